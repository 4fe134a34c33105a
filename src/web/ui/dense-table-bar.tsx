import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './dense-table-bar.module.css';
import { KeySheetButton } from './key-sheet.tsx';

/** What stands over a table: the search and further choices in one row, saved filters and the keys below. */
export function TableBar(parts: {
  children: ReactNode;
  saved: ReactNode;
  /** Of a table without filters of its own: beside the saved ones, whose row would else be empty. */
  count?: ReactNode;
}) {
  const { children, saved, count } = parts;
  return (
    <search className={styles.bar}>
      {children}
      <div className={styles.saved}>
        <div className={styles.beside}>
          {count}
          {saved}
        </div>
        <KeySheetButton />
      </div>
    </search>
  );
}

/** How many rows there are; its place is kept while that is unknown. */
export function TableCount({ children }: { children: ReactNode }) {
  return (
    <Text size="sm" c="dimmed" role="status" className={styles.shown}>
      {children}
    </Text>
  );
}
