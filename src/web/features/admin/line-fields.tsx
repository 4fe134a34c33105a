import { Autocomplete, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { counties } from '../../../domain/line/counties.ts';
import { districtsOf } from '../../../domain/line/districts.ts';
import { countyName } from '../../lib/place-names.ts';
import { AddPhoneSystem } from './add-phone-system.tsx';
import { phoneSystemsQuery } from './lines-table.tsx';

export interface LineTerms {
  number: string;
  label: string;
  phoneSystemId: string;
  county: string;
  district: string;
  emergencyConsent: 'auto' | 'ask' | 'never';
  /** Empty: nobody is asked beside the owners. */
  contactName: string;
  contactEmail: string;
}

/** What a line's fields say, as the API takes it: an empty one is nothing. */
export function typedTerms<Terms extends LineTerms>(terms: Terms) {
  const orNull = (text: string) => (text.trim() === '' ? null : text);
  const { district, contactName, contactEmail } = terms;
  const typed = { contactName: orNull(contactName), contactEmail: orNull(contactEmail) };
  return { ...terms, ...typed, district: orNull(district) };
}

/** The fields of a line besides its hours and recordings. */
export function LineFields<Values extends LineTerms>({ form }: { form: UseFormReturnType<Values> }) {
  const { t } = useTranslation();
  const systems = useQuery(phoneSystemsQuery);
  const chooseSystem = (id: string) =>
    (form as unknown as UseFormReturnType<LineTerms>).setFieldValue('phoneSystemId', id);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <TextInput
        {...form.getInputProps('number')}
        label={t('admin.lines.number')}
        description={t('admin.lines.numberText')}
        placeholder="02-2345-6789"
        type="tel"
        required
      />
      <TextInput
        {...form.getInputProps('label')}
        label={t('admin.lines.label')}
        description={t('admin.lines.labelText')}
        maxLength={120}
        required
      />
      <Stack gap="xs" align="start">
        <Select
          {...form.getInputProps('phoneSystemId')}
          label={t('admin.lines.system')}
          required
          w="100%"
          data={systems.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        />
        <AddPhoneSystem size="xs" variant="default" onAdded={(id) => chooseSystem(id)} />
      </Stack>
      <Select
        {...form.getInputProps('emergencyConsent')}
        label={t('admin.lines.consent')}
        allowDeselect={false}
        description={t('admin.lines.consentText')}
        data={(['auto', 'ask', 'never'] as const).map((value) => ({
          value,
          label: t(`admin.consents.${value}`),
          disabled: value === 'auto',
        }))}
      />
      <Select
        {...form.getInputProps('county')}
        label={t('admin.county')}
        searchable
        required
        data={counties.map((value) => ({ value, label: countyName(value) }))}
      />
      <Autocomplete
        {...form.getInputProps('district')}
        label={t('admin.lines.district')}
        data={[...districtsOf((form.values as LineTerms).county)]}
        maxLength={40}
      />
      <TextInput
        {...form.getInputProps('contactName')}
        label={t('admin.lines.contactName')}
        description={t('admin.lines.contactText')}
        maxLength={80}
      />
      <TextInput
        {...form.getInputProps('contactEmail')}
        label={t('admin.lines.contactEmail')}
        description={t('admin.lines.contactEmailText')}
        type="email"
        maxLength={254}
      />
    </SimpleGrid>
  );
}
