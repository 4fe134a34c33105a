import { Anchor, Title } from '@mantine/core';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './object-header.module.css';
import { ProgressLine, type ProgressStep } from './progress-line.tsx';
import type { Tone } from './tone-badge.tsx';

/**
 * The head of everything that has a state (a request, a job, a line, a customer): what it is about, its state, where it
 * stands with the person's own times, and one primary action. What is below it only explains it.
 */
export function ObjectHeader(parts: {
  /** What kind of object it is, and its number for people: `Request · R-7K3M-Q2XD`. */
  kind: ReactNode;
  title: string;
  /** The title of the browser tab, where that is longer than the page's. */
  tab?: string;
  /** One line below the title: the line, the customer. */
  text?: ReactNode;
  /** A status badge. Announced when it changes. */
  state?: ReactNode;
  /** The colour of the state, drawn along the top. */
  tone?: Tone;
  /** The primary action first. */
  actions?: ReactNode;
  progress?: { label: string; steps: readonly ProgressStep[] };
  back: { to: string; label: string };
  /** Below the progress: the times in a sentence, a notice. */
  children?: ReactNode;
}) {
  const { kind, title, tab = title, text, state, tone = 'neutral', actions, progress, back, children } = parts;
  return (
    <header className={styles.header}>
      <title>{`${tab} · Lineshift`}</title>
      <Anchor component={Link} to={back.to} size="sm" className={styles.back}>
        <ArrowLeft size={16} aria-hidden /> {back.label}
      </Anchor>
      <div className={styles.object} data-tone={tone}>
        <div className={styles.headline}>
          <div className={styles.about}>
            <div className={styles.kind}>{kind}</div>
            <div className={styles.titles}>
              <Title order={1}>{title}</Title>
              {state !== undefined && <span role="status">{state}</span>}
            </div>
            {text !== undefined && <div className={styles.text}>{text}</div>}
          </div>
          {Boolean(actions) && <div className={styles.actions}>{actions}</div>}
        </div>
        {progress && (
          <div className={styles.progress}>
            <ProgressLine {...progress} />
          </div>
        )}
        {Boolean(children) && <div className={styles.below}>{children}</div>}
      </div>
    </header>
  );
}
