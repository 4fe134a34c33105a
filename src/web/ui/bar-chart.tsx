import { useTranslation } from 'react-i18next';
import { useFormats } from '../lib/formats.ts';
import styles from './bar-chart.module.css';

const height = 168;
/** Room above the tallest bar for its number, and below for the names, pixels. */
const top = 20;
const bottom = 24;
/** More letters than this below all bars together do not fit on a phone. */
const longNames = 40;

export interface Series {
  name: string;
  tone: 'accent' | 'bad';
}

export interface ChartData {
  /** What the figure shows, in a few words. */
  title: string;
  /** What it says, in a sentence: for those who do not see it, and above the bars for those who do. */
  summary: string;
  /** What a bar stands for, the head of the table's first column. */
  of: string;
  series: readonly Series[];
  bars: readonly { key: string; label: string /** One a series. */; values: readonly number[] }[];
}

/**
 * Bars, each of one or two series on top of each other, with the same numbers as a table. Lengths across are percentages, so that
 * letters keep their size at any width.
 */
export function BarChart({ title, summary, of, series, bars }: ChartData) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const most = Math.max(1, ...bars.map(({ values }) => sum(values)));
  const scale = (height - top - bottom) / most;
  const step = 100 / Math.max(1, bars.length);
  const letters = bars.length * Math.max(0, ...bars.map(({ label }) => label.length));
  return (
    <figure className={styles.figure}>
      <figcaption>
        <span className={styles.title}>{title}</span>
        <span className={styles.summary}>{summary}</span>
      </figcaption>
      <svg role="img" width="100%" height={height} className={styles.chart} data-long-names={letters > longNames}>
        <title>{`${title}. ${summary}`}</title>
        <line x1="0" x2="100%" y1={height - bottom + 0.5} y2={height - bottom + 0.5} className={styles.axis} />
        {bars.map(({ key, label, values }, index) => (
          <g key={key}>
            {values.map((value, at) => (
              <rect
                key={series[at]?.name}
                data-tone={series[at]?.tone}
                x={`${index * step + step * 0.18}%`}
                width={`${step * 0.64}%`}
                y={height - bottom - sum(values.slice(0, at + 1)) * scale}
                height={value * scale}
              />
            ))}
            <text x={`${(index + 0.5) * step}%`} y={height - bottom - sum(values) * scale - 6} className={styles.value}>
              {number(sum(values))}
            </text>
            <text x={`${(index + 0.5) * step}%`} y={height - 6} className={styles.label}>
              {label}
            </text>
          </g>
        ))}
      </svg>
      {series.length > 1 && (
        <div className={styles.legend} aria-hidden>
          {series.map(({ name, tone }) => (
            <span key={name}>
              <svg aria-hidden width="12" height="12" className={styles.chart}>
                <rect width="12" height="12" data-tone={tone} />
              </svg>
              {name}
            </span>
          ))}
        </div>
      )}
      <details className={styles.table}>
        <summary>{t('ui.chart.table')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{of}</th>
              {series.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bars.map(({ key, label, values }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                {values.map((value, at) => (
                  <td key={series[at]?.name}>{number(value)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
