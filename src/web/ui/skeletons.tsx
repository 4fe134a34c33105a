import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const widths = ['62%', '78%', '54%', '70%', '48%', '66%'];

/** Placeholder rows of a list that is loading, as high as the rows will be. */
export function ListSkeleton({ rows = 4, rowHeight = 56 }: { rows?: number; rowHeight?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('ui.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows that stand for nothing yet
        <div key={row} style={{ height: rowHeight, display: 'grid', alignItems: 'center', paddingInline: 20 }}>
          <Skeleton height={14} width={widths[row % widths.length]} />
        </div>
      ))}
    </div>
  );
}

/** Placeholder of a whole page: head and two cards. */
export function PageSkeleton() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('ui.loading')}>
      <Skeleton height={30} width="min(20rem, 70%)" mb={12} />
      <Skeleton height={16} width="min(30rem, 90%)" mb={28} />
      <Skeleton height={150} radius="lg" mb={24} />
      <Skeleton height={220} radius="lg" />
    </div>
  );
}
