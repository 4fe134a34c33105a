import { Anchor, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { ExerciseBroadcastReply, WholeExerciseReply } from '../../../contract/exercises.contract.ts';
import { api } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { ObjectHeader } from '../../ui/object-header.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import { BroadcastState } from './broadcast-state.tsx';
import { useEmergencyWords, usePlaceAndTime } from './emergency-words.ts';
import { ExerciseDraft, type ExerciseDraftStart } from './exercise-draft.tsx';
import { ExerciseFrame } from './exercise-frame.tsx';
import { ExerciseNotices } from './exercise-notices.tsx';
import { ExerciseScore } from './exercise-score.tsx';
import { useEveningName, useExercise, useExerciseNow, useRefreshExercises } from './exercise-time.ts';

/** One exercise: its notices as they arrive, what was drafted on them, and its score. */
export function ExercisePage() {
  const { id = '' } = useParams();
  const t = useEmergencyWords();
  const read = useExercise(id);
  const [draft, setDraft] = useState<ExerciseDraftStart | null>(null);
  const mayAct = hasRole(useMe(), 'operator') && read.data?.endedAt === null;
  const back = { to: '/emergency/exercises', label: t('exercise.backToList') };
  if (read.isError && !read.data)
    return (
      <ExerciseFrame>
        <PageHeader title={t('exercise.page.kind')} back={back} />
        <ProblemMessage error={read.error} onRetry={() => void read.refetch()} />
      </ExerciseFrame>
    );
  if (!read.data) return <PageSkeleton />;
  return (
    <ExerciseFrame>
      <Head exercise={read.data} readAt={read.dataUpdatedAt} mayEnd={mayAct} />
      <ExerciseNotices exercise={read.data} onDraft={mayAct ? setDraft : null} />
      <Broadcasts exercise={read.data} />
      <ExerciseScore exercise={read.data} />
      <ExerciseDraft exercise={read.data} start={draft} onClose={() => setDraft(null)} />
    </ExerciseFrame>
  );
}

function Head({ exercise, readAt, mayEnd }: { exercise: WholeExerciseReply; readAt: number; mayEnd: boolean }) {
  const t = useEmergencyWords();
  const { dateTime } = useFormats();
  const nameOf = useEveningName();
  const refresh = useRefreshExercises();
  const now = useExerciseNow(exercise, readAt);
  const { id, evening, endedAt, speed } = exercise;
  const title = nameOf(evening);
  return (
    <ObjectHeader
      kind={`${t('exercise.page.kind')} · ${t(`exercise.start.speeds.${speed}`)}`}
      title={title}
      tab={t('exercise.tab', { title })}
      text={endedAt === null ? t('exercise.page.now', { time: dateTime(now) }) : t('exercise.page.over')}
      back={{ to: '/emergency/exercises', label: t('exercise.backToList') }}
      actions={
        mayEnd && (
          <ConfirmButton
            label={t('exercise.page.end')}
            title={t('exercise.page.endTitle')}
            text={t('exercise.page.endText')}
            confirmLabel={t('exercise.page.endConfirm')}
            dismissLabel={t('exercise.page.endKeep')}
            onConfirm={async () => {
              await api.post('/exercises/{id}/end', { params: { id } });
              toastDone(t('exercise.page.ended'));
              await refresh();
            }}
          />
        )
      }
    />
  );
}

function Broadcasts({ exercise: { id, broadcasts } }: { exercise: WholeExerciseReply }) {
  const t = useEmergencyWords();
  const { areaOf, windowOf } = usePlaceAndTime();
  const columns: Column<ExerciseBroadcastReply>[] = [
    {
      key: 'what',
      label: t('running.what'),
      show: (broadcast) => (
        <Stack gap={2}>
          <Anchor component={Link} to={`/emergency/exercises/${id}/broadcasts/${broadcast.id}`} fw={600}>
            {areaOf(broadcast.area)}
          </Anchor>
          <Text size="sm">{windowOf(broadcast)}</Text>
          <Text size="sm" c="dimmed">
            {t('ended.by', { names: broadcast.author })}
          </Text>
        </Stack>
      ),
    },
    {
      key: 'status',
      label: t('running.status'),
      show: ({ status, actions }) => (
        <Stack gap={4} align="flex-start">
          <BroadcastState status={status} />
          {actions.includes('approve') && <ToneBadge tone="warn">{t('waits.approve')}</ToneBadge>}
        </Stack>
      ),
    },
    {
      key: 'lines',
      label: t('running.lines'),
      show: ({ counts }) => t('lines.progress', { done: counts.applied, all: counts.close }),
    },
  ];
  return (
    <Section title={t('exercise.broadcasts.title')} flush={broadcasts.length > 0}>
      {broadcasts.length === 0 ? (
        <Text c="dimmed">{t('exercise.broadcasts.none')}</Text>
      ) : (
        <RecordTable
          caption={t('exercise.broadcasts.title')}
          columns={columns}
          rows={broadcasts}
          rowKey={(broadcast) => broadcast.id}
        />
      )}
    </Section>
  );
}
