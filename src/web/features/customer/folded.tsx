import { Title } from '@mantine/core';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './folded.module.css';

/** A card that is opened by its heading: for what is looked up now and then. */
export function Folded(parts: { title: string; open?: boolean; children: ReactNode }) {
  const { title, open = false, children } = parts;
  return (
    <details className={styles.folded} open={open}>
      <summary>
        <ChevronRight size={18} aria-hidden />
        <Title order={2} size="h4">
          {title}
        </Title>
      </summary>
      <div className={styles.inside}>{children}</div>
    </details>
  );
}
