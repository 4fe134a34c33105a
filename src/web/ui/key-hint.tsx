import { Kbd } from '@mantine/core';
import { useShortcutsOn } from '../lib/shortcuts.ts';
import styles from './layout.module.css';

/** The key for the same action; not shown where it does nothing, or where there is no keyboard. */
export function KeyHint({ name }: { name: string }) {
  if (!useShortcutsOn()) return null;
  return (
    <Kbd aria-hidden size="xs" className={styles.keyHint}>
      {name}
    </Kbd>
  );
}
