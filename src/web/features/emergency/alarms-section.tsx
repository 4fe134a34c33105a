import { Anchor, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { alarmKindNames } from '../../../contract/words/alarms.ts';
import { AlarmNotices } from '../../alarms/alarm-notices-choice.tsx';
import { allItems, pagesOf } from '../../lib/api.ts';
import type { Language } from '../../lib/language.ts';
import { areaName } from '../../lib/place-names.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { When } from '../../ui/when.tsx';

export const alarmsQuery = pagesOf('/alarms', { query: { state: 'open', limit: 50 } });

/** What nobody has acknowledged yet; each leads to where it is acknowledged. */
export function AlarmsSection() {
  const { t, i18n } = useTranslation('alarms');
  const alarms = useInfiniteQuery(alarmsQuery);
  const items = allItems(alarms.data);
  return (
    <Section
      title={t('list')}
      actions={
        <Anchor component={Link} to="/on-call" size="sm">
          {t('all')}
        </Anchor>
      }
    >
      {alarms.isError && <ProblemMessage error={alarms.error} onRetry={() => void alarms.refetch()} />}
      <Stack gap="xs">
        {alarms.data && items.length === 0 && <Text c="dimmed">{t('none')}</Text>}
        {items.map(({ id, kind, number, customer, subject, raisedAt }) => (
          <div key={id}>
            <Anchor component={Link} to={`/on-call?alarm=${id}`} fw={600}>
              {alarmKindNames[kind][i18n.language as Language]}
            </Anchor>
            <Text size="sm">
              {[customer, number, subject?.county && areaName({ county: subject.county, district: subject.district })]
                .filter(Boolean)
                .map((about) => `${about} · `)}
              <When at={raisedAt} />
            </Text>
          </div>
        ))}
        <AlarmNotices />
      </Stack>
    </Section>
  );
}
