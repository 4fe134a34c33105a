import { Drama } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEmergencyWords } from './emergency-words.ts';
import './exercise-words.ts';
import styles from './exercise.module.css';

/** Everything within an exercise: a frame around the whole window and a banner, by colour, pattern and word. */
export function ExerciseFrame({ children }: { children: ReactNode }) {
  const t = useEmergencyWords();
  return (
    <div className={styles.frame}>
      <div className={styles.edge} aria-hidden />
      <div className={styles.banner} role="note">
        <Drama size={24} aria-hidden />
        <span className={styles.word}>{t('exercise.banner')}</span>
        <span>{t('exercise.bannerText')}</span>
      </div>
      {children}
    </div>
  );
}
