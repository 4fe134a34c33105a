import { Button } from '@mantine/core';
import { Search } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useShortcut } from '../../lib/shortcuts.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import styles from './finding.module.css';
import { useFindingWords } from './use-finding-words.ts';

/** A chunk of its own, loaded when it is opened for the first time. */
const FinderDialog = lazy(async () => ({ default: (await import('./finder-dialog.tsx')).FinderDialog }));

/** The search over everything, in the head of the desk: a press, or `s` on any page. `/` is the search of the page's own table. */
export function Finder() {
  const words = useFindingWords();
  const [isOpen, setOpen] = useState(false);
  const key = useShortcut('s', words.key, () => setOpen(true));
  return (
    <>
      <Button variant="default" size="sm" px="xs" aria-keyshortcuts={key} onClick={() => setOpen(true)}>
        <Search size={16} aria-hidden />
        <span className={styles.word}>
          {words.open} <KeyHint name="S" />
        </span>
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <FinderDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
