import { sayRequestTimes, type TimedRequest } from '../../../contract/words/request-times.ts';
import { useNow } from '../../lib/clock.ts';
import { currentLanguage } from '../../lib/language.ts';
import styles from './request-times.module.css';

/** When a request goes live, when the former recording returns and by when it is expected: one line, the same everywhere. */
export function RequestTimes({ request, strong = false }: { request: TimedRequest; strong?: boolean }) {
  const now = useNow(60_000);
  const parts = sayRequestTimes(request, currentLanguage(), new Date(now));
  return (
    <p className={styles.times} data-strong={strong}>
      {parts.map((part, index) => (
        <span key={part}>
          {index > 0 && ' · '}
          <span className={styles.part}>{part}</span>
        </span>
      ))}
    </p>
  );
}
