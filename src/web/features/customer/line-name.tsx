import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { allItems, pagesOf, queryOf } from '../../lib/api.ts';
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

/** Label and number of a line known by its id. */
export function LineName({ lineId }: { lineId: string }) {
  const line = useLine(lineId);
  if (!line) return <span>…</span>;
  return (
    <span>
      {line.label} · <span className={styles.whole}>{phoneNumberText(line.number)}</span>
    </span>
  );
}
