import { VisuallyHidden } from '@mantine/core';
import { Check, Minus, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './progress-line.module.css';

export interface ProgressStep {
  key: string;
  label: string;
  /** `skipped` is a step that will not come: the request ended before it. */
  state: 'done' | 'now' | 'next' | 'trouble' | 'skipped';
  /** When it happened or will: short, in words; the person's own times where they chose them. */
  time?: ReactNode;
}

const marks = { done: Check, trouble: TriangleAlert, skipped: Minus, now: null, next: null } as const;

/** Where something stands on its way from received to live: one line, or a column on a narrow screen. */
export function ProgressLine({ steps, label }: { steps: readonly ProgressStep[]; label: string }) {
  const { t } = useTranslation();
  return (
    <ol className={styles.line} aria-label={label}>
      {steps.map(({ key, label: name, state, time }) => {
        const Mark = marks[state];
        return (
          <li key={key} data-state={state} aria-current={state === 'now' || state === 'trouble' ? 'step' : undefined}>
            <span className={styles.mark}>{Mark && <Mark size={12} strokeWidth={3} aria-hidden />}</span>
            <span className={styles.name}>
              {name}
              <VisuallyHidden>, {t(`ui.progress.${state}`)}</VisuallyHidden>
            </span>
            {time !== undefined && <span className={styles.time}>{time}</span>}
          </li>
        );
      })}
    </ol>
  );
}
