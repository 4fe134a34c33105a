import { Button, Checkbox, Group, Select, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineReply } from '../../../contract/lines.contract.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { api, freshKey, queryOf } from '../../lib/api.ts';
import { fieldErrors } from '../../lib/problem-error.ts';
import { useUnsavedGuard } from '../../lib/unsaved-guard.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { LineFields, type LineTerms, typedTerms } from './line-fields.tsx';
import { usualWeek, type Weekly, WeeklyHours } from './weekly-hours.tsx';

interface Values extends LineTerms {
  organisationId: string;
  weekly: Weekly | null;
  followNationalCalendar: boolean;
}

/** Whose line it will be; its county is taken over, because most lines ring where the customer is. */
export interface LineOwner {
  id: string;
  county: string;
}

function useAddLine(onAdded: (line: LineReply) => unknown, onFault: (error: unknown) => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const key = useRef(freshKey());
  return useAction({
    mutationFn: (values: Values) => api.post('/lines', { body: typedTerms(values), key: key.current }),
    onSuccess: async (line) => {
      toastDone(t('admin.lines.added', { number: phoneNumberText(line.number) }));
      await onAdded(line);
      await queryClient.invalidateQueries({ queryKey: ['/lines'] });
      await queryClient.invalidateQueries({ queryKey: ['/phone-systems'] });
    },
    onError: (error) => {
      key.current = freshKey();
      onFault(error);
    },
  });
}

/** Adds a line, with its hours. Its recordings come by requests. Without an owner the customer is chosen first. */
export function LineForm({ owner, onAdded }: { owner?: LineOwner; onAdded(line: LineReply): unknown }) {
  const { t } = useTranslation();
  const form = useForm<Values>({
    initialValues: {
      organisationId: owner?.id ?? '',
      number: '',
      label: '',
      phoneSystemId: '',
      county: owner?.county ?? '',
      district: '',
      emergencyConsent: 'ask',
      contactName: '',
      contactEmail: '',
      weekly: usualWeek(),
      followNationalCalendar: true,
    },
  });
  const add = useAddLine(onAdded, (error) => form.setErrors(fieldErrors(error)));
  useUnsavedGuard(!add.isSuccess && form.isDirty());
  return (
    <form onSubmit={form.onSubmit((values) => add.mutate(values))} noValidate>
      <Stack>
        {owner === undefined && (
          <CustomerChoice
            input={form.getInputProps('organisationId')}
            onChange={({ id, county }) => form.setValues({ organisationId: id, county })}
          />
        )}
        <LineFields form={form} />
        <WeeklyHours
          value={form.values.weekly}
          errors={form.errors}
          onChange={(weekly) => {
            form.clearErrors();
            form.setFieldValue('weekly', weekly);
          }}
        />
        <Checkbox
          {...form.getInputProps('followNationalCalendar', { type: 'checkbox' })}
          label={t('admin.lines.national')}
        />
        {add.isError && <ProblemMessage error={add.error} fieldsMarked />}
        <Group>
          <Button type="submit" loading={add.isPending}>
            {t('admin.lines.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function CustomerChoice({ input, onChange }: { input: object; onChange(owner: LineOwner): void }) {
  const { t } = useTranslation();
  const customers = useQuery(queryOf('/customers', { query: { limit: 200 } }));
  return (
    <Select
      {...input}
      label={t('admin.customers.one')}
      searchable
      required
      allowDeselect={false}
      onChange={(chosen) => {
        const owner = customers.data?.items.find(({ id }) => id === chosen);
        if (owner) onChange(owner);
      }}
      data={customers.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
    />
  );
}
