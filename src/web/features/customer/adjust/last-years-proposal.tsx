import { Alert, Button, Group, NativeSelect, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryOf } from '../../../lib/api.ts';
import { useDatesText } from '../../../lines/place-name.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import styles from '../customer.module.css';
import adjust from './adjust.module.css';
import { type DayEntry, entryOf } from './day-entries.ts';
import { useOwnLines } from './lines-field.tsx';
import { MovedDay, type MovedDayParts } from './moved-day.tsx';

/** Late in a year people plan the next one. */
function comingYear(today: string): number {
  return Number(today.slice(0, 4)) + (today.slice(5) > '10-31' ? 1 : 0);
}

/** The days, with the year they are moved to and what is left out. */
export function LastYearsProposal(parts: { lineId: string; today: string; onDays(entries: DayEntry[]): void }) {
  const { lineId, today, onDays } = parts;
  const { t } = useTranslation();
  const [toYear, setYear] = useState(() => comingYear(today));
  const moved = useQuery(queryOf('/lines/{id}/holidays/moved', { params: { id: lineId }, query: { toYear } }));
  const lines = useOwnLines();
  const label = lines.data?.items.find(({ id }) => id === lineId)?.label ?? '';
  const thisYear = Number(today.slice(0, 4));
  return (
    <Stack gap="sm" mt="sm">
      <NativeSelect
        label={t('customer.days.toYear')}
        description={t('customer.days.fromLine', { line: label, year: toYear - 1 })}
        data={[thisYear, thisYear + 1].map(String)}
        value={String(toYear)}
        onChange={({ currentTarget: { value } }) => setYear(Number(value))}
      />
      {moved.isError && <ProblemMessage error={moved.error} onRetry={() => void moved.refetch()} />}
      {moved.isPending && <Skeleton height={120} />}
      {moved.data && <MovedList key={toYear} reply={moved.data} onDays={onDays} />}
    </Stack>
  );
}

type Reply = { days: readonly MovedDayParts['day'][]; leftOut: readonly LeftOut[]; fromYear: number };
type LeftOut = { from: string; to: string; name: string; reason: 'leap_day' | 'festival_unknown' | 'past' };

function MovedList({ reply, onDays }: { reply: Reply; onDays(entries: DayEntry[]): void }) {
  const { t } = useTranslation();
  const datesText = useDatesText();
  const { days, leftOut, fromYear } = reply;
  const [dropped, setDropped] = useState<readonly number[]>(() =>
    days.flatMap((day, at) => (day.collides ? [at] : [])),
  );
  const kept = days.filter((_day, at) => !dropped.includes(at));
  return (
    <>
      {days.length === 0 && <Text size="sm">{t('customer.days.nothingLastYear', { year: fromYear })}</Text>}
      {days.some(({ provisional }) => provisional) && (
        <Alert variant="light" color="yellow">
          {t('customer.days.provisional', { year: fromYear + 1 })}
        </Alert>
      )}
      {days.length > 0 && (
        <ul className={adjust.days} aria-label={t('customer.days.movedList')}>
          {days.map((day, at) => (
            <MovedDay
              key={day.was.from + day.days.name}
              day={day}
              isKept={!dropped.includes(at)}
              onKeep={(keep) => setDropped(keep ? dropped.filter((each) => each !== at) : [...dropped, at])}
            />
          ))}
        </ul>
      )}
      {leftOut.length > 0 && (
        <div>
          <Text size="sm">{t('customer.days.notMoved')}</Text>
          <ul className={styles.reasons}>
            {leftOut.map(({ from, to, name, reason }) => (
              <li key={from + name}>
                {name} · {datesText({ from, to })} · {t(`customer.days.notMovedWhy.${reason}`)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {days.length > 0 && (
        <Group>
          <Button size="sm" disabled={kept.length === 0} onClick={() => onDays(kept.map(entryOfMoved))}>
            {t('customer.days.takeMoved', { count: kept.length })}
          </Button>
        </Group>
      )}
    </>
  );
}

function entryOfMoved({ days, recording }: MovedDayParts['day']): DayEntry {
  return { ...entryOf(days), recording: recording && { uploadId: recording.uploadId, fileName: recording.fileName } };
}
