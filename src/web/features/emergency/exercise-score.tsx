import { Text } from '@mantine/core';
import type { ExerciseReply } from '../../../contract/exercises.contract.ts';
import { areaName } from '../../lib/place-names.ts';
import { type Fact, Facts, Section } from '../../ui/section.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import { useEmergencyWords, usePlaceAndTime } from './emergency-words.ts';

/** What an exercise is measured by, and who took part. */
export function ExerciseScore({ exercise }: { exercise: ExerciseReply }) {
  const t = useEmergencyWords();
  const { score, people, endedAt, evening } = exercise;
  const { areaOf } = usePlaceAndTime();
  const { falseSends, missed, notices, denials } = score;
  const timeOf = (seconds: number | null) =>
    seconds === null
      ? t('exercise.score.none')
      : t('exercise.score.time', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
  const times: Fact[] = notices.flatMap(({ county, district, draftSeconds, approvalSeconds }) => {
    const area = areaName({ county, district });
    return [
      [t('exercise.score.draft', { area }), timeOf(draftSeconds)],
      [t('exercise.score.approval', { area }), timeOf(approvalSeconds)],
    ] satisfies Fact[];
  });
  const takingBack: Fact[] = denials.map(({ county, district, takenBackSeconds }) => [
    t('exercise.score.takenBack', { area: areaOf(county === null ? null : { county, district }) }),
    takenBackSeconds === null ? t('exercise.score.notTakenBack') : timeOf(takenBackSeconds),
  ]);
  return (
    <Section title={t('exercise.score.title')}>
      <Facts
        items={[
          [
            t('exercise.score.falseSends'),
            <ToneBadge key="false" tone={falseSends === 0 ? 'good' : 'bad'}>
              {falseSends === 0 ? t('exercise.score.falseOk') : t('exercise.score.falseBad', { count: falseSends })}
            </ToneBadge>,
          ],
          [
            t('exercise.score.missed'),
            <ToneBadge key="missed" tone={missed === 0 ? 'good' : endedAt === null ? 'warn' : 'bad'}>
              {missed > 0 && endedAt === null ? t('exercise.score.missedOpen', { count: missed }) : missed}
            </ToneBadge>,
          ],
          ...times,
          ...takingBack,
          [t('exercise.score.people'), people.join(', ')],
        ]}
      />
      {evening !== null && notices.length === 0 && (
        <Text c="dimmed" mt="sm">
          {t('exercise.score.noNotice')}
        </Text>
      )}
    </Section>
  );
}
