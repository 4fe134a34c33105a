import { useTranslation } from 'react-i18next';
import { zoneName } from '../lib/place-names.ts';
import { Pattern } from './strip-patterns.tsx';
import styles from './time-strip.module.css';
import type { Segment } from './time-strip-geometry.ts';
import type { StripSpan } from './use-strip-words.ts';

const states = ['open', 'closed', 'holiday', 'emergency'] as const;

/** The states that are in view, the mark of now, and whose clock it is. */
export function StripLegend(parts: {
  patterns: string;
  timeZone: string;
  spans: readonly StripSpan[];
  segments: readonly Segment[];
}) {
  const { patterns, timeZone, spans, segments } = parts;
  const { t } = useTranslation();
  const present = new Set(segments.map(({ span }) => spans[span]?.state));
  return (
    <div className={styles.legend}>
      <ul aria-label={t('lines.strip.legend')}>
        {states
          .filter((state) => present.has(state))
          .map((state) => (
            <li key={state}>
              <span className={styles.swatch} data-state={state}>
                <Pattern id={patterns} state={state} />
              </span>
              {t(`customer.states.${state}`)}
            </li>
          ))}
        <li>
          <span className={styles.nowSwatch} />
          {t('lines.strip.now')}
        </li>
      </ul>
      <span>{t('lines.strip.zone', { zone: zoneName(timeZone) })}</span>
    </div>
  );
}
