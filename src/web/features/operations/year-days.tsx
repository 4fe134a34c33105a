import { Title } from '@mantine/core';
import { useId } from 'react';
import type { CalendarDayReply } from '../../../contract/deadlines.contract.ts';
import { useFormats } from '../../lib/formats.ts';
import styles from './calendar.module.css';
import { isPlain, markOf } from './day-mark.ts';
import { MarkSample } from './mark-sample.tsx';
import { useCalendarWords } from './use-calendar-words.ts';

/** The same year in words: each day that is neither a plain working day nor a plain weekend. */
export function YearDays({ year, days }: { year: number; days: readonly CalendarDayReply[] }) {
  const t = useCalendarWords();
  const { promiseDay } = useFormats();
  const titleId = useId();
  const wordsOf = (day: CalendarDayReply) => {
    const mark = markOf(day);
    // A make-up day is only named after itself.
    return [mark !== 'makeup' && day.name, t(`marks.${mark}`)].filter(Boolean).join(' · ');
  };
  return (
    <>
      <Title order={3} size="h4" mt="lg" mb="xs" id={titleId}>
        {t('listed', { year })}
      </Title>
      <ul className={styles.listed} aria-labelledby={titleId}>
        {days
          .filter((day) => !isPlain(markOf(day)))
          .map((day) => (
            <li key={day.date}>
              <MarkSample mark={markOf(day)} />
              <span className={styles.date}>{promiseDay(`${day.date}T00:00:00+08:00`)}</span>
              <span>{wordsOf(day)}</span>
            </li>
          ))}
      </ul>
    </>
  );
}
