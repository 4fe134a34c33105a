import { useTranslation } from 'react-i18next';
import type { StripMark, StripPlan } from './strip-parts.ts';
import styles from './time-strip.module.css';
import type { Segment } from './time-strip-geometry.ts';
import type { StripSpan, StripWords } from './use-strip-words.ts';

/** The strip as a table, for people who hear the page. */
export function StripTable(parts: {
  segments: readonly Segment[];
  spans: readonly StripSpan[];
  words: StripWords;
  plans: readonly StripPlan[];
  marks: readonly StripMark[];
}) {
  const { segments, spans, words, plans, marks } = parts;
  const { t } = useTranslation();
  const columns = ['day', 'time', 'state', 'sound', 'rule'] as const;
  return (
    <div className={styles.hidden}>
      <table>
        <caption>{t('lines.strip.table')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`lines.strip.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {segments.map((segment) => {
            const span = spans[segment.span];
            if (!span) return null;
            return (
              <tr key={segment.from}>
                <th scope="row">{words.formats.dayNumber(segment.day)}</th>
                <td>{words.hours(segment)}</td>
                <td>{words.state(span)}</td>
                <td>{words.sound(span)}</td>
                <td>{words.rule(span)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <ul>
        {plans.map(({ from, until, label }) => (
          <li key={from + label}>{t('lines.strip.plan', { label, when: words.stretch(from, until) })}</li>
        ))}
        {marks.map(({ at, label }) => (
          <li key={at + label}>{t('lines.strip.plan', { label, when: words.formats.instant(Date.parse(at)) })}</li>
        ))}
      </ul>
    </div>
  );
}
