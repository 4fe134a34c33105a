import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineReply } from '../../../contract/lines.contract.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { api } from '../../lib/api.ts';
import { fieldErrors, problemCode } from '../../lib/problem-error.ts';
import { useUnsavedGuard } from '../../lib/unsaved-guard.ts';
import { useAction } from '../../lib/use-action.ts';
import { EditProblem } from '../../ui/edit-problem.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { LineFields, type LineTerms, typedTerms } from './line-fields.tsx';

/** The version of a line that a form begins with. */
export interface ReadLine {
  line: LineReply;
  etag: string;
}

/** The terms of a line, saved in the version that was read. */
export function EditLineForm({ line, etag, onDone, onReload }: ReadLine & { onDone(): void; onReload(): void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [reason, setReason] = useState('');
  const { number, label, phoneSystemId = '', county, district, emergencyConsent, contactName, contactEmail } = line;
  const form = useForm<LineTerms>({
    initialValues: {
      number: phoneNumberText(number),
      label,
      phoneSystemId,
      county,
      district: district ?? '',
      emergencyConsent,
      contactName: contactName ?? '',
      contactEmail: contactEmail ?? '',
    },
  });
  const save = useAction({
    mutationFn: (terms: LineTerms) => {
      const { number: dialled, ...values } = typedTerms(terms);
      // An unchanged number is not validated again by newer rules.
      const changed = dialled === phoneNumberText(number) ? {} : { number: dialled };
      const override = reason.trim() === '' ? {} : { override: { reason } };
      return api.patch('/lines/{id}', { params: { id: line.id }, body: { ...values, ...changed, ...override }, etag });
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
