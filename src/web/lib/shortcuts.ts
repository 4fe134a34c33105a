import { useHotkeys } from '@mantine/hooks';
import { useSyncExternalStore } from 'react';
import { readStored, writeStored } from './language.ts';

const storageKey = 'lineshift-shortcuts';
let on = readStored(storageKey) !== 'off';
const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether single keys act on this device. People who dictate, or whose hands tremble, can switch them off (WCAG 2.1.4). */
export function useShortcutsOn(): boolean {
  return useSyncExternalStore(listen, () => on);
}

export function setShortcutsOn(next: boolean): void {
  on = next;
  writeStored(storageKey, next ? 'on' : 'off');
  for (const listener of listeners) listener();
}

/** A key that acts anywhere on a page except in fields; returns the value of `aria-keyshortcuts`. */
export function useShortcut(key: string, act: () => void): string | undefined {
  const isOn = useShortcutsOn();
  useHotkeys(isOn ? [[key, act]] : []);
  return isOn ? key : undefined;
}
