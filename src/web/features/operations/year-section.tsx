import { ActionIcon, Alert, Anchor, Button, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useSearchParams } from 'react-router';
import type { CalendarYearReply } from '../../../contract/deadlines.contract.ts';
import { queryOf } from '../../lib/api.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import styles from './calendar.module.css';
import { dayMarks } from './day-mark.ts';
import { MarkSample } from './mark-sample.tsx';
import { useCalendarWords } from './use-calendar-words.ts';
import { YearDays } from './year-days.tsx';
import { YearGrid } from './year-grid.tsx';
import { YearSource } from './year-source.tsx';

/** One year of the calendar in force; which one stands in the address. `onDay`: a day is pressed. */
export function YearSection({ today, onDay }: { today: string; onDay(date: string): void }) {
  const t = useCalendarWords();
  const [search, setSearch] = useSearchParams();
  const thisYear = Number(today.slice(0, 4));
  const year = Number(search.get('year') ?? thisYear);
  const calendar = useQuery({
    ...queryOf('/calendar/{year}', { params: { year } }),
    // The head stays while the other year is read.
    placeholderData: (former) => former,
  });
  const { known } = calendar.data ?? {};
  const go = (to: number) =>
    setSearch(to === thisYear ? {} : { year: String(to) }, { replace: true, preventScrollReset: true });
  const step = (to: number, label: string, Icon: typeof ChevronLeft) => (
    <ActionIcon
      variant="default"
      size={40}
      aria-label={label}
      disabled={known === undefined || to < known.from || to > known.to}
      onClick={() => go(to)}
    >
      <Icon size={18} aria-hidden />
    </ActionIcon>
  );
  const shown = calendar.data?.year === year && !calendar.isError ? calendar.data : undefined;
  return (
    <Section
      title={t('yearOf', { year })}
      actions={
        <div className={styles.years}>
          {shown && <ToneBadge tone="info">{t('serviceDays', { count: shown.serviceDays })}</ToneBadge>}
          {shown?.provisional && <ToneBadge tone="warn">{t('provisional')}</ToneBadge>}
          {step(year - 1, t('previous'), ChevronLeft)}
          {step(year + 1, t('next'), ChevronRight)}
          <Button variant="default" size="sm" disabled={year === thisYear} onClick={() => go(thisYear)}>
            {t('thisYear')}
          </Button>
        </div>
      }
    >
      {calendar.isError && <ProblemMessage error={calendar.error} onRetry={() => void calendar.refetch()} />}
      {!calendar.isError && !shown && <Skeleton height={620} />}
      {shown && <Year calendar={shown} today={today} onDay={onDay} />}
    </Section>
  );
}

function Year({ calendar, today, onDay }: { calendar: CalendarYearReply; today: string; onDay(date: string): void }) {
  const t = useCalendarWords();
  const { year, provisional, days } = calendar;
  return (
    <div data-provisional={provisional}>
      {provisional && (
        <Alert color="yellow" variant="light" mb="md">
          <Text fw={650} inherit>
            {t('provisionalTitle', { year })}
          </Text>
          {t('provisionalText', { year })}{' '}
          <Anchor href="#bring-in" inherit underline="always" c="var(--mantine-color-text)">
            {t('bringInYear')}
          </Anchor>
        </Alert>
      )}
      <Legend />
      <YearGrid key={year} days={days} today={today} onDay={onDay} />
      <Text size="sm" c="dimmed" mt="sm" className={styles.keys}>
        {t('keys')}
      </Text>
      <YearDays year={year} days={days} />
      <YearSource calendar={calendar} />
    </div>
  );
}

function Legend() {
  const t = useCalendarWords();
  return (
    <ul className={styles.legend} aria-label={t('legend')}>
      {dayMarks.map((mark) => (
        <li key={mark}>
          <MarkSample mark={mark} />
          {t(`marks.${mark}`)}
        </li>
      ))}
      <li>
        <span className={styles.sample} data-today aria-hidden />
        {t('todayMark')}
      </li>
    </ul>
  );
}
