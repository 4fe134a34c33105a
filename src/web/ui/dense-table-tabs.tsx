import { UnstyledButton } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useFormats } from '../lib/formats.ts';
import styles from './dense-table-bar.module.css';

export interface TableTab<Name extends string> {
  name: Name;
  label: string;
  /** Left out until it is known; its place is kept. `null`: nobody counts. */
  count: number | undefined | null;
  /** What is counted needs somebody. */
  urgent?: boolean;
}

/** The views of a table, each with how many rows it has. Arrows move between them, as in every list of tabs. */
export function TableTabs<Name extends string>(parts: {
  label: string;
  tabs: readonly TableTab<Name>[];
  value: Name;
  /** The id of the element that shows the chosen view. */
  panelId: string;
  onChange(name: Name): void;
}) {
  const { label, tabs, value, panelId, onChange } = parts;
  const { number } = useFormats();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const at = tabs.findIndex(({ name }) => name === value);
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (!next) return;
    onChange(next.name);
    event.currentTarget.querySelector<HTMLElement>(`[data-name="${next.name}"]`)?.focus();
  };
  return (
    <div role="tablist" aria-label={label} tabIndex={-1} className={styles.tabs} onKeyDown={onKeyDown}>
      {tabs.map(({ name, label: text, count, urgent }) => (
        <UnstyledButton
          key={name}
          role="tab"
          data-name={name}
          aria-selected={name === value}
          aria-controls={panelId}
          tabIndex={name === value ? 0 : -1}
          className={styles.tab}
          onClick={() => onChange(name)}
        >
          {text}
          {count !== null && (
            <span className={styles.count} data-urgent={urgent === true && (count ?? 0) > 0}>
              {count === undefined ? ' ' : number(count)}
            </span>
          )}
        </UnstyledButton>
      ))}
    </div>
  );
}
