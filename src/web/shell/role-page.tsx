import { type ComponentType, lazy, Suspense, useMemo } from 'react';
import { useMe } from '../lib/session.ts';
import { PageSkeleton } from '../ui/skeletons.tsx';
import type { DeskPage } from './desk-page.ts';
import { isFor } from './navigation.tsx';
import { NotFoundPage } from './not-found.page.tsx';
import { PageBoundary } from './page-boundary.tsx';

const loaded = new Map<DeskPage, ComponentType>();

function partOf(page: DeskPage): ComponentType {
  const known = loaded.get(page);
  if (known) return known;
  const part = lazy(async () => ({ default: await page.load() }));
  loaded.set(page, part);
  return part;
}

/** Of the pages at one path, the one for the reader's roles. */
export function RolePage({ variants }: { variants: readonly DeskPage[] }) {
  const me = useMe();
  const page = variants.find((variant) => isFor(variant, me));
  const Part = useMemo(() => page && partOf(page), [page]);
  if (!Part) return <NotFoundPage />;
  return (
    <PageBoundary key={page?.path}>
      <Suspense fallback={<PageSkeleton />}>
        <Part />
      </Suspense>
    </PageBoundary>
  );
}
