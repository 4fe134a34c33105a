import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { AlarmReply } from '../../../contract/on-call.contract.ts';
import { allItems, pagesOf } from '../../lib/api.ts';
import { MoreButton } from '../../ui/more-button.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { When } from '../../ui/when.tsx';
import { AcknowledgeAlarm, AlarmNotified, AlarmWhat } from './alarm-parts.tsx';
import { useOnCallWords } from './on-call-words.ts';

export const openAlarmsQuery = pagesOf('/alarms', { query: { state: 'open', limit: 50 } });

/** What nobody has acknowledged yet, newest first. */
export function OpenAlarms() {
  const t = useOnCallWords();
  const alarms = useInfiniteQuery(openAlarmsQuery);
  const items = allItems(alarms.data);
  const columns: Column<AlarmReply>[] = [
    { key: 'what', label: t('alarms.what'), show: (alarm) => <AlarmWhat alarm={alarm} /> },
    { key: 'raised', label: t('alarms.raised'), show: ({ raisedAt }) => <When at={raisedAt} plain /> },
    { key: 'notified', label: t('alarms.notified'), show: (alarm) => <AlarmNotified alarm={alarm} /> },
    {
      key: 'next',
      label: t('alarms.next'),
      show: ({ nextNotifyAt }) => (nextNotifyAt ? <When at={nextNotifyAt} plain /> : t('alarms.nobodyLeft')),
    },
    { key: 'actions', label: '', align: 'end', show: (alarm) => <AcknowledgeAlarm alarm={alarm} /> },
  ];
  return (
    <Section title={t('alarms.title')} flush={items.length > 0}>
      {alarms.isError && <ProblemMessage error={alarms.error} onRetry={() => void alarms.refetch()} />}
      {alarms.data && items.length === 0 && <Text c="dimmed">{t('alarms.none')}</Text>}
      {items.length > 0 && (
        <RecordTable caption={t('alarms.title')} columns={columns} rows={items} rowKey={({ id }) => id} />
      )}
      <MoreButton {...alarms} />
    </Section>
  );
}
