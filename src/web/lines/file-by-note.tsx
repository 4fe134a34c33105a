import { lazy, Suspense } from 'react';
import type { FileByParts, Wish } from './file-by.tsx';

// Nobody waits for it: the forms that show it are near their weight, and most are sent without a date.
const FileBySentence = lazy(async () => ({ default: (await import('./file-by.tsx')).FileBySentence }));

/** The sentence below a chosen date or time: by when to file; read out when it changes. Nothing without a wish. */
export function FileByNote({ wish, lineIds }: { wish: Wish | null; lineIds: FileByParts['lineIds'] }) {
  return (
    <div role="status">
      {wish !== null && (
        <Suspense fallback={null}>
          <FileBySentence wish={wish} lineIds={lineIds} />
        </Suspense>
      )}
    </div>
  );
}
