import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { NotFoundPage } from '../../shell/not-found.page.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Facts, Section } from '../../ui/section.tsx';

/** Where refusals lead when a person has to help. */
export function ContactPage() {
  const { t } = useTranslation();
  const { who } = useParams();
  if (who !== 'desk' && who !== 'sales') return <NotFoundPage />;
  return (
    <>
      <PageHeader title={t(`account.contact.${who}.title`)} text={t(`account.contact.${who}.text`)} />
      <Section title={t('account.contact.hours')}>
        <Stack>
          <Facts
            items={[
              [t('account.contact.open'), t('account.contact.openValue')],
              [t('account.contact.last'), t('account.contact.lastValue')],
            ]}
          />
          <Text c="dimmed">{t('account.contact.have')}</Text>
        </Stack>
      </Section>
    </>
  );
}
