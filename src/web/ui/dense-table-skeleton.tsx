import styles from './dense-table.module.css';
import { type RowHeight, useRowHeight } from './dense-table.tsx';
import { ListSkeleton } from './skeletons.tsx';

/** Placeholder of a table that is loading, as high as its head and rows will be. */
export function DenseTableSkeleton({ rows, height }: { rows: number; height?: RowHeight }) {
  const { narrow, rowHeight } = useRowHeight(height);
  return (
    <div className={styles.table}>
      <div className={styles.head} data-narrow={narrow} aria-hidden>
        <div className={styles.heads}> </div>
      </div>
      <ListSkeleton rows={rows} rowHeight={rowHeight} />
    </div>
  );
}
