import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormats } from '../lib/formats.ts';
import styles from './timeline.module.css';
import type { Tone } from './tone-badge.tsx';

export interface TimelineItem {
  /** RFC 3339. */
  at: string;
  title: ReactNode;
  by?: string;
  detail?: ReactNode;
  /** A person's own words: a question, an answer. */
  quote?: string;
  tone?: Tone;
}

/** What happened, oldest first or newest first as given, each with its time and who did it. */
export function Timeline({ items, label }: { items: readonly TimelineItem[]; label: string }) {
  const { dateTime } = useFormats();
  return (
    <ol className={styles.timeline} aria-label={label}>
      {items.map((item, index) => (
        // Two things may happen in the same second.
        // biome-ignore lint/suspicious/noArrayIndexKey: entries are only ever added at an end
        <li key={`${item.at} ${index}`} data-tone={item.tone ?? 'neutral'}>
          <Text fw={550} className={styles.title}>
            {item.title}
          </Text>
          <Text size="sm" c="dimmed">
            <time dateTime={item.at}>{dateTime(item.at)}</time>
            {item.by ? ` · ${item.by}` : ''}
          </Text>
          {item.quote !== undefined && <blockquote className={styles.quote}>{item.quote}</blockquote>}
          {item.detail !== undefined && <div className={styles.detail}>{item.detail}</div>}
        </li>
      ))}
    </ol>
  );
}
