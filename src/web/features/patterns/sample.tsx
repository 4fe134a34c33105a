import type { ReactNode } from 'react';
import styles from './patterns.module.css';

/** Parts that belong together, below a heading of their own. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.group} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      {children}
    </section>
  );
}

/** One part in one state, with the state's name above it. */
export function Sample({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.sample}>
      <div className={styles.name}>{name}</div>
      {children}
    </div>
  );
}

/** Small samples beside each other. */
export function Row({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}
