import { Button, Progress, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { memo, useMemo, useState } from 'react';
import { useParams } from 'react-router';
import type { ExerciseLineReply } from '../../../contract/exercise-broadcasts.contract.ts';
import type { ExerciseBroadcastReply, WholeExerciseReply } from '../../../contract/exercises.contract.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { allItems, pagesOf } from '../../lib/api.ts';
import { MoreButton } from '../../ui/more-button.tsx';
import { ObjectHeader } from '../../ui/object-header.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { Facts, Section } from '../../ui/section.tsx';
import { ListSkeleton, PageSkeleton } from '../../ui/skeletons.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { BroadcastLineBadge, BroadcastState, broadcastTones } from './broadcast-state.tsx';
import { useEmergencyWords, usePlaceAndTime } from './emergency-words.ts';
import { ExerciseActions, ExerciseApproval, ExerciseDenial } from './exercise-approval.tsx';
import { ExerciseDraft } from './exercise-draft.tsx';
import { ExerciseFrame } from './exercise-frame.tsx';
import { useExercise } from './exercise-time.ts';

/** A broadcast of an exercise: what it would close, who approves it, and its imitated progress. */
export function ExerciseBroadcastPage() {
  const { id = '', broadcastId = '' } = useParams();
  const t = useEmergencyWords();
  const read = useExercise(id);
  const broadcast = read.data?.broadcasts.find((each) => each.id === broadcastId);
  if (!broadcast && (read.isError || read.data))
    return (
      <ExerciseFrame>
        <PageHeader
          title={t('exercise.broadcast.kind')}
          back={{ to: `/emergency/exercises/${id}`, label: t('exercise.backToExercise') }}
        />
        {read.isError && <ProblemMessage error={read.error} onRetry={() => void read.refetch()} />}
      </ExerciseFrame>
    );
  if (!read.data || !broadcast) return <PageSkeleton />;
  const isDraft = broadcast.status === 'draft' || broadcast.status === 'awaitingApproval';
  return (
    <ExerciseFrame>
      <Head exercise={read.data} broadcast={broadcast} />
      <ExerciseDenial broadcast={broadcast} />
      <About broadcast={broadcast} />
      {isDraft && <ExerciseApproval broadcast={broadcast} />}
      {broadcast.sentAt !== null && <Imitated broadcast={broadcast} />}
      <Lines broadcast={broadcast} />
    </ExerciseFrame>
  );
}

function Head({ exercise, broadcast }: { exercise: WholeExerciseReply; broadcast: ExerciseBroadcastReply }) {
  const t = useEmergencyWords();
  const { areaOf, windowOf } = usePlaceAndTime();
  const { status, exerciseId } = broadcast;
  return (
    <ObjectHeader
      kind={t('exercise.broadcast.kind')}
      title={areaOf(broadcast.area)}
      tab={t('exercise.tab', { title: areaOf(broadcast.area) })}
      text={windowOf(broadcast)}
      state={<BroadcastState status={status} />}
      tone={broadcastTones[status]}
      back={{ to: `/emergency/exercises/${exerciseId}`, label: t('exercise.backToExercise') }}
      actions={
        <>
          <ExerciseActions broadcast={broadcast} />
          {broadcast.actions.includes('edit') && <EditDraft exercise={exercise} broadcast={broadcast} />}
        </>
      }
    />
  );
}

/** Whoever edits is an author from then on, and an approval that was asked for has to be asked for again. */
function EditDraft(parts: { exercise: WholeExerciseReply; broadcast: ExerciseBroadcastReply }) {
  const t = useEmergencyWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('exercise.draft.edit')}
      </Button>
      <ExerciseDraft
        exercise={parts.exercise}
        start={isOpen ? { notice: null, edited: parts.broadcast } : null}
        onClose={() => setOpen(false)}
      />
    </>
  );
}

function About({ broadcast }: { broadcast: ExerciseBroadcastReply }) {
  const t = useEmergencyWords();
  const { reason, author, approver, counts } = broadcast;
  const dispositions = ['close', 'ask', 'never', 'alreadyClosed', 'blocked'] as const;
  return (
    <Section title={t('exercise.broadcast.about')}>
      <Facts
        items={[
          [t('page.reason'), reason, 'words'],
          [t('exercise.broadcast.author'), author],
          [t('page.approver'), approver ?? t('page.nobody')],
          ...dispositions
            .filter((name) => name === 'close' || counts[name] > 0)
            .map((name) => [t(`preview.${name}`), counts[name]] as const),
        ]}
      />
    </Section>
  );
}

function Imitated({ broadcast: { phoneSystems } }: { broadcast: ExerciseBroadcastReply }) {
  const t = useEmergencyWords();
  return (
    <Section title={t('exercise.broadcast.progress')}>
      <Text mb="md">{t('exercise.broadcast.progressText')}</Text>
      <Stack gap="lg">
        {phoneSystems.map(({ name, lines, closed, failed }) => (
          <div key={name}>
            <Text fw={600}>{name}</Text>
            <Progress.Root size="lg">
              <Progress.Section
                value={(closed / lines) * 100}
                color="violet"
                aria-label={t('progress.of', { name, done: closed, all: lines, failed })}
              />
              <Progress.Section value={(failed / lines) * 100} color="red" withAria={false} />
            </Progress.Root>
            <Text size="sm">
              {t('progress.done', { done: closed, all: lines })}
              {failed > 0 && ` · ${t('lines.failed', { count: failed })}`}
            </Text>
          </div>
        ))}
      </Stack>
    </Section>
  );
}

function Lines({ broadcast }: { broadcast: ExerciseBroadcastReply }) {
  const t = useEmergencyWords();
  const { id: broadcastId, exerciseId: id, sentAt } = broadcast;
  const lines = useInfiniteQuery(
    pagesOf('/exercises/{id}/broadcasts/{broadcastId}/lines', {
      ...{ params: { id, broadcastId }, query: { limit: 10 } },
    }),
  );
  const items = useMemo(() => allItems(lines.data), [lines.data]);
  return (
    <Section title={t('exercise.broadcast.lines')} flush={items.length > 0}>
      {lines.isPending && <ListSkeleton rows={3} />}
      {lines.isError && <ProblemMessage error={lines.error} onRetry={() => void lines.refetch()} />}
      {lines.data && items.length === 0 && <Text c="dimmed">{t('preview.none')}</Text>}
      {items.length > 0 && <LinesTable items={items} isSent={sentAt !== null} />}
      <MoreButton {...lines} />
    </Section>
  );
}

/** Drawn again only when a line in it has changed: the counts change every second while lines are closed. */
const LinesTable = memo(function LinesTable({ items, isSent }: { items: ExerciseLineReply[]; isSent: boolean }) {
  const t = useEmergencyWords();
  const columns: Column<ExerciseLineReply>[] = [
    {
      key: 'line',
      label: t('preview.line'),
      tight: true,
      show: ({ number, label }) => <TwoLines main={phoneNumberText(number)} below={label} />,
    },
    { key: 'customer', label: t('preview.customer'), show: ({ customer }) => customer },
    { key: 'system', label: t('exercise.broadcast.phoneSystem'), show: ({ phoneSystem }) => phoneSystem },
    {
      key: 'result',
      label: t(isSent ? 'exercise.broadcast.result' : 'preview.becomes'),
      show: ({ disposition, state, why }) => (
        <>
          {state !== null && <BroadcastLineBadge state={state} />}
          {state === null &&
            (disposition === 'close' ? t('exercise.broadcast.willClose') : t(`preview.${disposition}`))}
          {why !== null && <Text size="sm">{why}</Text>}
        </>
      ),
    },
  ];
  return (
    <RecordTable
      caption={t('exercise.broadcast.lines')}
      columns={columns}
      rows={items}
      rowKey={({ number }) => number}
    />
  );
});
