import { Button, Checkbox, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerReply } from '../../../contract/customers.contract.ts';
import { counties } from '../../../domain/line/counties.ts';
import { freshKey } from '../../lib/api.ts';
import type { BodyOf } from '../../lib/api-types.ts';
import { countyName } from '../../lib/place-names.ts';
import { fieldErrors } from '../../lib/problem-error.ts';
import { useUnsavedGuard } from '../../lib/unsaved-guard.ts';
import { useAction } from '../../lib/use-action.ts';
import { EditProblem } from '../../ui/edit-problem.tsx';
import { WholeNumberInput } from '../../ui/whole-number-input.tsx';

export type CustomerBody = BodyOf<'post', '/customers'>;

interface Values extends Omit<CustomerBody, 'contract' | 'extraBusinessDays'> {
  hasContract: boolean;
  contract: { from: string; until: string };
  extraBusinessDays: number | '';
}

function valuesOf(customer: CustomerReply | undefined): Values {
  return {
    name: customer?.name ?? '',
    plan: customer?.plan ?? 'pro',
    onboardedOn: customer?.onboardedOn ?? '',
    hasContract: customer ? customer.contract !== null : true,
    contract: customer?.contract ?? { from: '', until: '' },
    environment: customer?.environment ?? 'shared',
    extraBusinessDays: customer?.extraBusinessDays ?? '',
    county: customer?.county ?? '',
  };
}

function bodyOf({ hasContract, contract, extraBusinessDays, ...rest }: Values): CustomerBody {
  return {
    ...rest,
    contract: hasContract ? contract : null,
    extraBusinessDays: extraBusinessDays === '' ? null : extraBusinessDays,
  };
}

/** Terms of a customer, to add one or to edit it. */
export function CustomerForm(parts: {
  customer?: CustomerReply;
  submit: string;
  onSubmit(body: CustomerBody, key: string): Promise<void>;
  onReload?(): void;
}) {
  const { customer, submit, onSubmit, onReload } = parts;
  const { t } = useTranslation();
  const form = useForm<Values>({ initialValues: valuesOf(customer) });
  const key = useRef(freshKey());
  const save = useAction({
    mutationFn: (values: Values) => onSubmit(bodyOf(values), key.current),
    onError: (error) => {
      // A corrected form is another request.
      key.current = freshKey();
      form.setErrors(fieldErrors(error));
    },
  });
  useUnsavedGuard(!save.isSuccess && form.isDirty());
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <Stack>
        <TextInput {...form.getInputProps('name')} label={t('admin.name')} maxLength={120} data-autofocus required />
        <Terms form={form} />
        <Checkbox
          {...form.getInputProps('hasContract', { type: 'checkbox' })}
          label={t('admin.customers.hasContract')}
        />
        {form.values.hasContract && (
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput
              {...form.getInputProps('contract.from')}
              label={t('admin.customers.from')}
              type="date"
              required
            />
            <TextInput
              {...form.getInputProps('contract.until')}
              label={t('admin.customers.until')}
              type="date"
              required
            />
          </SimpleGrid>
        )}
        {save.isError && <EditProblem error={save.error} onReload={() => onReload?.()} />}
        <Button type="submit" loading={save.isPending}>
          {submit}
        </Button>
      </Stack>
    </form>
  );
}

function Terms({ form }: { form: UseFormReturnType<Values> }) {
  const { t } = useTranslation();
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          {...form.getInputProps('plan')}
          label={t('admin.customers.plan')}
          allowDeselect={false}
          data={(['trial', 'pro', 'enterprise'] as const).map((value) => ({ value, label: t(`admin.plans.${value}`) }))}
        />
        <TextInput {...form.getInputProps('onboardedOn')} label={t('admin.customers.onboarded')} type="date" required />
        <Select
          {...form.getInputProps('environment')}
          label={t('admin.customers.environment')}
          allowDeselect={false}
          data={(['shared', 'dedicated'] as const).map((value) => ({ value, label: t(`admin.environments.${value}`) }))}
        />
        <Select
          {...form.getInputProps('county')}
          label={t('admin.county')}
          searchable
          required
          data={counties.map((value) => ({ value, label: countyName(value) }))}
        />
      </SimpleGrid>
      <WholeNumberInput
        {...form.getInputProps('extraBusinessDays')}
        label={t('admin.customers.extra')}
        description={t('admin.customers.extraText')}
        min={0}
        max={30}
      />
    </>
  );
}
