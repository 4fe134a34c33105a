import { Anchor, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { AnnouncementReply } from '../../../contract/stored-announcements.contract.ts';
import { allItems, pagesOf } from '../../lib/api.ts';
import { Countdown } from '../../ui/countdown.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import { AnnouncementState } from './announcement-state.tsx';
import { useEmergencyWords } from './emergency-words.ts';
import { useNoticeWords } from './use-notice-words.ts';

export const standingQuery = pagesOf('/announcements', { query: { state: 'standing', limit: 50 } });

/** Government notices that have not ended, each with what it waits for. */
export function StandingAnnouncements() {
  const t = useEmergencyWords();
  const read = useInfiniteQuery(standingQuery);
  const items = allItems(read.data);
  const columns: Column<AnnouncementReply>[] = [
    { key: 'what', label: t('notice.what'), show: (notice) => <What notice={notice} /> },
    { key: 'state', label: t('running.status'), show: ({ state }) => <AnnouncementState state={state} /> },
    { key: 'seen', label: t('notice.seen'), show: (notice) => <Seen notice={notice} /> },
    { key: 'next', label: t('running.waits'), show: (notice) => <Next notice={notice} /> },
  ];
  return (
    <Section title={t('notice.list')} flush={items.length > 0}>
      {read.isError && <ProblemMessage error={read.error} onRetry={() => void read.refetch()} />}
      {read.data && items.length === 0 && <Text c="dimmed">{t('notice.none')}</Text>}
      {items.length > 0 && (
        <RecordTable caption={t('notice.list')} columns={columns} rows={items} rowKey={({ id }) => id} />
      )}
      <MoreButton {...read} />
    </Section>
  );
}

function What({ notice }: { notice: AnnouncementReply }) {
  const { areaOf, dayOf, saysOf } = useNoticeWords();
  return (
    <Stack gap={2}>
      <Anchor component={Link} to={`/emergency/announcements/${notice.id}`} fw={600}>
        {areaOf(notice)}
      </Anchor>
      <Text size="sm">{dayOf(notice)}</Text>
      <Text size="sm" c="dimmed">
        {saysOf(notice)}
      </Text>
    </Stack>
  );
}

function Seen({ notice: { sightings } }: { notice: AnnouncementReply }) {
  const t = useEmergencyWords();
  const against = sightings.filter((sighting) => sighting.against).length;
  return (
    <Stack gap={2}>
      <span>{t('notice.times', { count: sightings.length })}</span>
      {against > 0 && <ToneBadge tone="bad">{t('notice.against', { count: against })}</ToneBadge>}
    </Stack>
  );
}

/** What the notice waits for: the clock, a decision, or a draft. */
export function Next({ notice }: { notice: AnnouncementReply }) {
  const t = useEmergencyWords();
  const { state, settlesAt, sendable, broadcasts } = notice;
  if (state === 'disputed') return <ToneBadge tone="bad">{t('notice.next.disputed')}</ToneBadge>;
  if (settlesAt !== null)
    return (
      <span>
        {t('notice.next.settling')} <Countdown until={settlesAt} label={t('notice.next.settling')} />
      </span>
    );
  if (state === 'proposed') return <ToneBadge tone="warn">{t('notice.next.proposed')}</ToneBadge>;
  if (broadcasts.length > 0) return t('notice.next.running', { count: broadcasts.length });
  return t(sendable ? 'notice.next.draft' : 'notice.next.nothing');
}
