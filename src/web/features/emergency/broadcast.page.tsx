import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { BroadcastReply } from '../../../contract/broadcasts.contract.ts';
import { editableQueryOf } from '../../lib/api.ts';
import { DefaultSound } from '../../lines/default-sound.tsx';
import { PromptName } from '../../lines/prompt-name.tsx';
import { Countdown } from '../../ui/countdown.tsx';
import { ObjectHeader } from '../../ui/object-header.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PlayButton } from '../../ui/play-button.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Facts, Section } from '../../ui/section.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import { When } from '../../ui/when.tsx';
import { ApprovalSection } from './approval-section.tsx';
import { BroadcastActions } from './broadcast-actions.tsx';
import { BroadcastState, broadcastTones } from './broadcast-state.tsx';
import { ChangeSection } from './change-section.tsx';
import { CounterSection } from './counter-section.tsx';
import { useEmergencyWords, usePlaceAndTime } from './emergency-words.ts';
import { NoticeSection } from './notice-section.tsx';
import { PreviewSection } from './preview-section.tsx';
import { ProgressSection } from './progress-section.tsx';
import { QuestionsSection } from './questions-section.tsx';
import { SentLines } from './sent-lines.tsx';

/** One broadcast: what would be closed and who approves it, then what has become of each line. */
export function BroadcastPage() {
  const { id = '' } = useParams();
  const t = useEmergencyWords();
  const read = useQuery(editableQueryOf('/broadcasts/{id}', { params: { id } }));
  if (read.isError && !read.data)
    return (
      <>
        <PageHeader title={t('page.kind')} back={{ to: '/emergency', label: t('page.back') }} />
        <ProblemMessage error={read.error} onRetry={() => void read.refetch()} />
      </>
    );
  if (!read.data) return <PageSkeleton />;
  const { value: broadcast, etag } = read.data;
  const isDraft = broadcast.draftHash !== null;
  return (
    <>
      <Head broadcast={broadcast} etag={etag} />
      {broadcast.announcementId !== null && <NoticeSection id={broadcast.announcementId} status={broadcast.status} />}
      <About broadcast={broadcast} />
      {isDraft && <PreviewSection key={broadcast.draftHash} broadcast={broadcast} />}
      {(isDraft || broadcast.actions.includes('confirm')) && <ApprovalSection broadcast={broadcast} />}
      {broadcast.sentAt !== null && (
        <>
          <ChangeSection broadcast={broadcast} />
          <CounterSection broadcast={broadcast} />
          <ProgressSection broadcast={broadcast} />
          <QuestionsSection broadcast={broadcast} />
          <SentLines broadcast={broadcast} />
        </>
      )}
    </>
  );
}

function Head({ broadcast, etag }: { broadcast: BroadcastReply; etag: string }) {
  const t = useEmergencyWords();
  const { areaOf, windowOf } = usePlaceAndTime();
  const { status } = broadcast;
  return (
    <ObjectHeader
      kind={t('page.kind')}
      title={areaOf(broadcast.area)}
      text={windowOf(broadcast)}
      state={<BroadcastState status={status} />}
      tone={broadcastTones[status]}
      back={{ to: '/emergency', label: t('page.back') }}
      actions={<BroadcastActions broadcast={broadcast} etag={etag} />}
    />
  );
}

function About({ broadcast }: { broadcast: BroadcastReply }) {
  const t = useEmergencyWords();
  const { authors, approver, sentAt, endedAt, correctedAt, provisionalUntil, reason } = broadcast;
  return (
    <Section title={t('page.about')}>
      <Facts
        items={[
          [t('page.reason'), reason, 'words'],
          [t('page.authors'), authors.map(({ name }) => name).join(', ')],
          [t('page.approver'), approver?.name ?? t('page.nobody')],
          [t('sound.title'), <SoundOf key="sound" promptId={broadcast.sound.promptId} />],
          ...(sentAt ? [[t('page.sent'), <When key="sent" at={sentAt} />] as const] : []),
          ...(endedAt ? [[t('page.ended'), <When key="ended" at={endedAt} />] as const] : []),
          ...(correctedAt ? [[t('page.corrected'), <When key="corrected" at={correctedAt} />] as const] : []),
        ]}
      />
      {provisionalUntil !== null && endedAt === null && <Alone until={provisionalUntil} />}
    </Section>
  );
}

/** For lines without a voice file of their own. */
function SoundOf({ promptId }: { promptId: string | null }) {
  const t = useEmergencyWords();
  return (
    <Group gap="xs" wrap="nowrap">
      {promptId === null ? (
        <DefaultSound lineSlot="emergency" />
      ) : (
        <PlayButton promptId={promptId} label={t('sound.desk')} />
      )}
      {promptId === null ? t('sound.bundled') : <PromptName promptId={promptId} withLength />}
    </Group>
  );
}

/** A lone send: when its lines open again, counted down to the second. */
function Alone({ until }: { until: string }) {
  const t = useEmergencyWords();
  const { momentOf } = usePlaceAndTime();
  return (
    <Stack gap={4} mt="md">
      <Group gap="xs">
        <ToneBadge tone="warn">
          {t('page.aloneLeft')} <Countdown until={until} label={t('page.aloneLeft')} />
        </ToneBadge>
      </Group>
      <Text size="sm">{t('page.alone', { until: momentOf(until) })}</Text>
    </Stack>
  );
}
