import type { Transaction } from '../db/database.ts';

/** A closure of a line by its customer's request. */
export interface RequestClosure {
  changeRequestId: string;
  organisationId: string;
  lineIds: readonly string[];
  from: Date;
  until: Date;
  /** Null: the line's own emergency voice file, else the bundled announcement. */
  promptId: string | null;
}

/** Closes lines for the request's window, from now on part of what their phone systems shall have. Again: it is approved anew. */
export async function placeClosures({ sql }: Transaction, closure: RequestClosure, at: Date): Promise<void> {
  const { changeRequestId, organisationId, lineIds, from, until, promptId } = closure;
  await sql`
    insert into closure (id, organisation_id, line_id, source, from_at, until_at, approved_at, prompt_id, change_request_id)
    select gen_random_uuid(), ${organisationId}, line_id, 'line', ${from.toISOString()}::timestamptz, ${until.toISOString()}::timestamptz,
      ${at.toISOString()}::timestamptz, ${promptId}, ${changeRequestId}
    from unnest(${[...lineIds]}::uuid[]) as line_id
    on conflict (change_request_id, line_id) do update set withdrawn = false, approved_at = excluded.approved_at,
      prompt_id = excluded.prompt_id`;
}

interface OfRequest {
  changeRequestId: string;
  lineIds: readonly string[];
}

/** The closures of a request on these lines are as if they were not there; of other requests nothing happens. */
export async function withdrawClosures({ sql }: Transaction, { changeRequestId, lineIds }: OfRequest): Promise<void> {
  await sql`
    update closure set withdrawn = true
    where change_request_id = ${changeRequestId} and line_id = any(${[...lineIds]}::uuid[]) and not withdrawn`;
}

/** What was withdrawn is wanted again. */
export async function bringClosuresBack({ sql }: Transaction, { changeRequestId, lineIds }: OfRequest): Promise<void> {
  await sql`
    update closure set withdrawn = false
    where change_request_id = ${changeRequestId} and line_id = any(${[...lineIds]}::uuid[]) and withdrawn`;
}

/** Ends the closures of a request now; one that has not begun is withdrawn. */
export async function endClosures({ sql }: Transaction, changeRequestId: string, at: Date): Promise<void> {
  const now = at.toISOString();
  await sql`
    update closure set until_at = case when from_at < ${now}::timestamptz then ${now}::timestamptz else until_at end,
      withdrawn = from_at >= ${now}::timestamptz
    where change_request_id = ${changeRequestId} and not withdrawn and until_at > ${now}::timestamptz`;
}

/** The ids of a request's closures. */
export async function closuresOfRequest({ sql }: Transaction, changeRequestId: string): Promise<Set<string>> {
  const rows = await sql`select id from closure where change_request_id = ${changeRequestId}`;
  return new Set(rows.map((row) => row.id as string));
}
