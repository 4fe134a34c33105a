import { Anchor, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { BroadcastReply } from '../../../contract/broadcasts.contract.ts';
import { allItems, pagesOf } from '../../lib/api.ts';
import { MoreButton } from '../../ui/more-button.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import { BroadcastState } from './broadcast-state.tsx';
import { useEmergencyWords, usePlaceAndTime } from './emergency-words.ts';

export const openQuery = pagesOf('/broadcasts', { query: { state: 'open', limit: 50 } });
export const endedQuery = pagesOf('/broadcasts', { query: { state: 'ended', limit: 10 } });

/** Drafted and running, each with what it waits for. */
export function OpenBroadcasts() {
  const t = useEmergencyWords();
  const broadcasts = useInfiniteQuery(openQuery);
  const items = allItems(broadcasts.data);
  const common = useColumns();
  const columns: Column<BroadcastReply>[] = [
    ...common,
    { key: 'waits', label: t('running.waits'), show: (broadcast) => <Waits broadcast={broadcast} /> },
  ];
  return (
    <Section title={t('running.title')} flush={items.length > 0}>
      {broadcasts.isError && <ProblemMessage error={broadcasts.error} onRetry={() => void broadcasts.refetch()} />}
      {broadcasts.data && items.length === 0 && (
        <Stack gap={4}>
          <Text fw={600}>{t('running.none')}</Text>
          <Text c="dimmed">{t('running.noneText')}</Text>
        </Stack>
      )}
      {items.length > 0 && (
        <RecordTable caption={t('running.title')} columns={columns} rows={items} rowKey={({ id }) => id} />
      )}
      <MoreButton {...broadcasts} />
    </Section>
  );
}

export function EndedBroadcasts() {
  const t = useEmergencyWords();
  const broadcasts = useInfiniteQuery(endedQuery);
  const items = allItems(broadcasts.data);
  const columns = useColumns();
  return (
    <Section title={t('ended.title')} flush={items.length > 0}>
      {broadcasts.isError && <ProblemMessage error={broadcasts.error} onRetry={() => void broadcasts.refetch()} />}
      {broadcasts.data && items.length === 0 && <Text c="dimmed">{t('ended.none')}</Text>}
      {items.length > 0 && (
        <RecordTable caption={t('ended.title')} columns={columns} rows={items} rowKey={({ id }) => id} />
      )}
      <MoreButton {...broadcasts} />
    </Section>
  );
}

function useColumns(): Column<BroadcastReply>[] {
  const t = useEmergencyWords();
  return [
    { key: 'what', label: t('running.what'), show: (broadcast) => <What broadcast={broadcast} /> },
    { key: 'status', label: t('running.status'), show: ({ status }) => <BroadcastState status={status} /> },
    { key: 'lines', label: t('running.lines'), show: (broadcast) => <Lines broadcast={broadcast} /> },
  ];
}

function What({ broadcast }: { broadcast: BroadcastReply }) {
  const t = useEmergencyWords();
  const { areaOf, windowOf } = usePlaceAndTime();
  const names = broadcast.authors.map(({ name }) => name).join(', ');
  return (
    <Stack gap={2} style={{ overflowWrap: 'anywhere' }}>
      <Anchor component={Link} to={`/emergency/broadcasts/${broadcast.id}`} fw={600}>
        {areaOf(broadcast.area)}
      </Anchor>
      <Text size="sm">{windowOf(broadcast)}</Text>
      <Text size="sm" c="dimmed">
        {broadcast.reason} · {t('ended.by', { names })}
      </Text>
    </Stack>
  );
}

function Lines({ broadcast: { status, counts } }: { broadcast: BroadcastReply }) {
  const t = useEmergencyWords();
  if (status === 'cancelled') return '–';
  if (status === 'draft' || status === 'awaitingApproval') return t('lines.close', { count: counts.close });
  const isOver = status === 'restoring' || status === 'ended';
  const done = isOver ? counts.restored : counts.applied;
  return (
    <Stack gap={2}>
      <span>{t(isOver ? 'lines.reopened' : 'lines.progress', { done, all: counts.close })}</span>
      {counts.failed > 0 && <ToneBadge tone="bad">{t('lines.failed', { count: counts.failed })}</ToneBadge>}
    </Stack>
  );
}

/** What the reader, or somebody else, has to do next. */
function Waits({ broadcast: { status, actions, counts } }: { broadcast: BroadcastReply }) {
  const t = useEmergencyWords();
  if (actions.includes('confirm')) return <ToneBadge tone="warn">{t('waits.confirm')}</ToneBadge>;
  if (status === 'draft') return t('waits.submit');
  if (status === 'awaitingApproval')
    return actions.includes('approve') ? <ToneBadge tone="warn">{t('waits.approve')}</ToneBadge> : t('waits.other');
  return t(counts.failed > 0 ? 'waits.failed' : 'waits.nothing');
}
