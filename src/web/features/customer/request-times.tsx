import { sayRequestTimes, type TimedRequest } from '../../../contract/words/request-times.ts';
import { useNow } from '../../lib/clock.ts';
import { currentLanguage } from '../../lib/language.ts';
import styles from './request-times.module.css';

/** When a request goes live, when the former voice file returns and by when it is expected: one line, the same everywhere. */
export function RequestTimes(parts: {
  request: TimedRequest;
  strong?: boolean;
  /** For tables: one below the other, and of the promise only the latest time. */
  listed?: boolean;
}) {
  const { request, strong = false, listed = false } = parts;
  const now = useNow(60_000);
  const told = listed ? withoutEarliest(request) : request;
  const times = sayRequestTimes(told, currentLanguage(), new Date(now));
  return (
    <p className={styles.times} data-strong={strong} data-listed={listed}>
      {times.map((part, index) => (
        <span key={part}>
          {index > 0 && <span className={styles.dot}> · </span>}
          <span className={styles.part}>{part}</span>
        </span>
      ))}
    </p>
  );
}

function withoutEarliest(request: TimedRequest): TimedRequest {
  const { deadline } = request;
  return { ...request, deadline: deadline && { earliestBy: deadline.dueBy, dueBy: deadline.dueBy } };
}
