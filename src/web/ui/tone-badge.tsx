import type { ReactNode } from 'react';
import styles from './tone-badge.module.css';

export type Tone = 'neutral' | 'info' | 'work' | 'good' | 'warn' | 'bad';

/** A small label with a meaning: a role, a verdict, a state. */
export function ToneBadge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {children}
    </span>
  );
}
