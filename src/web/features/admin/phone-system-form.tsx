import { Button, Modal, NumberInput, SegmentedControl, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhoneSystemReply } from '../../../contract/phone-systems.contract.ts';
import { api, editableQueryOf, freshKey } from '../../lib/api.ts';
import { fieldErrors } from '../../lib/problem-error.ts';
import { useUnsavedGuard } from '../../lib/unsaved-guard.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { EditProblem } from './edit-problem.tsx';
import { renditionName, renditions } from './rendition-names.ts';

type Kind = PhoneSystemReply['kind'];

interface Values {
  name: string;
  kind: Kind;
  settings: { folder: string; keepOldPromptsMinutes: number; rendition: string };
}

function valuesOf(system: PhoneSystemReply | undefined): Values {
  const {
    folder = '',
    keepOldPromptsMinutes = 60,
    rendition = 'wav8k',
  } = (system?.settings ?? {}) as Partial<Values['settings']>;
  return {
    name: system?.name ?? '',
    kind: system?.kind ?? 'directory',
    settings: { folder, keepOldPromptsMinutes, rendition },
  };
}

/** Each kind has its own settings; the server refuses those of another. */
function settingsOf({ kind, settings: { folder, keepOldPromptsMinutes, rendition } }: Values): Record<string, unknown> {
  return kind === 'directory' ? { folder, keepOldPromptsMinutes } : { rendition };
}

export function AddPhoneSystem() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button leftSection={<Plus size={18} aria-hidden />} onClick={() => setOpen(true)}>
        {t('admin.systems.add')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('admin.systems.add')}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        <SystemForm
          submit={t('admin.systems.add')}
          onDone={() => setOpen(false)}
          onSubmit={(values, key) =>
            api.post('/phone-systems', {
              body: { name: values.name, kind: values.kind, settings: settingsOf(values) },
              key,
            })
          }
        />
      </Modal>
    </>
  );
}

export function EditPhoneSystem({ id }: { id: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {t('admin.edit')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('admin.systems.edit')}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        <EditForm id={id} onDone={() => setOpen(false)} />
      </Modal>
    </>
  );
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

function SystemForm(parts: {
  system?: PhoneSystemReply;
  submit: string;
  onDone(): void;
  onReload?(): void;
  onSubmit(values: Values, key: string): Promise<unknown>;
}) {
  const { system, submit, onDone, onReload, onSubmit } = parts;
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const form = useForm<Values>({ initialValues: valuesOf(system) });
  const key = useRef(freshKey());
  const save = useAction({
    mutationFn: (values: Values) => onSubmit(values, key.current),
    onSuccess: async () => {
      onDone();
      toastDone(t('admin.saved'));
      await queryClient.invalidateQueries({ queryKey: ['/phone-systems'] });
    },
    onError: (error) => {
      key.current = freshKey();
      form.setErrors(fieldErrors(error));
    },
  });
  useUnsavedGuard(!save.isSuccess && form.isDirty());
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <Stack>
        <TextInput {...form.getInputProps('name')} label={t('admin.name')} maxLength={120} required data-autofocus />
        {!system && (
          <SegmentedControl
            {...form.getInputProps('kind')}
            aria-label={t('admin.systems.kind')}
            data={(['directory', 'manual'] as const).map((value) => ({
              value,
              label: t(`admin.systems.kinds.${value}`),
            }))}
          />
        )}
        {form.values.kind === 'directory' ? (
          <>
            <TextInput
              {...form.getInputProps('settings.folder')}
              label={t('admin.systems.folder')}
              description={t('admin.systems.folderText')}
              placeholder="/srv/pbx"
              required
            />
            <NumberInput
              {...form.getInputProps('settings.keepOldPromptsMinutes')}
              label={t('admin.systems.keep')}
              description={t('admin.systems.keepText')}
              min={1}
              max={10_080}
              allowDecimal={false}
            />
          </>
        ) : (
          <Select
            {...form.getInputProps('settings.rendition')}
            label={t('admin.systems.rendition')}
            description={t('admin.systems.renditionText')}
            allowDeselect={false}
            data={renditions.map((value) => ({ value, label: renditionName(value) }))}
          />
        )}
        {save.isError && <EditProblem error={save.error} onReload={() => onReload?.()} />}
        <Button type="submit" loading={save.isPending}>
          {submit}
        </Button>
      </Stack>
    </form>
  );
}
