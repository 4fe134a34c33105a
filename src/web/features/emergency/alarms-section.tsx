import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AlarmReply } from '../../../contract/on-call.contract.ts';
import { alarmKindNames } from '../../../contract/words/alarms.ts';
import { AcknowledgeButton } from '../../alarms/acknowledge-button.tsx';
import { AlarmNotices } from '../../alarms/alarm-notices-choice.tsx';
import { allItems, pagesOf } from '../../lib/api.ts';
import type { Language } from '../../lib/language.ts';
import { areaName } from '../../lib/place-names.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { When } from '../../ui/when.tsx';

export const alarmsQuery = pagesOf('/alarms', { query: { state: 'open', limit: 50 } });

/** What nobody has acknowledged yet; acknowledged right here. */
export function AlarmsSection() {
  const { t } = useTranslation('alarms');
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
        {items.map((alarm) => (
          <OpenAlarm key={alarm.id} alarm={alarm} />
        ))}
        <AlarmNotices />
      </Stack>
    </Section>
  );
}

function OpenAlarm({ alarm: { id, kind, number, customer, subject, raisedAt } }: { alarm: AlarmReply }) {
  const { i18n } = useTranslation('alarms');
  const name = alarmKindNames[kind][i18n.language as Language];
  const place = subject?.county ? areaName({ county: subject.county, district: subject.district }) : null;
  return (
    <Group justify="space-between" gap="sm">
      <div style={{ flex: '1 1 16rem' }}>
        <Anchor component={Link} to={`/on-call?alarm=${id}`} fw={600}>
          {name}
        </Anchor>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {[customer, number, place].filter(Boolean).map((about) => `${about} · `)}
          <When at={raisedAt} />
        </Text>
      </div>
      <AcknowledgeButton alarmId={id} queryClient={useQueryClient()} about={number ?? place ?? name} />
    </Group>
  );
}
