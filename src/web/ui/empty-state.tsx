import { Text, Title } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './layout.module.css';

/** Says why there is nothing and what to do about it. */
export function EmptyState(parts: { icon: LucideIcon; title: string; text?: string; action?: ReactNode }) {
  const { icon: Icon, title, text, action } = parts;
  return (
    <div className={styles.empty}>
      <Icon size={36} strokeWidth={1.5} aria-hidden />
      <Title order={2} size="h3">
        {title}
      </Title>
      {text !== undefined && (
        <Text c="dimmed" maw={460}>
          {text}
        </Text>
      )}
      {action}
    </div>
  );
}
