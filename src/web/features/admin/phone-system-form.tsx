import { Button, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhoneSystemReply } from '../../../contract/phone-systems.contract.ts';
import { freshKey } from '../../lib/api.ts';
import { fieldErrors } from '../../lib/problem-error.ts';
import { useUnsavedGuard } from '../../lib/unsaved-guard.ts';
import { useAction } from '../../lib/use-action.ts';
import { EditProblem } from '../../ui/edit-problem.tsx';
import { Segments } from '../../ui/segments.tsx';
import { WholeNumberInput } from '../../ui/whole-number-input.tsx';
import { renditionName, renditions } from './rendition-names.ts';

type Kind = PhoneSystemReply['kind'];

export interface SystemValues {
  name: string;
  kind: Kind;
  settings: { folder: string; keepOldPromptsMinutes: number; rendition: string };
}

function valuesOf(system: PhoneSystemReply | undefined): SystemValues {
  const {
    folder = '',
    keepOldPromptsMinutes = 60,
    rendition = 'wav8k',
  } = (system?.settings ?? {}) as Partial<SystemValues['settings']>;
  return {
    name: system?.name ?? '',
    kind: system?.kind ?? 'directory',
    settings: { folder, keepOldPromptsMinutes, rendition },
  };
}

/** Each kind has its own settings; the server refuses those of another. */
export function settingsOf({
  kind,
  settings: { folder, keepOldPromptsMinutes, rendition },
}: SystemValues): Record<string, unknown> {
  return kind === 'directory' ? { folder, keepOldPromptsMinutes } : { rendition };
}

/** Name and settings of a phone system. */
export function SystemForm(parts: {
  system?: PhoneSystemReply;
  submit: string;
  onDone(saved: PhoneSystemReply): void;
  onReload?(): void;
  onSubmit(values: SystemValues, key: string): Promise<PhoneSystemReply>;
}) {
  const { system, submit, onDone, onReload, onSubmit } = parts;
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const form = useForm<SystemValues>({ initialValues: valuesOf(system) });
  const key = useRef(freshKey());
  const save = useAction({
    mutationFn: (values: SystemValues) => onSubmit(values, key.current),
    onSuccess: async (saved) => {
      onDone(saved);
      await queryClient.invalidateQueries({ queryKey: ['/phone-systems'] });
    },
    onError: (error) => {
      key.current = freshKey();
      form.setErrors(fieldErrors(error));
    },
  });
  useUnsavedGuard(!save.isSuccess && form.isDirty());
  return (
    <form
      onSubmit={(event) => {
        // It may stand in a dialog of another form, which must not be sent with it.
        event.stopPropagation();
        form.onSubmit((values) => save.mutate(values))(event);
      }}
      noValidate
    >
      <Stack>
        <TextInput {...form.getInputProps('name')} label={t('admin.name')} maxLength={120} required data-autofocus />
        {!system && (
          <Segments
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
            <WholeNumberInput
              {...form.getInputProps('settings.keepOldPromptsMinutes')}
              label={t('admin.systems.keep')}
              description={t('admin.systems.keepText')}
              min={1}
              max={10_080}
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
