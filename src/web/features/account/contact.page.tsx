import { Anchor, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Mail, Phone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { queryOf } from '../../lib/api.ts';
import { dialHref } from '../../lib/dial-href.ts';
import { useFormats } from '../../lib/formats.ts';
import { meQuery } from '../../lib/session.ts';
import { NotFoundPage } from '../../shell/not-found.page.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Facts, Section } from '../../ui/section.tsx';

/** The page that refusals lead to when a person has to help; also open without signing in. */
export function ContactPage() {
  const { t } = useTranslation();
  const { who } = useParams();
  if (who !== 'desk' && who !== 'sales') return <NotFoundPage />;
  const other = who === 'desk' ? 'sales' : 'desk';
  return (
    <>
      <PageHeader title={t(`account.contact.${who}.title`)} text={t(`account.contact.${who}.text`)} />
      <Section title={t('account.contact.reach')}>
        <Stack>
          <Reach who={who} />
          <Text c="dimmed">{t('account.contact.have')}</Text>
        </Stack>
      </Section>
      <Section title={t('account.contact.hours')}>
        <Stack>
          <Facts
            items={[
              [t('account.contact.open'), t('account.contact.openValue')],
              [t('account.contact.last'), t('account.contact.lastValue')],
            ]}
          />
          {who === 'desk' && <Onboarding />}
        </Stack>
      </Section>
      <Anchor component={Link} to={`/contact/${other}`}>
        {t(`account.contact.${other}.title`)}
      </Anchor>
    </>
  );
}

/** Until when the specialist of the own onboarding helps; the rule alone for whoever has not signed in. */
function Onboarding() {
  const { t } = useTranslation();
  const { promiseDay } = useFormats();
  const me = useQueryClient().getQueryData(meQuery.queryKey);
  const until = me?.organisation?.onboardingUntil;
  return (
    <Text c="dimmed">
      {t('account.contact.onboarding')}
      {until !== undefined && ` ${t('account.contact.onboardingUntil', { day: promiseDay(Date.parse(until) - 1) })}`}
    </Text>
  );
}

function Reach({ who }: { who: 'desk' | 'sales' }) {
  const { t } = useTranslation();
  const contact = useQuery(queryOf('/contact'));
  if (contact.isError) return <ProblemMessage error={contact.error} onRetry={() => void contact.refetch()} />;
  if (!contact.data) return <Skeleton height={32} />;
  const { phone, email } = contact.data[who];
  if (phone === null && email === null) return <Text>{t(`account.contact.${who}.none`)}</Text>;
  return (
    <Stack gap="xs">
      {phone !== null && (
        <Group gap="xs" wrap="nowrap">
          <Phone size={18} aria-hidden />
          <Anchor href={dialHref(phone)} fw={600} size="lg">
            {phoneNumberText(phone)}
          </Anchor>
        </Group>
      )}
      {email !== null && (
        <Group gap="xs" wrap="nowrap">
          <Mail size={18} aria-hidden />
          <Anchor href={`mailto:${email}`} fw={600} size="lg" style={{ overflowWrap: 'anywhere' }}>
            {email}
          </Anchor>
        </Group>
      )}
    </Stack>
  );
}
