import styles from './calendar.module.css';
import { type DayMark, isPlain } from './day-mark.ts';
import { useCalendarWords } from './use-calendar-words.ts';

/** A day's mark as the year shows it, beside the words that say it. */
export function MarkSample({ mark }: { mark: DayMark }) {
  const t = useCalendarWords();
  return (
    <span className={styles.sample} data-mark={mark} aria-hidden>
      {!isPlain(mark) && t(`short.${mark}`)}
    </span>
  );
}
