import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/section.tsx';
import { AddPhoneSystem } from './add-phone-system.tsx';
import { PhoneSystemsTable } from './phone-systems-table.tsx';

/** The phone systems that the customer's lines are on, and whether they answer. */
export function CustomerSystems({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Section flush title={t('admin.customers.systems')} actions={<AddPhoneSystem size="xs" variant="default" />}>
      <PhoneSystemsTable
        organisationId={id}
        none={
          <Text c="dimmed" px={20} pb="md">
            {t('admin.customers.noSystems')}
          </Text>
        }
      />
    </Section>
  );
}
