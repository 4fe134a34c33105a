import { type SegmentedControlProps, Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';

const Segmented = lazy(async () => ({ default: (await import('./segmented.tsx')).Segmented }));

/** A choice of a few, side by side. Few pages have one, so its code comes with the first. */
export function Segments<Value extends string>({
  onChange,
  ...parts
}: Omit<SegmentedControlProps, 'onChange'> & { onChange?: (value: Value) => void }) {
  return (
    <Suspense fallback={<Skeleton height={30} />}>
      <Segmented {...parts} onChange={(value) => onChange?.(value as Value)} />
    </Suspense>
  );
}
