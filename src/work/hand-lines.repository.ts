import type { Transaction } from '../db/database.ts';

export interface MovedJob {
  id: string;
  organisationId: string;
  status: 'open' | 'done';
}

/**
 * Opens a job for each line of a broadcast that a person has to close or open and that has none, at the head of the queue. One that is
 * opened at the same moment elsewhere stays the only one.
 */
export async function openHandJobs(
  { sql }: Transaction,
  { broadcastId, now }: { broadcastId: string; now: Date },
): Promise<MovedJob[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = await sql`
    insert into job (id, organisation_id, subject_kind, subject_id, emergency, due_by, created_at)
    select gen_random_uuid(), l.organisation_id, 'broadcast_line', l.hand_id, true,
      case when l.state = 'restoring' then ${at} else greatest(b.from_at, ${at}) end, ${at}
    from broadcast_line l join broadcast b on b.id = l.broadcast_id
    where l.broadcast_id = ${broadcastId} and l.hand_id is not null and l.state in ('queued', 'restoring')
      and not exists (select from job j where j.subject_kind = 'broadcast_line' and j.subject_id = l.hand_id
        and j.status in ('open', 'taken'))
    on conflict (subject_kind, subject_id) where status in ('open', 'taken') do nothing
    returning id, organisation_id as "organisationId", status`;
  return rows as unknown as MovedJob[];
}

/** Ends the jobs of lines that nobody has to close or open any more, whoever has them. */
export async function withdrawHandJobs({ sql }: Transaction, now: Date): Promise<MovedJob[]> {
  const rows = await sql`
    update job j set status = 'done', outcome = 'withdrawn', taken_by = null, taken_by_name = null, taken_at = null, lease_until = null,
      finished_at = ${now.toISOString()}::timestamptz, version = version + 1
    where j.subject_kind = 'broadcast_line' and j.status in ('open', 'taken') and not exists (
      select from broadcast_line l where l.hand_id = j.subject_id and l.state in ('queued', 'restoring'))
    returning id, organisation_id as "organisationId", status`;
  return rows as unknown as MovedJob[];
}
