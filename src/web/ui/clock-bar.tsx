import { Skeleton } from '@mantine/core';
import { type ComponentProps, lazy, Suspense } from 'react';
import type { ClockFigure } from './clock-figure.tsx';

// Apart, because it is on two pages only and pages that share their chunks are near their weight.
const Figure = lazy(async () => ({ default: (await import('./clock-figure.tsx')).ClockFigure }));

/** The bar of a request's clock, as soon as its part of the page is there. */
export function ClockBar(parts: ComponentProps<typeof ClockFigure>) {
  return (
    <Suspense fallback={<Skeleton height={84} mt="xs" />}>
      <Figure {...parts} />
    </Suspense>
  );
}
