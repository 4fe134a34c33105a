import { Text } from '@mantine/core';
import { CircleAlert, CircleCheckBig, Clock, Info, PauseCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './job.module.css';

const icons = { info: Info, good: CircleCheckBig, warn: Clock, bad: CircleAlert, hold: PauseCircle } as const;

/** Shows the job's status in one place, and offers the next action. */
export function StateBanner(parts: {
  tone: 'info' | 'good' | 'warn' | 'bad';
  icon?: keyof typeof icons;
  title: string;
  children?: ReactNode;
  step?: ReactNode;
}) {
  const { tone, icon = tone, title, children, step } = parts;
  const Icon = icons[icon];
  return (
    <div className={styles.state} data-tone={tone}>
      <div className={styles.stateText}>
        <Icon size={22} aria-hidden />
        <Text fw={600}>{title}</Text>
        {children}
      </div>
      {step}
    </div>
  );
}
