import { Text } from '@mantine/core';
import { type CSSProperties, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { zoneDayAt } from '../../domain/line/zone-time.ts';
import { useNow } from '../lib/clock.ts';
import { StripCard } from './strip-card.tsx';
import { StripLegend } from './strip-legend.tsx';
import type { TimeStripParts } from './strip-parts.ts';
import { StripPatterns } from './strip-patterns.tsx';
import { HourAxis, StripRow } from './strip-row.tsx';
import { Failed } from './strip-rows.tsx';
import { StripTable } from './strip-table.tsx';
import styles from './time-strip.module.css';
import { StepButtons } from './time-strip.tsx';
import { dayOfDate, localDays, type Segment, segmentsOf } from './time-strip-geometry.ts';
import { useDrag } from './use-drag.ts';
import { useLineStates } from './use-line-states.ts';
import { dayWidth, useLongView } from './use-long-view.ts';
import { useStripKeys } from './use-strip-keys.ts';
import { type StripSpan, useStripWords } from './use-strip-words.ts';

const nothing: never[] = [];
const minuteMs = 60_000;
const dayCount = 372;
const daysBefore = 7;

/** What callers of a line hear over a year, day beside day: scrolled, dragged, or stepped through by keys. */
export function LongStrip(parts: TimeStripParts) {
  const { lineId, timeZone, from } = parts;
  const { t } = useTranslation();
  const now = useNow(minuteMs / 2);
  const [first] = useState(() => (from === undefined ? zoneDayAt(timeZone, Date.now()) - daysBefore : dayOfDate(from)));
  const days = useMemo(() => localDays(timeZone, first, dayCount), [timeZone, first]);
  const states = useLineStates(lineId, days);
  const spans = states.data?.spans ?? nothing;
  const segments = useMemo(() => segmentsOf(timeZone, days, spans), [timeZone, days, spans]);
  const view = useLongView(dayCount, from === undefined ? daysBefore : 0);
  const words = useStripWords(timeZone);
  const today = zoneDayAt(timeZone, now) - first;
  if (states.isError && !states.data) {
    return <Failed rows={3} error={states.error} onRetry={() => void states.refetch()} />;
  }
  return (
    <div className={styles.strip} data-form="long" aria-busy={states.isPending}>
      <div className={styles.head}>
        <Text fw={600}>{words.formats.dayNumber(first + view.day, true)}</Text>
        <StepButtons
          back={{ label: t('lines.strip.earlierMonth'), onClick: () => view.scrollTo(view.day - 28) }}
          home={{ label: t('lines.strip.today'), onClick: () => view.scrollTo(today) }}
          on={{ label: t('lines.strip.laterMonth'), onClick: () => view.scrollTo(view.day + 28) }}
        />
      </div>
      <LongDays {...parts} {...{ days, spans, segments, view, words, now }} />
    </div>
  );
}

interface DaysParts extends Pick<TimeStripParts, 'timeZone' | 'plans' | 'marks'> {
  days: ReturnType<typeof localDays>;
  spans: readonly StripSpan[];
  segments: readonly Segment[];
  view: ReturnType<typeof useLongView>;
  words: ReturnType<typeof useStripWords>;
  now: number;
}

function LongDays(parts: DaysParts) {
  const { timeZone, days, spans, segments, view, words, now, plans = nothing, marks = nothing } = parts;
  const { t } = useTranslation();
  const patterns = useId();
  const keys = useId();
  const strip = useRef<HTMLDivElement>(null);
  const drag = useDrag();
  const first = days[0]?.day ?? 0;
  const reveal = ({ day }: Segment) => view.reveal(day - first);
  const { stop, shown, sound, handlers } = useStripKeys({ strip, segments, spans, now, reveal });
  const inView = days.slice(view.first, view.last + 1);
  const drawn = segments.flatMap((segment, index) => {
    const place = segment.day - first;
    return place >= view.first && place <= view.last ? [[index, segment] as const] : [];
  });
  const tabStop = drawn.some(([index]) => index === stop) ? stop : (drawn[0]?.[0] ?? 0);
  const segment = shown === null ? undefined : segments[shown];
  const place = segment && (segment.day - first + (segment.left + segment.right) / 2) * dayWidth - view.left;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as part of a form
    <div role="group" aria-label={t('lines.strip.yearOf')} aria-describedby={keys} ref={strip} {...handlers}>
      <StripPatterns id={patterns} />
      <span id={keys} className={styles.hidden}>
        {t('lines.strip.keys')}
      </span>
      <div className={styles.long} data-plans={plans.length > 0}>
        <div className={styles.scroller} ref={view.scroller} onScroll={view.onScroll} {...drag}>
          <div className={styles.days} style={{ width: days.length * dayWidth }}>
            {inView.map((day) => (
              <div
                key={day.day}
                className={styles.longDay}
                style={{ left: (day.day - first) * dayWidth, width: dayWidth }}
              >
                <span className={styles.longLabel} data-today={day.start <= now && now < day.end}>
                  {words.formats.dayNumber(day.day)}
                </span>
                <StripRow
                  segments={drawn.filter(([, each]) => each.day === day.day)}
                  stop={tabStop}
                  {...{ patterns, timeZone, day, spans, words, shown, now, plans, marks }}
                />
                <HourAxis />
              </div>
            ))}
          </div>
        </div>
        {segment && (
          <div className={styles.longCard} style={{ '--at': `${place}px` } as CSSProperties}>
            <StripCard
              {...{ patterns, spans, words, now }}
              index={segment.span}
              playing={sound.playing}
              onToggle={sound.toggle}
            />
          </div>
        )}
      </div>
      <StripLegend {...{ patterns, timeZone, spans, segments }} />
      <StripTable segments={drawn.map(([, each]) => each)} {...{ spans, words, plans, marks }} />
    </div>
  );
}
