import type { Transaction } from '../db/database.ts';

export type RevisionState = 'made' | 'waiting' | 'takenBack';

/** Of these revisions of a line those that a request still waits for, and those that were taken back; the others were made. */
export async function revisionStates(
  { sql }: Transaction,
  lineId: string,
  numbers: number[],
): Promise<Map<number, RevisionState>> {
  if (numbers.length === 0) return new Map();
  const rows = await sql`
    select takes_back as number, 'takenBack' as state from line_revision
    where line_id = ${lineId} and takes_back = any(${numbers}::int[])
    union all
    select revision, 'waiting' from line_wish
    where line_id = ${lineId} and state = 'waiting' and revision = any(${numbers}::int[])`;
  return new Map(rows.map((row) => [row.number as number, row.state as RevisionState]));
}
