import type { Transaction } from '../../../db/database.ts';

/** Emergency closures that neither are sent past the queue nor over, the oldest first. */
export async function waitingClosures({ sql }: Transaction, now: Date): Promise<string[]> {
  const rows = await sql`
    select r.id from change_request r
    where r.kind = 'emergency_closure' and r.status = 'acknowledged' and r.revert_at > ${now.toISOString()}::timestamptz
      and not exists (select 1 from job j where j.change_request_id = r.id)
    order by r.id limit 200`;
  return rows.map((row) => row.id as string);
}

/** Emergency closures that were never sent past the queue and whose time is over, the oldest first. */
export async function unsentClosuresOver({ sql }: Transaction, now: Date): Promise<string[]> {
  const rows = await sql`
    select r.id from change_request r
    where r.kind = 'emergency_closure' and r.status in ('acknowledged', 'pending', 'held')
      and r.revert_at <= ${now.toISOString()}::timestamptz
      and not exists (select 1 from closure c where c.change_request_id = r.id)
    order by r.id limit 200`;
  return rows.map((row) => row.id as string);
}

/** Whether somebody was told that it waits. */
export async function isToldWaiting({ sql }: Transaction, changeRequestId: string): Promise<boolean> {
  const rows = await sql`
    select 1 from alarm where change_request_id = ${changeRequestId} and kind = 'emergency_waiting' limit 1`;
  return rows.length > 0;
}
