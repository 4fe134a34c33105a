import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { allItems, pagesOf, queryOf } from '../../lib/api.ts';
import cells from '../../ui/dense-cells.module.css';
import styles from './customer.module.css';

/** A customer's lines in one read, for the start page, names and choices. Further lines are found on their own page. */
export const linesQuery = pagesOf('/lines', { query: { limit: 200 } });

function useLine(lineId: string) {
  const lines = useInfiniteQuery(linesQuery);
  const listed = allItems(lines.data).find(({ id }) => id === lineId);
  const missing = lines.data !== undefined && listed === undefined;
  const single = useQuery({ ...queryOf('/lines/{id}', { params: { id: lineId } }), enabled: missing });
  return listed ?? single.data;
}

/** Label and number of a line known by its id; in one cell of a table its number below. */
export function LineName({ lineId, cell = false }: { lineId: string; cell?: boolean }) {
  const line = useLine(lineId);
  if (!line) return <span>…</span>;
  if (cell) {
    return (
      <div className={cells.two} data-joined>
        <span>{line.label}</span>
        <span className={cells.soft}>{phoneNumberText(line.number)}</span>
      </div>
    );
  }
  return (
    <span>
      {line.label} · <span className={styles.whole}>{phoneNumberText(line.number)}</span>
    </span>
  );
}
