import { Title } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDayReply } from '../../../contract/deadlines.contract.ts';
import { dateKeyOfDay, dayOfDateKey, weekdayOfDay } from '../../../domain/calendar/taipei-time.ts';
import styles from './calendar.module.css';
import { isPlain, markOf } from './day-mark.ts';
import { useCalendarWords } from './use-calendar-words.ts';

/** How many days each key goes. */
const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

interface YearParts {
  days: readonly CalendarDayReply[];
  /** Taipei's, `YYYY-MM-DD`. */
  today: string;
  onDay(date: string): void;
}

/** Twelve months of days. One stop for the Tab key: arrow keys go on from day to day, over the months' ends too. */
export function YearGrid({ days, today, onDay }: YearParts) {
  const [chosen, setChosen] = useState<string>();
  const dates = days.map(({ date }) => date);
  const inTabOrder = [chosen, today, dates[0]].find((date) => date !== undefined && dates.includes(date));
  const go = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = steps[event.key];
    const from = (event.target as HTMLElement).dataset.date;
    const day = dayOfDateKey(from ?? '');
    if (step === undefined || day === null) return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLElement>(`[data-date="${dateKeyOfDay(day + step)}"]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the buttons inside, which have the role
    <div className={styles.year} ref={atToday} onKeyDown={go}>
      {Array.from({ length: 12 }, (_, month) => {
        const own = days.filter(({ date }) => Number(date.slice(5, 7)) === month + 1);
        return own[0] && <Month key={own[0].date} days={own} {...{ today, inTabOrder, onDay, onFocus: setChosen }} />;
      })}
    </div>
  );
}

/** Where the months stand side by side and are swept, the one that is shown first is today's. */
function atToday(year: HTMLDivElement | null): void {
  const month = year?.querySelector<HTMLElement>('[aria-current]')?.closest('section');
  if (year && month) year.scrollLeft = month.offsetLeft;
}

type MonthParts = YearParts & { inTabOrder: string | undefined; onFocus(date: string): void };

function Month({ days, ...parts }: MonthParts) {
  const { i18n } = useTranslation();
  const first = days[0]?.date ?? '';
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(i18n.language, { ...options, timeZone: 'UTC' }).format(new Date(`${first}T00:00:00Z`));
  return (
    <section className={styles.month} aria-label={format({ month: 'long', year: 'numeric' })}>
      <Title order={3} size="sm">
        {format({ month: 'long' })}
      </Title>
      <Weekdays />
      <div className={styles.days}>
        {days.map((day) => (
          <Day key={day.date} day={day} {...parts} />
        ))}
      </div>
    </section>
  );
}

/** Monday to Sunday, for the eye: each day's own name says its weekday. */
function Weekdays() {
  const { i18n } = useTranslation();
  const name = new Intl.DateTimeFormat(i18n.language, { weekday: 'narrow', timeZone: 'UTC' });
  return (
    <div className={styles.weekdays} aria-hidden>
      {[5, 6, 7, 8, 9, 10, 11].map((day) => (
        <span key={day}>{name.format(Date.UTC(1970, 0, day))}</span>
      ))}
    </div>
  );
}

function Day(parts: Omit<MonthParts, 'days'> & { day: CalendarDayReply }) {
  const { day, today, inTabOrder, onDay, onFocus } = parts;
  const t = useCalendarWords();
  const { date, label } = day;
  const mark = markOf(day);
  const isToday = date === today;
  const weekday = weekdayOfDay(dayOfDateKey(date) ?? 0);
  return (
    <button
      type="button"
      data-date={date}
      data-mark={mark}
      data-today={isToday}
      data-letter={isPlain(mark) ? undefined : t(`short.${mark}`)}
      data-tip={isPlain(mark) ? undefined : label}
      data-side={weekday > 4 ? 'end' : 'start'}
      aria-current={isToday ? 'date' : undefined}
      aria-label={isToday ? `${label}, ${t('today')}` : label}
      aria-disabled={date < today || undefined}
      tabIndex={date === inTabOrder ? 0 : -1}
      style={date.endsWith('-01') ? { gridColumnStart: weekday } : undefined}
      onFocus={() => onFocus(date)}
      onClick={() => onDay(date)}
    >
      {Number(date.slice(8))}
    </button>
  );
}
