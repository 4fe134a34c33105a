import type { Transaction } from '../db/database.ts';
import type { ActualLine, Difference } from '../domain/line/compare-lines.ts';
import type { PhoneSystemSays } from '../domain/line/phone-system-says.ts';

/** What a phone system answered for a line, as it is kept; instants inside are ISO 8601 texts. */
export interface StoredReading {
  /** False for phone systems that cannot be read. */
  readable: boolean;
  actual: Pick<ActualLine, 'revision' | 'config' | 'promptHashes'> | null;
  differences: Difference[];
  /** What it said instead of an answer. */
  fault: PhoneSystemSays | null;
}

export interface ReadingRow {
  /** Since when an answer is waited for. */
  requestedAt: Date | null;
  /** When the last answer was given. */
  at: Date | null;
  reading: StoredReading | null;
}

/** An answer is waited for from now on. */
export async function requestReading(
  { sql }: Transaction,
  { lineId, organisationId, at }: { lineId: string; organisationId: string; at: Date },
): Promise<void> {
  await sql`
    insert into line_reading (line_id, organisation_id, requested_at)
    values (${lineId}, ${organisationId}, ${at.toISOString()}::timestamptz)
    on conflict (line_id) do update set requested_at = excluded.requested_at`;
}

export async function findReading({ sql }: Transaction, lineId: string): Promise<ReadingRow> {
  const [row] = await sql`select requested_at, at, reading from line_reading where line_id = ${lineId}`;
  const instant = (value: unknown) => (value ? new Date(value as string) : null);
  return { requestedAt: instant(row?.requested_at), at: instant(row?.at), reading: row?.reading ?? null };
}

/** Stores the answer to a request; one that was made since keeps waiting. Returns whose line it is. */
export async function recordReading(
  { sql }: Transaction,
  answer: { lineId: string; requestedAt: Date; at: Date; reading: StoredReading },
): Promise<string | null> {
  const { lineId, requestedAt, at, reading } = answer;
  const [row] = await sql`
    update line_reading set at = ${at.toISOString()}::timestamptz, reading = ${JSON.stringify(reading)}::text::jsonb,
      requested_at = nullif(requested_at, ${requestedAt.toISOString()}::timestamptz)
    where line_id = ${lineId} returning organisation_id`;
  return row?.organisation_id ?? null;
}

/** Lines that wait for an answer, the longest first. */
export async function findUnread({ sql }: Transaction, most: number): Promise<string[]> {
  const rows = await sql`
    select line_id from line_reading where requested_at is not null order by requested_at limit ${most}`;
  return rows.map((row) => row.line_id as string);
}
