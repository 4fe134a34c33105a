import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { changeRequest, changeRequestLine, changeRequestPlace } from '../../db/schema/change-request.ts';
import { line } from '../../db/schema/line.ts';

type RequestLineRow = typeof changeRequestLine.$inferSelect;
/** A request on one of its lines, with the line's number. */
export type RequestLine = Pick<
  RequestLineRow,
  'lineId' | 'patch' | 'state' | 'attempt' | 'revision' | 'proof' | 'result'
> & {
  number: string;
  /** Its change has been reverted, at the end of its limited time. */
  reverted: boolean;
};

/** All lines of a request in one column, so that a page of requests is one statement. */
export const linesOfRequest = sql<RequestLine[]>`(
  select coalesce(json_agg(json_build_object('lineId', l.line_id, 'number', named.number, 'patch', l.patch, 'state', l.state,
    'attempt', l.attempt, 'revision', l.revision, 'proof', l.proof, 'result', l.result,
    'reverted', l.reverted_at is not null) order by l.position), '[]')
  from change_request_line l join line named on named.id = l.line_id
  where l.change_request_id = ${changeRequest.id})`;

/** The lines of a request; changing one requires the lock of the request. */
export async function findRequestLines(transaction: Transaction, changeRequestId: string): Promise<RequestLine[]> {
  return (await linesOfRequests(transaction, [changeRequestId])).get(changeRequestId) ?? [];
}

/** The lines of these requests, by the request's id. */
export async function linesOfRequests(transaction: Transaction, ids: string[]): Promise<Map<string, RequestLine[]>> {
  const { lineId, patch, state, attempt, revision, proof, result, changeRequestId } = changeRequestLine;
  const reverted = sql<boolean>`${changeRequestLine.revertedAt} is not null`;
  const rows = await transaction.orm
    .select({ changeRequestId, lineId, patch, state, attempt, revision, proof, result, reverted, number: line.number })
    .from(changeRequestLine)
    .innerJoin(line, eq(line.id, changeRequestLine.lineId))
    .where(inArray(changeRequestLine.changeRequestId, ids))
    .orderBy(asc(changeRequestLine.changeRequestId), asc(changeRequestLine.position));
  const lines = new Map<string, RequestLine[]>();
  for (const { changeRequestId: id, ...row } of rows) {
    const known = lines.get(id);
    if (known) known.push(row);
    else lines.set(id, [row]);
  }
  return lines;
}

/** Requests that failed on one of these lines and left nobody able to say what it has, in the order of their ids. */
export async function requestsInDoubt({ sql: ask }: Transaction, lineIds: string[]): Promise<string[]> {
  const rows = await ask`
    select distinct change_request_id as id from change_request_line
    where line_id = any(${lineIds}::uuid[]) and proof = 'unknown' and state = 'failed' order by id`;
  return rows.map(({ id }) => id as string);
}

/** Saves lines of a request as they are given. */
export async function saveRequestLines(
  { sql: ask }: Transaction,
  changeRequestId: string,
  lines: readonly RequestLine[],
): Promise<void> {
  if (lines.length === 0) return;
  await ask`
    update change_request_line l set patch = nullif(given.patch, 'null'), state = given.state, attempt = given.attempt,
      revision = given.revision, proof = given.proof, result = nullif(given.result, 'null')
    from jsonb_to_recordset(${JSON.stringify(lines)}::text::jsonb)
      as given("lineId" uuid, patch jsonb, state text, attempt int, revision int, proof text, result jsonb)
    where l.change_request_id = ${changeRequestId} and l.line_id = given."lineId"`;
}

/** Values of some of a request's lines. */
export async function updateRequestLines(
  transaction: Transaction,
  changeRequestId: string,
  lineIds: string[],
  values: Partial<typeof changeRequestLine.$inferInsert>,
): Promise<void> {
  if (lineIds.length === 0) return;
  await transaction.orm
    .update(changeRequestLine)
    .set(values)
    .where(and(eq(changeRequestLine.changeRequestId, changeRequestId), inArray(changeRequestLine.lineId, lineIds)));
}

/** Lines of requests whose changes are wanted now; each that is not being changed yet begins another attempt. */
export async function markApplying(
  { sql: ask }: Transaction,
  applying: readonly { changeRequestId: string; lineId: string; revision: number | undefined }[],
): Promise<void> {
  if (applying.length === 0) return;
  await ask`
    update change_request_line l
    set state = 'applying', attempt = l.attempt + 1, revision = wanted.revision, proof = null, result = null
    from jsonb_to_recordset(${JSON.stringify(applying)}::text::jsonb)
      as wanted("changeRequestId" uuid, "lineId" uuid, revision int)
    where l.change_request_id = wanted."changeRequestId" and l.line_id = wanted."lineId" and l.state <> 'applying'`;
}

/** Whether a request has its places on these lines, so that others may not have them. */
export async function setPlacesOpen(
  transaction: Transaction,
  changeRequestId: string,
  { open, lineIds }: { open: boolean; lineIds: string[] },
): Promise<void> {
  if (lineIds.length === 0) return;
  await transaction.orm
    .update(changeRequestPlace)
    .set({ open })
    .where(and(eq(changeRequestPlace.changeRequestId, changeRequestId), inArray(changeRequestPlace.lineId, lineIds)));
}

type Times = Pick<typeof changeRequest.$inferSelect, 'effectiveAt' | 'revertAt'>;

function spanOf({ effectiveAt, revertAt }: Times): SQL<string> {
  const [from, until] = [effectiveAt, revertAt].map((at) => at?.toISOString() ?? null);
  return sql<string>`planned_span(${from}::timestamptz, ${until}::timestamptz)`;
}

/** The times of a request's places, once its own are others. Another plan's there meets a guard (`metOpenPlace`). */
export async function setPlacesTimes(
  transaction: Transaction,
  { id, ...times }: { id: string } & Times,
): Promise<void> {
  await transaction.orm
    .update(changeRequestPlace)
    .set({ occupies: spanOf(times) })
    .where(eq(changeRequestPlace.changeRequestId, id));
}

/** Whether a later request set one of the same places of a line; one whose own time is over no longer counts. */
export async function isPlacedAgain(
  { sql: ask }: Transaction,
  { id, lineId, revision }: { id: string; lineId: string; revision: number },
): Promise<boolean> {
  const rows = await ask`
    select 1 from change_request_place own
    join change_request_place later on later.line_id = own.line_id and later.place = own.place
    join change_request_line l on l.change_request_id = later.change_request_id and l.line_id = later.line_id
    where own.change_request_id = ${id} and own.line_id = ${lineId} and later.change_request_id <> ${id}
      and l.state = 'live' and l.revision > ${revision} and l.reverted_at is null limit 1`;
  return rows.length > 0;
}

/** The request whose change at the same place a revision of the line has: the last that was live there by then. */
export async function findPlacer(
  { sql: ask }: Transaction,
  { id, lineId, revision }: { id: string; lineId: string; revision: number },
): Promise<string | null> {
  const [row] = await ask`
    select former.change_request_id as id from change_request_place own
    join change_request_place former on former.line_id = own.line_id and former.place = own.place
    join change_request_line l on l.change_request_id = former.change_request_id and l.line_id = former.line_id
    where own.change_request_id = ${id} and own.line_id = ${lineId} and former.change_request_id <> ${id}
      and l.state = 'live' and l.revision <= ${revision}
    order by l.revision desc limit 1`;
  return (row?.id as string | undefined) ?? null;
}

/** Adds lines to a request, in the places given. */
export async function insertRequestLines(
  transaction: Transaction,
  { id: changeRequestId, organisationId }: { id: string; organisationId: string },
  lines: readonly Pick<typeof changeRequestLine.$inferInsert, 'lineId' | 'position' | 'patch' | 'state'>[],
): Promise<void> {
  const rows = lines.map(({ lineId, position, patch, state }) => ({
    ...{ organisationId, changeRequestId, lineId, position, patch, state },
  }));
  await transaction.orm.insert(changeRequestLine).values(rows);
}

/** Has an open request have places of some of its lines. What another open request has meets a guard (`metOpenPlace`). */
export async function insertPlaces(
  transaction: Transaction,
  { id: changeRequestId, organisationId, ...times }: { id: string; organisationId: string } & Times,
  lines: readonly { lineId: string; places: readonly string[] }[],
): Promise<void> {
  const occupies = spanOf(times);
  const rows = lines.flatMap(({ lineId, places }) =>
    places.map((place) => ({ organisationId, changeRequestId, lineId, place, occupies })),
  );
  if (rows.length === 0) return;
  const { changeRequestId: request, lineId: line, place } = changeRequestPlace;
  await transaction.orm
    .insert(changeRequestPlace)
    .values(rows)
    .onConflictDoNothing({ target: [request, line, place] });
}

/** The kind of phone system of each line of these requests. */
export async function phoneSystemKindsOf(
  { sql }: Transaction,
  changeRequestIds: string[],
): Promise<{ changeRequestId: string; lineId: string; kind: string }[]> {
  const rows = await sql`
    select asked.change_request_id as "changeRequestId", asked.line_id as "lineId", s.kind from change_request_line asked
    join line l on l.id = asked.line_id join phone_system s on s.id = l.phone_system_id
    where asked.change_request_id = any(${changeRequestIds}::uuid[])`;
  return rows as unknown as { changeRequestId: string; lineId: string; kind: string }[];
}

/** Of these lines those that are out of service. */
export async function retiredAmong({ sql }: Transaction, lineIds: readonly string[]): Promise<Set<string>> {
  if (lineIds.length === 0) return new Set();
  const rows = await sql`select id from line where id = any(${[...lineIds]}::uuid[]) and retired_at is not null`;
  return new Set(rows.map((row) => row.id as string));
}
