import { type KeyboardEvent, type RefObject, useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../lib/shortcuts.ts';

/** A key that acts on the row that has the focus: `a` takes it, `r` gives it back. */
export interface RowKey<Row> {
  key: string;
  label: string;
  /** Does nothing for rows that it does not fit. */
  act(row: Row): void;
}

type Body = RefObject<HTMLDivElement | null>;

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/** The row that has the focus; -1 when it is elsewhere. */
function focusedRow(body: Body): number {
  const { activeElement } = document;
  if (!activeElement || !body.current?.contains(activeElement)) return -1;
  return Number(activeElement.closest<HTMLElement>('[data-index]')?.dataset.index ?? -1);
}

/** Moves the focus from row to row; a row is rendered when it is scrolled to. */
export function useRowKeys({ body, count, scrollTo }: { body: Body; count: number; scrollTo(index: number): void }) {
  // Where somebody was, for when the row with the focus has gone.
  const last = useRef(-1);
  const goTo = useCallback(
    (index: number) => {
      const place = Math.min(count - 1, Math.max(0, index));
      if (place < 0) return;
      last.current = place;
      scrollTo(place);
      focusSoon(body.current, place);
    },
    [body, count, scrollTo],
  );
  const move = useCallback(
    (by: number) => {
      const at = focusedRow(body);
      if (at >= 0) return goTo(at + by);
      // The row under the focus was taken away: the one that moved up into its place comes next.
      goTo(last.current < 0 ? 0 : last.current + Math.min(by, 0));
    },
    [body, goTo],
  );
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const at = focusedRow(body);
      const to = event.key === 'Home' ? 0 : event.key === 'End' ? count - 1 : at + (steps[event.key] ?? Number.NaN);
      if (Number.isNaN(to) || at < 0) return;
      event.preventDefault();
      goTo(to);
    },
    [body, count, goTo],
  );
  return { onKeyDown, move };
}

function focusSoon(body: HTMLElement | null, index: number, tries = 10): void {
  const link = body?.querySelector<HTMLElement>(`[data-index="${index}"] a`);
  if (link) link.focus({ preventScroll: true });
  else if (tries > 0) requestAnimationFrame(() => focusSoon(body, index, tries - 1));
}

/** The single keys of a table, each listed in the sheet of keys. */
export function RowShortcuts<Row>(parts: {
  keys: readonly RowKey<Row>[] | undefined;
  rows: readonly Row[];
  body: Body;
  move(by: number): void;
  openLabel: string;
}) {
  const { keys = [], rows, body, move, openLabel } = parts;
  const { t } = useTranslation();
  useShortcut('j', t('ui.table.next'), () => move(1), { repeats: true, also: '↓' });
  useShortcut('k', t('ui.table.previous'), () => move(-1), { repeats: true, also: '↑' });
  // On the row's link Enter works by itself; it is listed here, and opens the row from its other controls' place.
  useShortcut('Enter', openLabel, () => {
    const at = focusedRow(body);
    body.current?.querySelector<HTMLElement>(`[data-index="${at}"] a`)?.click();
  });
  return keys.map((rowKey) => (
    <RowShortcut
      key={rowKey.key}
      rowKey={rowKey}
      act={() => {
        const row = rows[focusedRow(body)];
        if (row !== undefined) rowKey.act(row);
      }}
    />
  ));
}

/** A component, because a hook for each key of a list is not allowed. */
function RowShortcut<Row>({ rowKey: { key, label }, act }: { rowKey: RowKey<Row>; act(): void }) {
  useShortcut(key, label, act);
  return null;
}
