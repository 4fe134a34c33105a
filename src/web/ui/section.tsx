import { Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import styles from './layout.module.css';

/** A card with a heading: the building block of every page. */
export function Section(parts: { title?: string; actions?: ReactNode; children: ReactNode; flush?: boolean }) {
  const { title, actions, children, flush = false } = parts;
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={title === undefined ? undefined : id} data-flush={flush}>
      {title !== undefined && (
        <div className={styles.sectionHead}>
          <Title order={2} id={id}>
            {title}
          </Title>
          {actions}
        </div>
      )}
      {children}
    </section>
  );
}

export type Fact = readonly [label: string, value: ReactNode, look?: 'words'];

/** Pairs of a name and a value; `words` of somebody keep their lines and have the whole width. */
export function Facts({ items }: { items: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {items.map(([label, value, look]) => (
        <div key={label} data-wide={look === 'words'}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
