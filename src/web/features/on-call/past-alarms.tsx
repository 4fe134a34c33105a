import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { AlarmReply } from '../../../contract/on-call.contract.ts';
import { allItems, pagesOf } from '../../lib/api.ts';
import { MoreButton } from '../../ui/more-button.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { When } from '../../ui/when.tsx';
import { AlarmNotified, AlarmWhat, useAlarmState } from './alarm-parts.tsx';
import { useOnCallWords } from './on-call-words.ts';

export const pastAlarmsQuery = pagesOf('/alarms', { query: { state: 'ended', limit: 10 } });

/** Alarms that have ended: who was notified, and what ended them. */
export function PastAlarms() {
  const t = useOnCallWords();
  const stateOf = useAlarmState();
  const alarms = useInfiniteQuery(pastAlarmsQuery);
  const items = allItems(alarms.data);
  const columns: Column<AlarmReply>[] = [
    { key: 'what', label: t('alarms.what'), show: (alarm) => <AlarmWhat alarm={alarm} /> },
    { key: 'raised', label: t('alarms.raised'), show: ({ raisedAt }) => <When at={raisedAt} plain /> },
    { key: 'notified', label: t('alarms.notified'), show: (alarm) => <AlarmNotified alarm={alarm} /> },
    {
      key: 'end',
      label: t('history.end'),
      show: (alarm) => (
        <>
          {stateOf(alarm)}
          {alarm.endedAt && (
            <Text size="sm" c="dimmed">
              <When at={alarm.endedAt} plain />
            </Text>
          )}
        </>
      ),
    },
  ];
  return (
    <Section title={t('history.title')} flush={items.length > 0}>
      {alarms.isError && <ProblemMessage error={alarms.error} onRetry={() => void alarms.refetch()} />}
      {alarms.data && items.length === 0 && <Text c="dimmed">{t('history.none')}</Text>}
      {items.length > 0 && (
        <RecordTable caption={t('history.title')} columns={columns} rows={items} rowKey={({ id }) => id} />
      )}
      <MoreButton {...alarms} />
    </Section>
  );
}
