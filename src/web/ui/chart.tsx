import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import styles from './bar-chart.module.css';
import type { ChartData } from './bar-chart.tsx';

const Bars = lazy(async () => ({ default: (await import('./bar-chart.tsx')).BarChart }));

/** A small chart, loaded after the page is there; its place is kept from the start. `data` undefined while it is read. */
export function Chart({ data }: { data: ChartData | undefined }) {
  const place = <Skeleton radius="md" height="100%" />;
  return (
    <div className={styles.place}>
      {data ? (
        <Suspense fallback={place}>
          <Bars {...data} />
        </Suspense>
      ) : (
        place
      )}
    </div>
  );
}
