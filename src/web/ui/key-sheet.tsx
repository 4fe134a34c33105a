import { UnstyledButton } from '@mantine/core';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../lib/shortcuts.ts';
import { KeyHint } from './key-hint.tsx';
import styles from './key-sheet.module.css';

/** A chunk of its own: most visits never open it. */
const KeySheetDialog = lazy(async () => ({ default: (await import('./key-sheet-dialog.tsx')).KeySheetDialog }));

let open = false;
const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function setOpen(next: boolean): void {
  open = next;
  for (const listener of listeners) listener();
}

/** The sheet of all keys of the page, under `?`. Stands once in the desk's frame. */
export function KeySheet() {
  const { t } = useTranslation();
  const isOpen = useSyncExternalStore(listen, () => open);
  useShortcut('?', t('ui.keys.show'), () => setOpen(true));
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <KeySheetDialog onClose={() => setOpen(false)} />
    </Suspense>
  );
}

/** Opens the sheet of keys by pointer; not shown where there is no keyboard. */
export function KeySheetButton() {
  const { t } = useTranslation();
  return (
    <UnstyledButton className={styles.button} onClick={() => setOpen(true)}>
      {t('ui.keys.button')} <KeyHint name="?" />
    </UnstyledButton>
  );
}
