import { Anchor, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AlarmReply } from '../../../contract/on-call.contract.ts';
import { alarmKindNames } from '../../../contract/words/alarms.ts';
import { AcknowledgeButton } from '../../alarms/acknowledge-button.tsx';
import { useNow } from '../../lib/clock.ts';
import { useFormats } from '../../lib/formats.ts';
import type { Language } from '../../lib/language.ts';
import { TwoLines } from '../../ui/two-lines.tsx';
import { useOnCallWords } from './on-call-words.ts';

/** What it is about, in a few words: a request's number, or where an announcement or a broadcast lies. */
function useAbout(): (alarm: AlarmReply) => string {
  const t = useOnCallWords();
  return ({ number, subject }) => {
    if (number !== null) return number;
    return subject?.county ? `${subject.county}${subject.district ?? ''}` : t('alarms.wholeCountry');
  };
}

export function AlarmWhat({ alarm }: { alarm: AlarmReply }) {
  const { kind, customer, jobId } = alarm;
  const t = useOnCallWords();
  const { i18n } = useTranslation();
  const number = useAbout()(alarm);
  const about = customer === null ? number : t('alarms.of', { customer, number });
  return (
    <Stack gap={2}>
      <TwoLines main={alarmKindNames[kind][i18n.language as Language]} below={about} />
      {jobId !== null && (
        <Anchor component={Link} to={`/jobs/${jobId}`} size="sm" aria-label={t('alarms.jobOf', { number })}>
          {t('alarms.job')}
        </Anchor>
      )}
    </Stack>
  );
}

/** Everybody who was notified, with the time. */
export function AlarmNotified({ alarm: { notified } }: { alarm: AlarmReply }) {
  const t = useOnCallWords();
  const { soon } = useFormats();
  const now = useNow(30_000);
  return (
    <Stack gap={2}>
      {notified.map(({ userId, name, at }) => (
        <Text key={userId} size="sm">
          {t('alarms.notifiedAt', { name, at: soon(at, now) })}
        </Text>
      ))}
    </Stack>
  );
}

/** How an alarm stands or ended, in words. */
export function useAlarmState(): (alarm: AlarmReply) => string {
  const t = useOnCallWords();
  return ({ state, acknowledgedBy }) => {
    if (state === 'open') return t('one.open');
    return state === 'solved' ? t('one.solved') : t('one.by', { name: acknowledgedBy ?? '' });
  };
}

/** One press: nobody else is notified. */
export function AcknowledgeAlarm({ alarm, size }: { alarm: AlarmReply; size?: 'xs' | 'sm' }) {
  const about = useAbout()(alarm);
  return <AcknowledgeButton alarmId={alarm.id} queryClient={useQueryClient()} {...{ about, size }} />;
}
