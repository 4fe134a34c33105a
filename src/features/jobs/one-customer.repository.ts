import type { Transaction } from '../../db/database.ts';
import { changeRequestStatuses, followsJob } from '../../domain/change-request/lifecycle.ts';

/** Statuses of a request whose job can be taken. */
const takeable = changeRequestStatuses.filter((status) => followsJob[status].take !== undefined);

/** Locks a customer's next open jobs and their requests, in the order of the queue; what others have locked is skipped. */
export async function lockOpenOf({ sql }: Transaction, organisationId: string, most: number): Promise<string[]> {
  const rows = await sql`
    select j.id from job j join change_request r on r.id = j.change_request_id
    where j.status = 'open' and not j.paused and j.organisation_id = ${organisationId} and r.status = any(${takeable})
    order by j.emergency desc, j.due_by, j.created_at, j.id limit ${most}
    for update of r, j skip locked`;
  return rows.map((row) => row.id as string);
}

/** How many of a customer's jobs are open. */
export async function countOpenOf({ sql }: Transaction, organisationId: string): Promise<number> {
  const [row] = await sql`
    select count(*)::int as open from job where status = 'open' and not paused and organisation_id = ${organisationId}
      and change_request_id is not null`;
  return row?.open as number;
}
