import type { AnnouncementItemReply } from '../../../contract/announcements.contract.ts';
import styles from './emergency.module.css';
import { markedLines } from './marked-text.ts';

/** The lines of a notice in which something decided, with the deciding words marked; without marks the whole text. */
export function NoticeText({ text, marks }: { text: string; marks: AnnouncementItemReply['marks'] }) {
  const lines = markedLines(text, marks);
  return (
    <div className={styles.notice} lang="zh-TW">
      {lines.length === 0 && text}
      {lines.map((pieces) => (
        <div key={pieces[0]?.from}>
          {pieces.map(({ from, kind, words }) =>
            kind === null ? (
              words
            ) : (
              <mark key={from} data-kind={kind}>
                {words}
              </mark>
            ),
          )}
        </div>
      ))}
    </div>
  );
}
