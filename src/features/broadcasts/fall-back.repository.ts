import type { Transaction } from '../../db/database.ts';

/**
 * Phone systems whose first line failed with the broadcast's own voice file although they answer, that have not fallen back yet. The
 * voice files of lines are there already, and where nobody answers another one changes nothing.
 */
export async function systemsToFallBack({ sql }: Transaction, broadcastId: string): Promise<string[]> {
  const rows = await sql`
    select distinct l.phone_system_id as id from broadcast_line l join broadcast b on b.id = l.broadcast_id
    where b.id = ${broadcastId} and b.status = 'sending' and b.prompt_id is not null and l.prompt_id = b.prompt_id
      and l.state = 'failed' and l.fault -> 'says' ->> 'code' is distinct from 'no_answer'
      and exists (select from broadcast_line h where h.broadcast_id = b.id and h.phone_system_id = l.phone_system_id and h.state = 'held')
      and not exists (select from broadcast_fallback f where f.broadcast_id = b.id and f.phone_system_id = l.phone_system_id)`;
  return rows.map((row) => row.id as string);
}

/** Has the lines of a phone system that wait or failed play the bundled announcement; returns how many are tried again now. */
export async function fallBack(
  { sql }: Transaction,
  { broadcastId, phoneSystemId, now }: { broadcastId: string; phoneSystemId: string; now: Date },
): Promise<{ waiting: { phoneSystemId: string; lines: number }[]; lines: number }> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const [row] = await sql`
    with noted as (
      insert into broadcast_fallback (broadcast_id, phone_system_id, at) values (${broadcastId}, ${phoneSystemId}, ${at})
      on conflict do nothing returning phone_system_id),
    changed as (
      update broadcast_line l set prompt_id = null, attempts = 0, fault = null, at = ${at},
        state = case when l.state = 'failed' then 'queued' else l.state end
      from broadcast b, noted n
      where b.id = l.broadcast_id and b.id = ${broadcastId} and l.phone_system_id = n.phone_system_id
        and l.prompt_id = b.prompt_id and l.state in ('held', 'queued', 'failed')
      returning l.state)
    select count(*)::int as lines, count(*) filter (where state = 'queued')::int as queued from changed`;
  const lines = Number(row?.lines ?? 0);
  return { lines, waiting: [{ phoneSystemId, lines: Number(row?.queued ?? 0) }] };
}
