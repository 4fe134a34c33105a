import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Placed, usePlaceName } from '../../lines/place-name.ts';
import { PlaceValue } from '../../lines/place-value.tsx';
import styles from './customer.module.css';

interface Difference extends Placed {
  before?: unknown;
  after?: unknown;
}

/** One difference between two configurations (`diffConfig`) in words: what it is about, before and after. */
export function DifferenceWords({ place, path, before, after }: Difference) {
  const { t } = useTranslation();
  const placeName = usePlaceName();
  return (
    <span className={styles.difference}>
      <strong>{placeName({ place, path })}</strong>
      <span>
        <span className={styles.hidden}>{t('customer.history.from')} </span>
        <PlaceValue place={place} value={before} />
      </span>
      <ArrowRight size={14} aria-hidden />
      <span>
        <span className={styles.hidden}>{t('customer.history.to')} </span>
        <PlaceValue place={place} value={after} />
      </span>
    </span>
  );
}
