import { useEffect, useRef, useSyncExternalStore } from 'react';
import { readStored, writeStored } from './language.ts';

const storageKey = 'lineshift-shortcuts';
let on = readStored(storageKey) !== 'off';
const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}

/** Whether single keys act on this device. People who dictate, or whose hands tremble, can switch them off (WCAG 2.1.4). */
export function useShortcutsOn(): boolean {
  return useSyncExternalStore(listen, () => on);
}

export function setShortcutsOn(next: boolean): void {
  on = next;
  writeStored(storageKey, next ? 'on' : 'off');
  tell();
}

/** A key of the page that is shown now, and what it does. */
export interface Shortcut {
  key: string;
  label: string;
  /** Further keys that do the same where the focus is, such as arrows in a table. */
  also?: string | undefined;
}

type Registered = Shortcut & { act: { current(): void }; repeats: boolean };

/** What acts and what the sheet of keys lists is the same list, so the sheet is never wrong. */
let registered: readonly Registered[] = [];

function change(next: readonly Registered[]): void {
  if (registered.length === 0 && next.length > 0) document.addEventListener('keydown', hear);
  if (next.length === 0) document.removeEventListener('keydown', hear);
  registered = next;
  tell();
}

/** The keys that act on the page now, each once: of two parts that want the same key the later one has it. */
export function useShortcuts(): readonly Shortcut[] {
  const all = useSyncExternalStore(listen, () => registered);
  return [...new Map(all.map((each) => [each.key, each])).values()];
}

/** A shifted letter is still that letter, and caps lock changes nothing. */
function keyOf({ key }: KeyboardEvent): string {
  return key.length === 1 ? key.toLowerCase() : key;
}

const fields = 'input, textarea, select, [contenteditable="true"]';
/** What Enter does by itself. */
const pressed = 'a, button, summary, [role="tab"], [role="option"]';

function hear(event: KeyboardEvent): void {
  if (!on || event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const found = registered.findLast(({ key }) => key === keyOf(event));
  if (!found || (event.repeat && !found.repeats)) return;
  const target = event.target as Element;
  if (target.closest(fields) || (found.key === 'Enter' && target.closest(pressed))) return;
  // A dialog that is open has the keyboard.
  if (document.querySelector('[role="dialog"][aria-modal="true"]')) return;
  event.preventDefault();
  found.act.current();
}

/**
 * A key that acts anywhere on a page except in fields and under a dialog, and is listed under `?` with its label. `repeats`: acts
 * again while it is held down. Without `act` the key does nothing and is not listed. Returns the value of `aria-keyshortcuts`.
 */
export function useShortcut(
  key: string,
  label: string,
  act: (() => void) | undefined,
  { repeats = false, also }: { repeats?: boolean; also?: string } = {},
): string | undefined {
  const isOn = useShortcutsOn();
  const latest = useRef<() => void>(() => undefined);
  const acts = act !== undefined;
  useEffect(() => {
    latest.current = act ?? (() => undefined);
  });
  useEffect(() => {
    if (!acts) return undefined;
    const own: Registered = { key, label, also, act: latest, repeats };
    change([...registered, own]);
    return () => change(registered.filter((each) => each !== own));
  }, [key, label, also, acts, repeats]);
  return isOn && acts ? key : undefined;
}
