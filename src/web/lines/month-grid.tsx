import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { dayMs } from '../../domain/calendar/taipei-time.ts';
import styles from './month.module.css';
import { dayAfterKey, weeksOf } from './month-geometry.ts';
import { specialRule } from './rule-text.ts';
import { Pattern } from './strip-patterns.tsx';
import strip from './time-strip.module.css';
import type { Segment } from './time-strip-geometry.ts';
import type { StripSpan, StripWords } from './use-strip-words.ts';

interface GridParts {
  patterns: string;
  /** Names the grid: `March 2026`. */
  label: string;
  month: { first: number; end: number };
  segments: ReadonlyMap<number, readonly Segment[]>;
  spans: readonly StripSpan[];
  words: StripWords;
  day: number;
  today: number;
  /** Moves to a day, perhaps of another month. */
  onMove(day: number): void;
  /** Chooses it: it stands in the page's address from then on. */
  onChoose(day: number): void;
}

/** A month of days, each with the stretches of its 24 hours: one tab stop, walked by arrows. */
export function MonthGrid(parts: GridParts) {
  const { label, month, words, day, onMove, onChoose } = parts;
  const { t } = useTranslation();
  const grid = useRef<HTMLDivElement>(null);
  const keys = useId();
  const walked = useRef(false);
  useEffect(() => {
    if (!walked.current) return;
    walked.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-month-day="${day}"]`)?.focus();
  }, [day]);
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.altKey || event.ctrlKey || event.metaKey ? null : dayAfterKey(day, event.key);
    if (target === null) return;
    event.preventDefault();
    walked.current = true;
    onMove(target);
  };
  const weeks = weeksOf(month);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as part of a form
    <div role="group" ref={grid} aria-label={label} aria-describedby={keys} onKeyDown={onKeyDown}>
      <p className={strip.hidden} id={keys}>
        {t('lines.month.keys')}
      </p>
      <table className={styles.grid}>
        <thead>
          <tr>
            {weekdayNames(words, weeks).map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.find((each) => each !== null)}>
              {week.map((each, place) =>
                each === null ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a place of the week is what an empty cell is
                  <td key={place} />
                ) : (
                  <td key={each}>
                    <DayButton {...parts} each={each} onClick={() => onChoose(each)} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** As short as the reader's language has them: those of a week that is whole in the month. */
function weekdayNames({ formats }: StripWords, weeks: readonly (readonly (number | null)[])[]): string[] {
  const whole = weeks.find((week) => week.every((day) => day !== null)) ?? [];
  return whole.map((day) => formats.weekday(day ?? 0));
}

function DayButton(parts: GridParts & { each: number; onClick(): void }) {
  const { patterns, segments, spans, words, day, today, each, onClick } = parts;
  const { t } = useTranslation();
  const own = segments.get(each) ?? [];
  const special = own.map(({ span }) => spans[span]).find((span) => span && specialRule(t, span.rule) !== null);
  return (
    <button
      type="button"
      className={styles.day}
      data-month-day={each}
      tabIndex={each === day ? 0 : -1}
      aria-pressed={each === day}
      aria-current={each === today ? 'date' : undefined}
      onClick={onClick}
    >
      <span className={strip.hidden}>{words.formats.dayNumber(each)}, </span>
      <span className={styles.number} aria-hidden>
        {new Date(each * dayMs).getUTCDate()}
      </span>
      <span className={styles.bar} aria-hidden>
        {own.map(({ from, left, right, span }) => (
          <span
            key={from}
            className={strip.piece}
            data-state={spans[span]?.state}
            style={{ left: `${left * 100}%`, width: `${(right - left) * 100}%` }}
          >
            <Pattern id={patterns} state={spans[span]?.state ?? 'open'} />
          </span>
        ))}
      </span>
      <span className={styles.text}>{words.day(own, spans)}</span>
      {special && <span className={styles.special}> {specialRule(t, special.rule)}</span>}
    </button>
  );
}
