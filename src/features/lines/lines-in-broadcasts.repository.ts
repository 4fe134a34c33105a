import type { Transaction } from '../../db/database.ts';

/** Of these lines those that a running broadcast closes, or is about to (docs/rules.md#broadcasts). */
export async function linesInBroadcasts({ sql }: Transaction, lineIds: readonly string[]): Promise<string[]> {
  const rows = await sql`
    select distinct b.line_id as "lineId" from broadcast_line b join broadcast c on c.id = b.broadcast_id
    where b.line_id = any(${[...lineIds]}::uuid[]) and b.state not in ('stopped', 'restored')
      and c.status in ('sending', 'stopped', 'active', 'restoring')`;
  return rows.map((row) => row.lineId as string);
}

/** A line that moves takes its closures along: they are driven on its new phone system, or by a technician where none can drive it. Returns these broadcasts. */
export async function takeBroadcastsAlong(
  { sql }: Transaction,
  { lineId, phoneSystemId, driven, now }: { lineId: string; phoneSystemId: string; driven: boolean; now: Date },
): Promise<string[]> {
  const rows = await sql`
    update broadcast_line b set phone_system_id = ${phoneSystemId}, attempts = 0, fault = null,
      at = ${now.toISOString()}::timestamptz,
      hand_id = case when not ${driven}::boolean then gen_random_uuid() end,
      state = case when b.state = 'restoring' or c.status = 'stopped' then 'stopped'
        when not ${driven}::boolean then 'queued'
        when b.state = 'held' then 'held' else 'queued' end
    from broadcast c where c.id = b.broadcast_id and b.line_id = ${lineId}
      and b.state in ('held', 'queued', 'applied', 'failed', 'restoring')
    returning b.broadcast_id`;
  return rows.map((row) => row.broadcast_id as string);
}
