import { useQuery } from '@tanstack/react-query';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { queryOf } from '../../lib/api.ts';
import styles from './customer.module.css';

/** A customer's lines in one read, for names and choices. Further lines are found on their own page. */
export const linesQuery = queryOf('/lines', { query: { limit: 200 } });

function useLine(lineId: string) {
  const lines = useQuery(linesQuery);
  const listed = lines.data?.items.find(({ id }) => id === lineId);
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
