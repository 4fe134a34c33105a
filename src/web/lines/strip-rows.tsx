import { Text } from '@mantine/core';
import { type CSSProperties, useId, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { zoneDayAt } from '../../domain/line/zone-time.ts';
import { ProblemMessage } from '../ui/problem-message.tsx';
import { StripCard } from './strip-card.tsx';
import { StripLegend } from './strip-legend.tsx';
import type { TimeStripParts } from './strip-parts.ts';
import { StripPatterns } from './strip-patterns.tsx';
import { HourAxis, StripRow } from './strip-row.tsx';
import { StripTable } from './strip-table.tsx';
import styles from './time-strip.module.css';
import { type LocalDay, segmentsOf } from './time-strip-geometry.ts';
import type { useLineStates } from './use-line-states.ts';
import { useStripKeys } from './use-strip-keys.ts';
import { useStripWords } from './use-strip-words.ts';

const noSpans: never[] = [];
const hourMs = 3_600_000;

interface Parts extends Pick<TimeStripParts, 'timeZone' | 'plans' | 'marks'> {
  days: readonly LocalDay[];
  states: ReturnType<typeof useLineStates>;
  now: number;
  label: string;
  /** Left out where many strips are stacked: each stretch says its state. */
  legend?: boolean;
}

/** Rows of days, one under the other, with the card of the one that is pointed at. Of one height from the first frame on. */
export function DayRows(parts: Parts) {
  const { timeZone, days, states, now, label, plans = noSpans, marks = noSpans, legend = true } = parts;
  const { t } = useTranslation();
  const patterns = useId();
  const keys = useId();
  const strip = useRef<HTMLDivElement>(null);
  const spans = states.data?.spans ?? noSpans;
  const segments = useMemo(() => segmentsOf(timeZone, days, spans), [timeZone, days, spans]);
  const words = useStripWords(timeZone);
  const { stop, shown, sound, handlers } = useStripKeys({ strip, segments, spans, now });
  const isLoading = states.isPending || states.isPlaceholderData;
  if (states.isError && !states.data) {
    return <Failed rows={days.length} error={states.error} onRetry={() => void states.refetch()} />;
  }
  const of = segments.map((segment, index) => [index, segment] as const);
  const segment = shown === null ? undefined : segments[shown];
  const row = days.findIndex(({ day }) => day === segment?.day);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as part of a form
    <div role="group" aria-label={label} aria-busy={isLoading} aria-describedby={keys} ref={strip} {...handlers}>
      <StripPatterns id={patterns} />
      <span id={keys} className={styles.hidden}>
        {t('lines.strip.keys')}
      </span>
      {isLoading && (
        <span role="status" className={styles.hidden}>
          {t('lines.strip.loading')}
        </span>
      )}
      <div className={styles.rows} data-plans={plans.length > 0}>
        {days.map((day) => (
          <div key={day.day} className={styles.row} data-today={day.day === zoneDayAt(timeZone, now)}>
            <DayLabel day={day} text={words.formats.dayNumber(day.day)} />
            <StripRow
              patterns={patterns}
              timeZone={timeZone}
              day={day}
              segments={of.filter(([, each]) => each.day === day.day)}
              {...{ spans, words, stop, shown, now, plans, marks }}
            />
          </div>
        ))}
        <div className={styles.row}>
          <span />
          <HourAxis />
        </div>
        {shown !== null && segment && (
          <div
            className={styles.cardPlace}
            style={{ '--row': row + 1, '--at': (segment.left + segment.right) / 2 } as CSSProperties}
          >
            <StripCard
              {...{ patterns, spans, words, now }}
              index={segment.span}
              playing={sound.playing}
              onToggle={sound.toggle}
            />
          </div>
        )}
      </div>
      {!isLoading && segments.length === 0 && <Text size="sm">{t('lines.strip.none')}</Text>}
      {legend && <StripLegend {...{ patterns, timeZone, spans, segments }} />}
      <StripTable {...{ segments, spans, words, plans, marks }} />
    </div>
  );
}

function DayLabel({ day, text }: { day: LocalDay; text: string }) {
  const { t } = useTranslation();
  const count = (day.end - day.start) / hourMs;
  return (
    <div className={styles.day}>
      <span>{text}</span>
      {count !== 24 && (
        <span className={styles.dayNote} title={t('lines.strip.hoursNote', { count })}>
          {t('lines.strip.hours', { count })}
        </span>
      )}
    </div>
  );
}

/** The refusal in the place of the rows, as high as they would be. */
export function Failed({ rows, error, onRetry }: { rows: number; error: unknown; onRetry(): void }) {
  return (
    <div className={styles.failed} style={{ '--rows': rows } as CSSProperties}>
      <ProblemMessage error={error} onRetry={onRetry} />
    </div>
  );
}
