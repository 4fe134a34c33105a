import { type ComponentProps, lazy, Suspense } from 'react';

const Attaching = lazy(async () => ({ default: (await import('./attach-files.tsx')).AttachFiles }));
const Attached = lazy(async () => ({ default: (await import('./attached-files.tsx')).AttachedFiles }));

/** `attach-files.tsx`, loaded when it is shown. */
export function AttachFiles(parts: ComponentProps<typeof Attaching>) {
  return (
    <Suspense>
      <Attaching {...parts} />
    </Suspense>
  );
}

/** `attached-files.tsx`, loaded when there are files. */
export function AttachedFiles({ files }: ComponentProps<typeof Attached>) {
  if (files.length === 0) return null;
  return (
    <Suspense>
      <Attached files={files} />
    </Suspense>
  );
}
