import { useTranslation } from 'react-i18next';
import type { StripMark, StripPlan } from './strip-parts.ts';
import { Pattern } from './strip-patterns.tsx';
import styles from './time-strip.module.css';
import { clockShare, type LocalDay, type Segment, stretchOn } from './time-strip-geometry.ts';
import type { StripSpan, StripWords } from './use-strip-words.ts';

export interface RowParts {
  patterns: string;
  timeZone: string;
  day: LocalDay;
  /** The segments of this day, with their places in the whole strip. */
  segments: readonly (readonly [index: number, segment: Segment])[];
  spans: readonly StripSpan[];
  words: StripWords;
  /** The only one that Tab reaches. */
  stop: number;
  shown: number | null;
  now: number;
  plans: readonly StripPlan[];
  marks: readonly StripMark[];
}

const percent = (share: number) => `${share * 100}%`;

/** One day of 24 hours: plans above, what is heard, and the marks of now and other instants. */
export function StripRow(parts: RowParts) {
  const { patterns, timeZone, day, segments, spans, words, stop, shown, now, plans, marks } = parts;
  const holds = (epochMs: number) => day.start <= epochMs && epochMs < day.end;
  return (
    <div className={styles.track} data-day={day.day}>
      {plans.length > 0 && <Plans timeZone={timeZone} day={day} plans={plans} />}
      <div className={styles.bar} data-bar>
        {segments.map(([index, segment]) => {
          const span = spans[segment.span];
          if (!span) return null;
          return (
            <button
              key={index}
              type="button"
              className={styles.segment}
              data-index={index}
              data-state={span.state}
              data-shown={index === shown}
              tabIndex={index === stop ? 0 : -1}
              style={{ left: percent(segment.left), width: percent(segment.right - segment.left) }}
              aria-label={words.name(segment, span)}
            >
              <Pattern id={patterns} state={span.state} />
              <span className={styles.label}>
                <span className={styles.word}>{words.state(span)}</span>{' '}
                <span className={styles.sound}>{words.sound(span)}</span>
              </span>
            </button>
          );
        })}
      </div>
      {marks.map(({ at, label }) =>
        holds(Date.parse(at)) ? (
          <span
            key={at + label}
            className={styles.mark}
            style={{ left: percent(clockShare(timeZone, Date.parse(at))) }}
          >
            <span className={styles.markLabel}>{label}</span>
          </span>
        ) : null,
      )}
      {holds(now) && <NowMark left={clockShare(timeZone, now)} />}
    </div>
  );
}

function NowMark({ left }: { left: number }) {
  const { t } = useTranslation();
  return (
    <span className={styles.now} style={{ left: percent(left) }}>
      <span className={styles.hidden}>{t('lines.strip.now')}</span>
    </span>
  );
}

function Plans({ timeZone, day, plans }: { timeZone: string; day: LocalDay; plans: readonly StripPlan[] }) {
  return (
    <div className={styles.plans}>
      {plans.map((plan) => {
        const at = stretchOn(timeZone, day, plan);
        if (at === null) return null;
        return (
          <span
            key={plan.from + plan.label}
            className={styles.plan}
            data-begins={at.begins}
            data-ends={at.ends}
            style={{ left: percent(at.left), width: percent(at.right - at.left) }}
          >
            {at.begins && <span className={styles.planLabel}>{plan.label}</span>}
          </span>
        );
      })}
    </div>
  );
}

const edges: Record<number, string> = { 0: 'first', 24: 'last' };

/** The hours under the rows; a narrow strip shows every sixth alone. */
export function HourAxis() {
  return (
    <div className={styles.axis} aria-hidden>
      {[0, 3, 6, 9, 12, 15, 18, 21, 24].map((hour) => (
        <span
          key={hour}
          className={styles.hour}
          data-minor={hour % 6 !== 0}
          data-edge={edges[hour]}
          style={{ left: percent(hour / 24) }}
        >
          {String(hour).padStart(2, '0')}
        </span>
      ))}
    </div>
  );
}
