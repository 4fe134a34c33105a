import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Placed, usePlaceName } from '../../lines/place-name.ts';
import { PlaceValue } from '../../lines/place-value.tsx';
import styles from './job.module.css';

export interface Difference extends Placed {
  before: unknown;
  after: unknown;
}

/** What differs, place by place, in words: the old value and the new one. */
export function Differences({ items }: { items: readonly Difference[] }) {
  const { t } = useTranslation();
  const placeName = usePlaceName();
  return (
    <dl className={styles.differences}>
      {items.map(({ place, path, before, after }) => (
        <div key={path}>
          <dt>{placeName({ place, path })}</dt>
          <dd>
            <span className={styles.old}>
              <PlaceValue place={place} value={before} />
            </span>
            <ArrowRight size={16} aria-label={t('technician.diff.becomes')} />
            <span className={styles.new}>
              <PlaceValue place={place} value={after} />
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
