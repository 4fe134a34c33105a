import { ActionIcon, Button, Text } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { zoneDayAt } from '../../domain/line/zone-time.ts';
import { useNow } from '../lib/clock.ts';
import type { Language } from '../lib/language.ts';
import type { TimeStripParts } from './strip-parts.ts';
import { DayRows } from './strip-rows.tsx';
import styles from './time-strip.module.css';
import { dayOfDate, localDays, mondayOf } from './time-strip-geometry.ts';
import { useLineStates } from './use-line-states.ts';
import { zoneFormats } from './zone-formats.ts';

const minuteMs = 60_000;

/** What callers of a line hear on one day, in one row: for heads and lists of lines. */
export function DayStrip(parts: TimeStripParts & { legend?: boolean }) {
  const { lineId, timeZone, from } = parts;
  const { t, i18n } = useTranslation();
  const now = useNow(minuteMs / 2);
  const first = from === undefined ? zoneDayAt(timeZone, now) : dayOfDate(from);
  const days = useMemo(() => localDays(timeZone, first, 1), [timeZone, first]);
  const states = useLineStates(lineId, days);
  const day = zoneFormats(timeZone, i18n.language as Language).dayNumber(first);
  return (
    <div className={styles.strip} data-form="day">
      <DayRows {...parts} days={days} states={states} now={now} label={t('lines.strip.dayOf', { day })} />
    </div>
  );
}

/** What callers of a line hear in a week: seven rows of 24 hours, with the weeks before and after. */
export function WeekStrip(parts: TimeStripParts) {
  const { lineId, timeZone, from } = parts;
  const { t, i18n } = useTranslation();
  const now = useNow(minuteMs / 2);
  const [weeks, setWeeks] = useState(0);
  const start = from === undefined ? mondayOf(zoneDayAt(timeZone, now)) : dayOfDate(from);
  const first = start + weeks * 7;
  const days = useMemo(() => localDays(timeZone, first, 7), [timeZone, first]);
  const states = useLineStates(lineId, days);
  const formats = zoneFormats(timeZone, i18n.language as Language);
  const range = { from: formats.dayNumber(first), to: formats.dayNumber(first + 6) };
  return (
    <div className={styles.strip} data-form="week">
      <div className={styles.head}>
        <Text fw={600} aria-live="polite" className={styles.range}>
          {t('lines.strip.range', range)}
        </Text>
        <StepButtons
          back={{ label: t('lines.strip.earlier'), onClick: () => setWeeks(weeks - 1) }}
          home={{ label: t('lines.strip.thisWeek'), onClick: () => setWeeks(0), disabled: weeks === 0 }}
          on={{ label: t('lines.strip.later'), onClick: () => setWeeks(weeks + 1) }}
        />
      </div>
      <DayRows {...parts} days={days} states={states} now={now} label={t('lines.strip.weekOf', range)} />
    </div>
  );
}

interface Step {
  label: string;
  onClick(): void;
  disabled?: boolean;
}

/** Back, home and on. */
export function StepButtons({ back, home, on }: { back: Step; home: Step; on: Step }) {
  return (
    <div className={styles.steps}>
      <ActionIcon variant="default" size={36} onClick={back.onClick} aria-label={back.label}>
        <ChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <Button variant="default" size="xs" h={36} onClick={home.onClick} disabled={home.disabled}>
        {home.label}
      </Button>
      <ActionIcon variant="default" size={36} onClick={on.onClick} aria-label={on.label}>
        <ChevronRight size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}
