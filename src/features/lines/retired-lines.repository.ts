import type { Transaction } from '../../db/database.ts';
import { terminalStatuses } from '../../domain/change-request/lifecycle.ts';

/**
 * The requests with something left to do on a line, also those that go back by themselves; `applying`: one that the line's phone
 * system has not answered yet.
 */
export async function openChangesOn(
  { sql }: Transaction,
  lineId: string,
): Promise<{ ids: string[]; applying: string | null }> {
  const rows = await sql`
    select r.id, l.state = 'applying' or exists (
        select 1 from line_wish w where w.line_id = l.line_id and w.change_request_id = r.id) as applying
    from change_request_line l join change_request r on r.id = l.change_request_id
    where l.line_id = ${lineId} and (
      (r.status <> all(${[...terminalStatuses]}) and l.state in ('waiting', 'applying', 'failed'))
      or (r.status = 'completed' and r.revert_at is not null and l.state = 'live' and l.reverted_at is null))
    order by r.id`;
  const applying = rows.find((row) => row.applying === true);
  return { ids: rows.map((row) => row.id as string), applying: (applying?.id as string | undefined) ?? null };
}
