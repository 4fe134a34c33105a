import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WholeExerciseReply } from '../../../contract/exercises.contract.ts';
import { announcementDoubtWords } from '../../../contract/words/announcements.ts';
import { useFormats } from '../../lib/formats.ts';
import type { Language } from '../../lib/language.ts';
import { Section } from '../../ui/section.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import emergencyStyles from './emergency.module.css';
import { useEmergencyWords, usePlaceAndTime } from './emergency-words.ts';
import styles from './exercise.module.css';
import type { ExerciseDraftStart } from './exercise-draft.tsx';

type Standing = WholeExerciseReply['standing'][number];
type Arrived = WholeExerciseReply['arrived'][number];

/** The exercise's own announcement list, and the notices as they came. */
export function ExerciseNotices(parts: {
  exercise: WholeExerciseReply;
  onDraft: ((start: ExerciseDraftStart) => void) | null;
}) {
  const { exercise, onDraft } = parts;
  const t = useEmergencyWords();
  const { standing, arrived, evening } = exercise;
  const byHand = onDraft && (
    <Button variant="default" onClick={() => onDraft({ notice: null })}>
      {t('exercise.draft.byHand')}
    </Button>
  );
  return (
    <Section title={t('exercise.notices.title')} actions={byHand}>
      <div aria-live="polite">
        {arrived.length === 0 && (
          <Text c="dimmed">{t(evening === null ? 'exercise.notices.free' : 'exercise.notices.none')}</Text>
        )}
        {standing.map((notice) => (
          <StandingNotice key={notice.topic} notice={notice} onDraft={onDraft} />
        ))}
        {arrived.length > 0 && (
          <Text fw={600} mt="md">
            {t('exercise.notices.arrived')}
          </Text>
        )}
        {arrived.map((notice) => (
          <ArrivedNotice key={`${notice.at} ${notice.source}`} notice={notice} />
        ))}
      </div>
    </Section>
  );
}

function StandingNotice(parts: { notice: Standing; onDraft: ((start: ExerciseDraftStart) => void) | null }) {
  const { notice, onDraft } = parts;
  const t = useEmergencyWords();
  const { areaOf, windowOf } = usePlaceAndTime();
  const { state, from, until, sources, certain } = notice;
  return (
    <div className={styles.arrived}>
      <Group gap="sm">
        <Text fw={600}>{areaOf(notice)}</Text>
        <ToneBadge tone={certain ? 'good' : state === 'disputed' ? 'bad' : 'warn'}>
          {t(`exercise.notices.states.${state}`)}
        </ToneBadge>
      </Group>
      {from !== null && until !== null && <Text size="sm">{windowOf({ from, until })}</Text>}
      <Text size="sm" c="dimmed" mb="xs">
        {t('exercise.notices.sources', { names: sources.join(', ') })}
      </Text>
      {onDraft && (
        <Button size="xs" onClick={() => onDraft({ notice })}>
          {t('exercise.notices.draft')}
        </Button>
      )}
    </div>
  );
}

function ArrivedNotice({ notice }: { notice: Arrived }) {
  const t = useEmergencyWords();
  const { i18n } = useTranslation();
  const { time } = useFormats();
  const { at, source, text, status, withdrawn, constructed, why } = notice;
  return (
    <Stack gap={4} className={styles.arrived} align="flex-start">
      <Group gap="xs">
        <Text size="sm">{t('exercise.notices.from', { at: time(at), source })}</Text>
        {withdrawn && <ToneBadge tone="bad">{t('exercise.notices.gone')}</ToneBadge>}
        {status !== 'Actual' && <ToneBadge tone="bad">{t('exercise.notices.test', { status })}</ToneBadge>}
        {constructed && <ToneBadge tone="neutral">{t('exercise.notices.constructed')}</ToneBadge>}
      </Group>
      <div className={emergencyStyles.notice} lang="zh-TW">
        {text}
      </div>
      {why.map((doubt) => (
        <Text key={doubt} size="sm">
          {announcementDoubtWords[doubt].title[i18n.language as Language]}
        </Text>
      ))}
    </Stack>
  );
}
