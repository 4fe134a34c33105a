import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineReply } from '../../../contract/lines.contract.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { api, editableQueryOf } from '../../lib/api.ts';
import { fieldErrors, problemCode } from '../../lib/problem-error.ts';
import { useUnsavedGuard } from '../../lib/unsaved-guard.ts';
import { useAction } from '../../lib/use-action.ts';
import { EditProblem } from '../../ui/edit-problem.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { LineFields, type LineTerms } from './line-fields.tsx';

interface Read {
  line: LineReply;
  etag: string;
}

/** Changes the terms of a line; hours and recordings change by requests. */
export function EditLine({ line, etag }: Read) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState(false);
  // The version read when the form opened, so that a change by somebody else meanwhile is not overwritten.
  const [read, setRead] = useState<Read>({ line, etag });
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
        <EditForm key={read.etag} {...read} onDone={() => setOpen(false)} onReload={() => void reload()} />
      </Modal>
    </>
  );
}

function EditForm({ line, etag, onDone, onReload }: Read & { onDone(): void; onReload(): void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [reason, setReason] = useState('');
  const { number, label, phoneSystemId = '', county, district, emergencyConsent } = line;
  const form = useForm<LineTerms>({
    initialValues: {
      number: phoneNumberText(number),
      label,
      phoneSystemId,
      county,
      district: district ?? '',
      emergencyConsent,
    },
  });
  const save = useAction({
    mutationFn: ({ district: typed, number: dialled, ...values }: LineTerms) => {
      // An unchanged number is not validated again by newer rules.
      const changed = dialled === phoneNumberText(number) ? {} : { number: dialled };
      const override = reason.trim() === '' ? {} : { override: { reason } };
      const body = { ...values, ...changed, ...override, district: typed.trim() === '' ? null : typed };
      return api.patch('/lines/{id}', { params: { id: line.id }, body, etag });
    },
    onSuccess: async () => {
      onDone();
      toastDone(t('admin.saved'));
      await queryClient.invalidateQueries({ queryKey: ['/lines/{id}'] });
      await queryClient.invalidateQueries({ queryKey: ['/lines'] });
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  useUnsavedGuard(!save.isSuccess && form.isDirty());
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <Stack>
        <LineFields form={form} />
        {save.isError && <EditProblem error={save.error} onReload={onReload} />}
        {(reason !== '' || problemCode(save.error) === 'line_has_changes') && (
          <TextInput
            label={t('admin.lines.moveReason')}
            maxLength={500}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
        )}
        <Button type="submit" loading={save.isPending}>
          {t('admin.save')}
        </Button>
      </Stack>
    </form>
  );
}
