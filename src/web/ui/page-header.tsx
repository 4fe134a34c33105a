import { Anchor, Text, Title } from '@mantine/core';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './layout.module.css';

/** The head of every page: its one h1, the browser's title, a way back and the page's actions. */
export function PageHeader(parts: {
  title: string;
  /** The title of the browser tab, where that is longer than the page's. */
  tab?: string;
  text?: ReactNode;
  /** Beside the title: a status badge. */
  aside?: ReactNode;
  actions?: ReactNode;
  back?: { to: string; label: string };
}) {
  const { title, tab = title, text, aside, actions, back } = parts;
  return (
    <header className={styles.header}>
      <title>{`${tab} · Lineshift`}</title>
      {back && (
        <Anchor component={Link} to={back.to} size="sm" className={styles.back}>
          <ArrowLeft size={16} aria-hidden /> {back.label}
        </Anchor>
      )}
      <div className={styles.headline}>
        <div>
          <div className={styles.titles}>
            <Title order={1}>{title}</Title>
            {aside}
          </div>
          {text !== undefined && (
            <Text c="dimmed" component="div">
              {text}
            </Text>
          )}
        </div>
        {Boolean(actions) && <div className={styles.actions}>{actions}</div>}
      </div>
    </header>
  );
}
