import { Button, Checkbox, Group, Select, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { api, freshKey, queryOf } from '../../lib/api.ts';
import { fieldErrors } from '../../lib/problem-error.ts';
import { useUnsavedGuard } from '../../lib/unsaved-guard.ts';
import { useAction } from '../../lib/use-action.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { LineFields, type LineTerms } from './line-fields.tsx';
import { usualWeek, type Weekly, WeeklyHours } from './weekly-hours.tsx';

interface Values extends LineTerms {
  organisationId: string;
  weekly: Weekly | null;
  followNationalCalendar: boolean;
}

function useAddLine(onFault: (error: unknown) => void) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const key = useRef(freshKey());
  return useAction({
    mutationFn: ({ district, ...values }: Values) => {
      const body = { ...values, district: district.trim() === '' ? null : district };
      return api.post('/lines', { body, key: key.current });
    },
    onSuccess: async (line) => {
      toastDone(t('admin.lines.added', { number: phoneNumberText(line.number) }));
      await navigate(`/customers/${line.organisationId}`);
    },
    onError: (error) => {
      key.current = freshKey();
      onFault(error);
    },
  });
}

/** Adds a line, with its hours. Its recordings come by requests. */
export function NewLinePage() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const customer = search.get('customer') ?? '';
  const customers = useQuery(queryOf('/customers', { query: { limit: 200 } }));
  const form = useForm<Values>({
    initialValues: {
      organisationId: customer,
      number: '',
      label: '',
      phoneSystemId: '',
      county: '',
      district: '',
      emergencyConsent: 'ask',
      weekly: usualWeek(),
      followNationalCalendar: true,
    },
  });
  const add = useAddLine((error) => form.setErrors(fieldErrors(error)));
  useUnsavedGuard(!add.isSuccess && form.isDirty());
  const back =
    customer === ''
      ? { to: '/lines', label: t('admin.lines.title') }
      : { to: `/customers/${customer}`, label: t('admin.customers.one') };
  return (
    <>
      <PageHeader title={t('admin.lines.add')} text={t('admin.lines.addText')} back={back} />
      <form onSubmit={form.onSubmit((values) => add.mutate(values))} noValidate>
        <Section>
          <Stack>
            <Select
              {...form.getInputProps('organisationId')}
              label={t('admin.customers.one')}
              searchable
              required
              data={customers.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
            />
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
        </Section>
      </form>
    </>
  );
}
