import { sayRequestTimes, type TimedRequest } from '../../../contract/words/request-times.ts';
import { useNow } from '../../lib/clock.ts';
import { currentLanguage } from '../../lib/language.ts';
import styles from './request-times.module.css';

/** When a request goes live, when the former voice file returns and by when it is expected: one line, the same everywhere. */
export function RequestTimes(parts: {
  request: TimedRequest;
  /** Without the forecast: it is said beside the promise there, and never as strongly. */
  strong?: boolean;
  /** For tables: one below the other, of the promise only the latest time, and no forecast. */
  listed?: boolean;
}) {
  const { request, strong = false, listed = false } = parts;
  const now = useNow(60_000);
  const told = listed ? shortened(request) : strong ? { ...request, forecast: null } : request;
  const times = sayRequestTimes(told, currentLanguage(), new Date(now));
  return (
    <p className={styles.times} data-strong={strong} data-listed={listed}>
      {times.map((part, index) => (
        <span key={part}>
          {index > 0 && ' '}
          <span className={styles.part}>{part}</span>
        </span>
      ))}
    </p>
  );
}

function shortened(request: TimedRequest): TimedRequest {
  const { deadline } = request;
  return { ...request, forecast: null, deadline: deadline && { earliestBy: deadline.dueBy, dueBy: deadline.dueBy } };
}
