import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, editableQueryOf } from '../../lib/api.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { SystemForm, settingsOf } from './phone-system-form.tsx';
import { SystemSaved } from './system-saved.tsx';

export function EditPhoneSystem({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="xs"
        variant="default"
        aria-label={t('admin.systems.editOf', { name })}
        onClick={() => setOpen(true)}
      >
        {t('admin.edit')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('admin.systems.edit')}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        <EditSteps id={id} onDone={() => setOpen(false)} />
      </Modal>
    </>
  );
}

/** The form, then what the saved phone system answers, and the form again until it is right. */
export function EditSteps({ id, onDone, saved = false }: { id: string; onDone(): void; saved?: boolean }) {
  const [isSaved, setSaved] = useState(saved);
  if (isSaved) return <SystemSaved id={id} onDone={onDone} onEdit={() => setSaved(false)} />;
  return <EditForm id={id} onDone={() => setSaved(true)} />;
}

function EditForm({ id, onDone }: { id: string; onDone(): void }) {
  const { t } = useTranslation();
  const query = editableQueryOf('/phone-systems/{id}', { params: { id } });
  const system = useQuery({ ...query, staleTime: 0, gcTime: 0, queryKey: [...query.queryKey, 'form'] as never });
  if (system.isError) return <ProblemMessage error={system.error} onRetry={() => void system.refetch()} />;
  if (!system.data) return <ListSkeleton rows={3} />;
  const { value, etag } = system.data;
  return (
    <SystemForm
      key={etag}
      system={value}
      submit={t('admin.save')}
      onDone={onDone}
      onReload={() => void system.refetch()}
      onSubmit={(values) =>
        api.patch('/phone-systems/{id}', {
          params: { id },
          body: { name: values.name, settings: settingsOf(values) },
          etag,
        })
      }
    />
  );
}
