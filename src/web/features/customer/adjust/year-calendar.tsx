import { ActionIcon, Group, Text } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateKeyOfDay, dayOfDateKey, weekdayOfDay } from '../../../../domain/calendar/taipei-time.ts';
import { currentLanguage } from '../../../lib/language.ts';
import styles from './adjust.module.css';

export type DayMark = 'set' | 'part' | 'there' | 'removed';

interface Range {
  from: string;
  to: string;
}

/** Marks by date; the later list wins, so the order is: what is there, what goes, what is set. */
export function marksOf(lists: readonly { mark: DayMark; ranges: readonly Range[] }[]): Map<string, DayMark> {
  const marks = new Map<string, DayMark>();
  for (const { mark, ranges } of lists) {
    for (const { from, to } of ranges) {
      const first = dayOfDateKey(from);
      const last = dayOfDateKey(to === '' ? from : to);
      if (first === null || last === null || last - first > 400) continue;
      for (let day = first; day <= last; day += 1) marks.set(dateKeyOfDay(day), mark);
    }
  }
  return marks;
}

/** The year of the first day that is set; late in a year people plan the next one. */
function yearOf(marks: ReadonlyMap<string, DayMark>, today: string): number {
  const set = [...marks].flatMap(([date, mark]) => (mark === 'set' || mark === 'part' ? [date] : [])).sort();
  const late = today.slice(5) > '10-31' ? 1 : 0;
  return Number((set[0] ?? today).slice(0, 4)) + (set.length > 0 ? 0 : late);
}

const months = Array.from({ length: 12 }, (_, index) => index);

/** A year at a glance: the days that are set, those that change, and those that go. A press on a day enters it. */
export function YearCalendar(parts: { marks: ReadonlyMap<string, DayMark>; today: string; onDay(date: string): void }) {
  const { marks, today, onDay } = parts;
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<number | null>(null);
  const year = chosen ?? yearOf(marks, today);
  const step = (by: number) => setChosen(Math.min(2999, Math.max(1970, year + by)));
  return (
    <div>
      <Group gap="xs" mb="sm">
        <ActionIcon variant="default" size={36} aria-label={t('customer.days.lastYear')} onClick={() => step(-1)}>
          <ChevronLeft size={18} aria-hidden />
        </ActionIcon>
        <Text fw={600} aria-live="polite">
          {year}
        </Text>
        <ActionIcon variant="default" size={36} aria-label={t('customer.days.nextYear')} onClick={() => step(1)}>
          <ChevronRight size={18} aria-hidden />
        </ActionIcon>
        <ul className={styles.legend}>
          {(['there', 'set', 'part', 'removed'] as const).map((mark) => (
            <li key={mark} data-mark={mark}>
              {t(`customer.days.marks.${mark}`)}
            </li>
          ))}
        </ul>
      </Group>
      <div className={styles.year}>
        {months.map((month) => (
          <Month key={month} year={year} month={month} marks={marks} today={today} onDay={onDay} />
        ))}
      </div>
    </div>
  );
}

function Month(parts: {
  year: number;
  month: number;
  marks: ReadonlyMap<string, DayMark>;
  today: string;
  onDay(date: string): void;
}) {
  const { year, month, marks, today, onDay } = parts;
  const { t } = useTranslation();
  const first = Date.UTC(year, month, 1) / 86_400_000;
  const length = Date.UTC(year, month + 1, 1) / 86_400_000 - first;
  const named = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(currentLanguage(), { ...options, timeZone: 'UTC' });
  const name = named({ month: 'long' }).format(first * 86_400_000);
  const dayName = named({ month: 'long', day: 'numeric', weekday: 'long' });
  return (
    <section className={styles.month} aria-label={`${name} ${year}`}>
      <Text size="sm" fw={600}>
        {name}
      </Text>
      <div className={styles.monthDays}>
        {Array.from({ length }, (_, index) => {
          const day = first + index;
          const date = dateKeyOfDay(day);
          const mark = marks.get(date);
          const label = dayName.format(day * 86_400_000) + (mark ? `, ${t(`customer.days.marks.${mark}`)}` : '');
          return (
            <button
              key={date}
              type="button"
              data-mark={mark}
              data-weekend={weekdayOfDay(day) > 5}
              style={index === 0 ? { gridColumnStart: weekdayOfDay(day) } : undefined}
              aria-label={label}
              disabled={date < today}
              onClick={() => onDay(date)}
            >
              {index + 1}
            </button>
          );
        })}
      </div>
    </section>
  );
}
