import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { FeedReply } from '../../../contract/feed.contract.ts';
import { queryOf } from '../../lib/api.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import { When } from '../../ui/when.tsx';
import { useEmergencyWords } from './emergency-words.ts';

/** Readings without news bring no event. */
export const feedQuery = { ...queryOf('/feed'), refetchInterval: 30_000 };

const tones = { waiting: 'neutral', answering: 'good', failing: 'warn', silent: 'bad' } as const;

/** How the feed of notices answers; while it does not, that nothing follows from its silence. */
export function FeedSection() {
  const t = useEmergencyWords();
  const { data: feed, isError, error, refetch } = useQuery(feedQuery);
  return (
    <Section title={t('feed.title')}>
      {isError && <ProblemMessage error={error} onRetry={() => void refetch()} />}
      {feed?.state === 'off' && <Text c="dimmed">{t('feed.off')}</Text>}
      {feed && feed.state !== 'off' && <Answers feed={feed} state={feed.state} />}
    </Section>
  );
}

function Answers({ feed, state }: { feed: FeedReply; state: keyof typeof tones }) {
  const t = useEmergencyWords();
  const { address, answeredAt, fault, entries, unread, nextAttemptAt } = feed;
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <ToneBadge tone={tones[state]}>{t(`feed.states.${state}`)}</ToneBadge>
        <Text size="sm">{t('feed.entries', { count: entries })}</Text>
        {unread > 0 && <ToneBadge tone="warn">{t('feed.unread', { count: unread })}</ToneBadge>}
      </Group>
      {state !== 'answering' && <Text>{t('feed.silence')}</Text>}
      {fault && (
        <Text size="sm">
          {fault.status === null
            ? t('feed.fault', { text: fault.text })
            : t('feed.faultStatus', { text: fault.text, status: fault.status })}
        </Text>
      )}
      {answeredAt && (
        <Text size="sm">
          {t('feed.answered')} <When at={answeredAt} />
        </Text>
      )}
      {nextAttemptAt && state !== 'answering' && (
        <Text size="sm">
          {t('feed.next')} <When at={nextAttemptAt} />
        </Text>
      )}
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {address}
      </Text>
    </Stack>
  );
}
