import type { Transaction } from '../db/database.ts';
import type { DriveFault } from '../domain/line/line-outcome.ts';
import type { DrivenLine } from './settling-line.ts';

/**
 * Records what driven lines say of broadcasts: one that the phone system was given is `applied`, if its window is still that one; one
 * that it was not given and is to be taken back is `restored`. What changed since the line was read stays to be driven.
 * Returns the broadcasts of which a line was recorded.
 */
export async function settleClosures({ sql }: Transaction, lines: readonly DrivenLine[], at: Date): Promise<string[]> {
  const lineIds = lines.map(({ claimed }) => claimed.id);
  if (lineIds.length === 0) return [];
  const given = lines.flatMap(({ claimed, closures }) =>
    closures
      .filter(({ source }) => source === 'broadcast')
      .map(({ id, from, until }) => ({ line_id: claimed.id, id, from_at: from, until_at: until })),
  );
  const rows = await sql`
    with given as (
      select g.line_id, g.id, exists (select 1 from line_closure c where c.line_id = g.line_id and c.id = g.id
          and c.source = 'broadcast' and c.from_at = g.from_at and c.until_at = g.until_at) as still
      from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb)
        as g(line_id uuid, id uuid, from_at timestamptz, until_at timestamptz)),
    settled as (
      select b.broadcast_id, b.line_id, b.state as was, b.at as since, case when b.state = 'restoring' then 'restored' else 'applied' end as state
      from broadcast_line b left join given g on g.line_id = b.line_id and g.id = b.broadcast_id
      where b.line_id = any(${lineIds}::uuid[])
        and ((b.state in ('queued', 'failed') and g.still) or (b.state = 'restoring' and g.id is null)))
    update broadcast_line b set state = s.state, fault = null, at = ${at.toISOString()}::timestamptz
    from settled s where b.broadcast_id = s.broadcast_id and b.line_id = s.line_id
      -- Only of the row that was read: an end or another window that commits while this waits for it must not be written over.
      and b.state = s.was and b.at = s.since
    returning b.broadcast_id`;
  return [...new Set(rows.map((row) => row.broadcast_id as string))];
}

/**
 * Records that a line could not be driven: after `giveUpAt` attempts a closure is shown as failed. It is tried again all the same.
 * Returns the broadcasts of which people see another state or fault of the line now.
 */
export async function failClosures(
  { sql }: Transaction,
  { lineId, fault, giveUpAt, at }: { lineId: string; fault: DriveFault; giveUpAt: number; at: Date },
): Promise<string[]> {
  const rows = await sql`
    with failing as (
      select broadcast_id, line_id, state, fault from broadcast_line
      where line_id = ${lineId} and state in ('queued', 'failed', 'restoring') for update)
    update broadcast_line b set attempts = least(b.attempts + 1, 1000), fault = ${JSON.stringify(fault)}::text::jsonb,
      at = ${at.toISOString()}::timestamptz,
      state = case when f.state = 'queued' and b.attempts + 1 >= ${giveUpAt} then 'failed' else f.state end
    from failing f where b.broadcast_id = f.broadcast_id and b.line_id = f.line_id
    returning b.broadcast_id, b.state <> f.state or b.fault is distinct from f.fault as is_seen`;
  return rows.filter((row) => row.is_seen).map((row) => row.broadcast_id as string);
}
