import { Box, Text } from '@mantine/core';
import { useEffect, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateKeyOfDay, dayMs } from '../../domain/calendar/taipei-time.ts';
import { zoneDayAt } from '../../domain/line/zone-time.ts';
import { useNow } from '../lib/clock.ts';
import { currentLanguage } from '../lib/language.ts';
import { CopyLink } from '../ui/copy-link.tsx';
import { DayStretches } from './day-stretches.tsx';
import { FileByNote } from './file-by-note.tsx';
import { type LineMoment, textOfInstant, useLineMoment } from './line-moment.ts';
import styles from './month.module.css';
import { monthOf, monthsOn } from './month-geometry.ts';
import { MonthGrid } from './month-grid.tsx';
import { StripLegend } from './strip-legend.tsx';
import { StripPatterns } from './strip-patterns.tsx';
import { DayRows, Failed } from './strip-rows.tsx';
import strip from './time-strip.module.css';
import { StepButtons } from './time-strip.tsx';
import { localDays, type Segment, segmentsOf } from './time-strip-geometry.ts';
import { useLineStates } from './use-line-states.ts';
import { type StripWords, useStripWords } from './use-strip-words.ts';

const nothing: never[] = [];
const minuteMs = 60_000;

/** What callers of a line hear in a month: a grid of its days, and below it the one that is looked at, by the hour. */
export function MonthView({ lineId, timeZone }: { lineId: string; timeZone: string }) {
  const { t } = useTranslation();
  const now = useNow(minuteMs / 2);
  const today = zoneDayAt(timeZone, now);
  const { moment, chooseDay } = useLineMoment(timeZone);
  const [day, setDay] = useState(moment?.day ?? today);
  const chosen = moment?.day;
  useEffect(() => {
    if (chosen !== undefined) setDay(chosen);
  }, [chosen]);
  const { first, end } = monthOf(day);
  const days = useMemo(() => localDays(timeZone, first, end - first), [timeZone, first, end]);
  const states = useLineStates(lineId, days);
  const spans = states.data?.spans ?? nothing;
  const segments = useMemo(() => segmentsOf(timeZone, days, spans), [timeZone, days, spans]);
  const words = useStripWords(timeZone);
  const patterns = useId();
  const title = new Intl.DateTimeFormat(currentLanguage(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    first * dayMs,
  );
  if (states.isError && !states.data) {
    return <Failed rows={7} error={states.error} onRetry={() => void states.refetch()} />;
  }
  const shown = { states, now, timeZone, words };
  return (
    <div className={strip.strip} data-form="month" aria-busy={states.isPending || states.isPlaceholderData}>
      <StripPatterns id={patterns} />
      <div className={strip.head}>
        <Text fw={600} aria-live="polite">
          {title}
        </Text>
        <StepButtons
          back={{ label: t('lines.month.earlier'), onClick: () => setDay(monthsOn(day, -1)) }}
          home={{ label: t('lines.month.today'), onClick: () => setDay(today), disabled: day === today }}
          on={{ label: t('lines.month.later'), onClick: () => setDay(monthsOn(day, 1)) }}
        />
      </div>
      <MonthGrid
        {...{ patterns, spans, words, day, today }}
        label={t('lines.month.title', { month: title })}
        month={{ first, end }}
        segments={byDay(segments)}
        onMove={setDay}
        onChoose={chooseDay}
      />
      <StripLegend {...{ patterns, timeZone, spans, segments }} />
      <ShownDay {...shown} day={days[day - first]} segments={byDay(segments).get(day) ?? nothing} moment={moment} />
      <Box mt="sm">
        <FileByNote wish={day > today ? { date: dateKeyOfDay(day) } : null} lineIds={[lineId]} />
      </Box>
    </div>
  );
}

function byDay(segments: readonly Segment[]): Map<number, Segment[]> {
  const found = new Map<number, Segment[]>();
  for (const segment of segments) found.set(segment.day, [...(found.get(segment.day) ?? []), segment]);
  return found;
}

interface ShownParts {
  day: ReturnType<typeof localDays>[number] | undefined;
  segments: readonly Segment[];
  states: ReturnType<typeof useLineStates>;
  now: number;
  timeZone: string;
  words: StripWords;
  moment: LineMoment | null;
}

/** One day: its strip, and each stretch with the rule that decides, those that lose, and the sound. */
function ShownDay({ day, segments, states, now, timeZone, words, moment }: ShownParts) {
  const { t } = useTranslation();
  if (day === undefined) return null;
  const instant = moment?.day === day.day ? moment.instant : null;
  const at = instant === null ? dateKeyOfDay(day.day) : textOfInstant(timeZone, instant);
  const href = new URL(window.location.href);
  href.searchParams.set('at', at);
  const marks = instant === null ? nothing : [{ at, label: words.formats.time(instant) }];
  return (
    <div className={styles.shown}>
      <div className={strip.head}>
        <Text fw={600}>{words.formats.dayNumber(day.day, true)}</Text>
        <CopyLink href={href.href} />
      </div>
      <div className={strip.strip} data-form="day">
        <DayRows
          {...{ timeZone, states, now, marks }}
          days={[day]}
          label={t('lines.strip.dayOf', { day: words.formats.dayNumber(day.day) })}
          legend={false}
        />
      </div>
      <DayStretches segments={segments} spans={states.data?.spans ?? nothing} words={words} />
    </div>
  );
}
