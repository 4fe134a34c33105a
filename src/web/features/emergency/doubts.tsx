import { useTranslation } from 'react-i18next';
import { type AnnouncementDoubt, announcementDoubtWords } from '../../../contract/words/announcements.ts';
import type { Language } from '../../lib/language.ts';
import styles from './emergency.module.css';

/** Why nothing can be sent on a notice. */
export function Doubts({ why }: { why: readonly AnnouncementDoubt[] }) {
  const { i18n } = useTranslation();
  const language = i18n.language as Language;
  return (
    <ul className={styles.why}>
      {why.map((doubt) => {
        const { title, detail } = announcementDoubtWords[doubt];
        return (
          <li key={doubt}>
            <b>{title[language]}</b> – {detail[language]}
          </li>
        );
      })}
    </ul>
  );
}
