import { Anchor, Button, Group, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { ExerciseReply } from '../../../contract/exercises.contract.ts';
import { eveningNames } from '../../../contract/words/exercises.ts';
import { type EveningKey, eveningKeys } from '../../../domain/exercise/evenings.ts';
import { allItems, api, freshKey, pagesOf } from '../../lib/api.ts';
import type { Language } from '../../lib/language.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { useAction } from '../../lib/use-action.ts';
import { MoreButton } from '../../ui/more-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { useEmergencyWords, usePlaceAndTime } from './emergency-words.ts';
import { ExerciseFrame } from './exercise-frame.tsx';
import { useEveningName, useRefreshExercises } from './exercise-time.ts';

const query = pagesOf('/exercises', { query: { limit: 20 } });

/** Starting an exercise, joining the one that runs, and the scores of former ones. */
export function ExercisesPage() {
  const t = useEmergencyWords();
  const read = useInfiniteQuery(query);
  const items = allItems(read.data);
  const running = items.find(({ endedAt }) => endedAt === null);
  const mayStart = hasRole(useMe(), 'operator');
  return (
    <ExerciseFrame>
      <PageHeader
        title={t('exercise.title')}
        tab={t('exercise.tab', { title: t('exercise.title') })}
        text={t('exercise.text')}
        back={{ to: '/emergency', label: t('exercise.back') }}
      />
      {read.isPending ? (
        <ListSkeleton rows={6} />
      ) : (
        <>
          {read.isError && <ProblemMessage error={read.error} onRetry={() => void read.refetch()} />}
          {running ? <Join exercise={running} /> : mayStart && read.data && <Start />}
          <Former items={items} />
          <MoreButton {...read} />
        </>
      )}
    </ExerciseFrame>
  );
}

function Join({ exercise }: { exercise: ExerciseReply }) {
  const t = useEmergencyWords();
  const nameOf = useEveningName();
  return (
    <Section title={nameOf(exercise.evening)}>
      <Text mb="md">{t('exercise.start.running')}</Text>
      <Button component={Link} to={`/emergency/exercises/${exercise.id}`}>
        {t('exercise.start.join')}
      </Button>
    </Section>
  );
}

function Start() {
  const t = useEmergencyWords();
  const { i18n } = useTranslation();
  const navigate = useNavigate();
  const refresh = useRefreshExercises();
  const [evening, setEvening] = useState<EveningKey | 'free'>('yunlin_false_dawn');
  const [speed, setSpeed] = useState<'1' | '10'>('1');
  const [key, setKey] = useState(freshKey);
  const starting = useAction({
    mutationFn: () => {
      const body = { evening: evening === 'free' ? null : evening, speed: speed === '10' ? 10 : 1 } as const;
      return api.post('/exercises', { body, key });
    },
    onSuccess: ({ id }) => navigate(`/emergency/exercises/${id}`),
    onSettled: () => {
      setKey(freshKey());
      return refresh();
    },
  });
  const names = eveningKeys.map((value) => ({ value, label: eveningNames[value][i18n.language as Language] }));
  return (
    <Section title={t('exercise.start.title')}>
      <Stack align="flex-start">
        <Select
          w="100%"
          maw={460}
          label={t('exercise.start.evening')}
          data={[...names, { value: 'free', label: t('exercise.start.free') }]}
          value={evening}
          onChange={(value) => value && setEvening(value as EveningKey | 'free')}
          allowDeselect={false}
        />
        {evening !== 'free' && (
          <SegmentedControl
            aria-label={t('exercise.start.speed')}
            value={speed}
            onChange={(value) => setSpeed(value as '1' | '10')}
            data={(['1', '10'] as const).map((value) => ({ value, label: t(`exercise.start.speeds.${value}`) }))}
          />
        )}
        {starting.isError && <ProblemMessage error={starting.error} />}
        <Button loading={starting.isPending} onClick={() => starting.mutate()}>
          {t('exercise.start.start')}
        </Button>
      </Stack>
    </Section>
  );
}

function Former({ items }: { items: readonly ExerciseReply[] }) {
  const t = useEmergencyWords();
  const { momentOf } = usePlaceAndTime();
  const nameOf = useEveningName();
  const columns: Column<ExerciseReply>[] = [
    {
      key: 'exercise',
      label: t('exercise.list.exercise'),
      show: ({ id, evening, startedAt }) => (
        <TwoLines
          main={
            <Anchor component={Link} to={`/emergency/exercises/${id}`} fw={600}>
              {nameOf(evening)}
            </Anchor>
          }
          below={t('exercise.list.at', { at: momentOf(startedAt) })}
        />
      ),
    },
    { key: 'people', label: t('exercise.list.people'), show: ({ people }) => people.join(', ') },
    {
      key: 'score',
      label: t('exercise.list.score'),
      show: ({ score: { falseSends, missed }, endedAt }) => (
        <Group gap="xs">
          {endedAt === null && <ToneBadge tone="work">{t('exercise.list.running')}</ToneBadge>}
          <ToneBadge tone={falseSends > 0 || (missed > 0 && endedAt !== null) ? 'bad' : 'good'}>
            {t('exercise.score.short', { falseSends, missed })}
          </ToneBadge>
        </Group>
      ),
    },
  ];
  return (
    <Section title={t('exercise.list.title')} flush={items.length > 0}>
      {items.length === 0 ? (
        <Text c="dimmed">{t('exercise.list.none')}</Text>
      ) : (
        <RecordTable caption={t('exercise.list.title')} columns={columns} rows={items} rowKey={({ id }) => id} />
      )}
    </Section>
  );
}
