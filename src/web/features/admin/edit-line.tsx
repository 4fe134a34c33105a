import { Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { editableQueryOf } from '../../lib/api.ts';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import type { ReadLine } from './edit-line-form.tsx';

/** In a file of its own: it is loaded by whoever edits. */
const EditLineForm = lazy(async () => ({ default: (await import('./edit-line-form.tsx')).EditLineForm }));

/** Changes the terms of a line; hours and recordings change by requests. */
export function EditLine({ line, etag }: ReadLine) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState(false);
  // The version read when the form opened, so that a change by somebody else meanwhile is not overwritten.
  const [read, setRead] = useState<ReadLine>({ line, etag });
  const begin = () => {
    setRead({ line, etag });
    setOpen(true);
  };
  const reload = async () => {
    const query = editableQueryOf('/lines/{id}', { params: { id: line.id } });
    const fresh = await queryClient.fetchQuery({ ...query, staleTime: 0 });
    setRead({ line: fresh.value, etag: fresh.etag });
  };
  return (
    <>
      <Button variant="default" onClick={begin}>
        {t('admin.edit')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        size="lg"
        title={t('admin.lines.edit')}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        <Suspense fallback={<ListSkeleton rows={6} />}>
          <EditLineForm key={read.etag} {...read} onDone={() => setOpen(false)} onReload={() => void reload()} />
        </Suspense>
      </Modal>
    </>
  );
}
