import { useTranslation } from 'react-i18next';
import { useNow } from '../lib/clock.ts';
import { useFormats } from '../lib/formats.ts';
import styles from './when.module.css';

/** How often "in 3 hours" is looked at again, ms. */
const lookAgainMs = 30_000;

/** An instant, absolute and relative together: `Mon 30 Nov, 18:00 (in 2 days)`, in Taipei's time. `at` is RFC 3339. */
export function When({ at, plain = false }: { at: string /** Without the relative part. */; plain?: boolean }) {
  const { t } = useTranslation();
  const { moment, relative } = useFormats();
  const now = useNow(lookAgainMs);
  return (
    <time dateTime={at} className={styles.when}>
      <span>{moment(at, now)}</span>
      {!plain && <span className={styles.relative}> {t('ui.relative', { relative: relative(at, now) })}</span>}
    </time>
  );
}
