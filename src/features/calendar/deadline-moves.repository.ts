import { and, desc, eq, gt, lt } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Transaction } from '../../db/database.ts';
import { calendarException, calendarImport, deadlineMove, movedDeadline } from '../../db/schema/calendar.ts';
import type { CalendarChangeKind } from '../../domain/calendar/calendar-change.ts';
import type { ForecastBasis } from '../../domain/deadline/forecast.ts';
import type { ReceiptRow } from '../../domain/deadline/receipt.ts';
import type { DeadlineMoveRow } from './calendar.repository.ts';

/** An open promise, with what it was computed from. Instants come as text. */
export interface OpenPromise {
  id: string;
  organisationId: string;
  receivedAt: string;
  extraBusinessDays: number;
  waits: { from: string; until: string | null }[];
  day0: string;
  earliestBy: string;
  dueBy: string;
  forecastBy: string | null;
  forecastBasis: ForecastBasis | null;
}

/**
 * The requests whose promise is still open and not of this calendar, in the order of their ids; locked where they are going to be moved.
 * What is overdue stays so, whatever the calendar says later.
 */
export async function openPromises(
  { sql }: Transaction,
  { calendarVersion, now, lock }: { calendarVersion: string; now: Date; lock: boolean },
): Promise<OpenPromise[]> {
  return (await sql`
    select id, organisation_id as "organisationId", received_at as "receivedAt", extra_business_days as "extraBusinessDays", waits,
      day0::text as day0, earliest_by as "earliestBy", due_by as "dueBy", forecast_by as "forecastBy", forecast_basis as "forecastBasis"
    from change_request
    where status not in ('completed', 'rejected', 'cancelled') and due_by > ${now.toISOString()}::timestamptz
      and calendar_version <> ${calendarVersion}
    order by id ${lock ? sql`for update` : sql``}`) as unknown as OpenPromise[];
}

/** A promise by the calendar in force. */
export interface NewPromise {
  id: string;
  organisationId: string;
  clockStart: string;
  day0: string;
  earliestBy: string;
  dueBy: string;
  forecastBy: string | null;
  calendarVersion: string;
  provisional: boolean;
  receipt: readonly ReceiptRow[];
  /** Another window than before. */
  moved: boolean;
}

/**
 * Writes promises of locked requests with the due times of their jobs. Of one that ends later, what was warned of is told again when
 * its time comes.
 */
export async function savePromises(
  { sql }: Transaction,
  { promises, moveId, at }: { promises: readonly NewPromise[]; moveId: string; at: Date },
): Promise<void> {
  if (promises.length === 0) return;
  await sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(promises)}::text::jsonb) as given(
        id uuid, "organisationId" uuid, "clockStart" timestamptz, day0 date, "earliestBy" timestamptz, "dueBy" timestamptz,
        "forecastBy" timestamptz, "calendarVersion" text, provisional boolean, receipt jsonb, moved boolean)),
    former as materialized (
      select r.id, r.day0, r.earliest_by, r.due_by from change_request r join given on given.id = r.id where given.moved),
    requests as (
      update change_request r set clock_start = given."clockStart", day0 = given.day0, earliest_by = given."earliestBy",
        due_by = given."dueBy", calendar_version = given."calendarVersion", provisional = given.provisional, receipt = given.receipt,
        forecast_by = given."forecastBy",
        warned = case when given."dueBy" > r.due_by then null else r.warned end,
        updated_at = case when given.moved then ${at.toISOString()}::timestamptz else r.updated_at end,
        version = r.version + case when given.moved then 1 else 0 end
      from given where r.id = given.id),
    jobs as (
      update job j set due_by = given."dueBy", version = j.version + 1
      from given where given.moved and j.change_request_id = given.id and j.status in ('open', 'taken'))
    insert into moved_deadline (organisation_id, move_id, change_request_id, before, after)
    select given."organisationId", ${moveId}::uuid, given.id,
      jsonb_build_object('day0', former.day0, 'earliestBy', former.earliest_by, 'dueBy', former.due_by),
      jsonb_build_object('day0', given.day0, 'earliestBy', given."earliestBy", 'dueBy', given."dueBy")
    from given join former on former.id = given.id
    on conflict (move_id, change_request_id) do update set after = excluded.after`;
}

export async function insertMove(transaction: Transaction, row: typeof deadlineMove.$inferInsert): Promise<void> {
  await transaction.orm.insert(deadlineMove).values(row);
}

export async function countMoved({ sql }: Transaction, moveId: string): Promise<void> {
  await sql`update deadline_move set moved = (select count(*)::int from moved_deadline where move_id = ${moveId}) where id = ${moveId}`;
}

/** A change with what it put in force or took out, and what took it back. */
export interface MoveRow extends DeadlineMoveRow {
  import: { id: string; year: number; fileName: string } | null;
  day: { date: string; kind: 'closed' | 'open'; reason: string } | null;
  /** Of an undo: what the change was that it took back. */
  undoneKind: CalendarChangeKind | null;
  undoneAt: Date | null;
}

const undone = alias(deadlineMove, 'undone');
const undoing = alias(deadlineMove, 'undoing');

function movesWithCause({ orm }: Transaction) {
  return orm
    .select({
      move: deadlineMove,
      import: { id: calendarImport.id, year: calendarImport.year, fileName: calendarImport.fileName },
      day: { date: calendarException.date, kind: calendarException.kind, reason: calendarException.reason },
      undoneKind: undone.kind,
      undoneAt: undoing.at,
    })
    .from(deadlineMove)
    .leftJoin(calendarImport, eq(calendarImport.id, deadlineMove.causeId))
    .leftJoin(calendarException, eq(calendarException.id, deadlineMove.causeId))
    .leftJoin(undone, eq(undone.id, deadlineMove.undoes))
    .leftJoin(undoing, eq(undoing.undoes, deadlineMove.id))
    .$dynamic();
}

export async function findMove(transaction: Transaction, id: string): Promise<MoveRow | null> {
  const [row] = await movesWithCause(transaction).where(eq(deadlineMove.id, id));
  return row ? { ...row.move, ...row } : null;
}

/** Newest first. */
export async function listMoves(
  transaction: Transaction,
  { after, limit }: { after: string | null; limit: number },
): Promise<MoveRow[]> {
  const rows = await movesWithCause(transaction)
    .where(after ? lt(deadlineMove.id, after) : undefined)
    .orderBy(desc(deadlineMove.id))
    .limit(limit + 1);
  return rows.map((row) => ({ ...row.move, ...row }));
}

/** Whose a request is, and where it is worked on. */
export interface RequestPlace {
  customer: string;
  jobId: string | null;
}

export async function placesOf(
  { sql }: Transaction,
  requestIds: readonly string[],
): Promise<ReadonlyMap<string, RequestPlace>> {
  const rows = (await sql`
    select r.id, c.name as customer,
      (select j.id from job j where j.change_request_id = r.id order by j.id desc limit 1) as "jobId"
    from change_request r join customer c on c.id = r.organisation_id
    where r.id = any(${requestIds as string[]}::uuid[])`) as unknown as (RequestPlace & { id: string })[];
  return new Map(rows.map(({ id, ...place }) => [id, place]));
}

/** What one change moved, in the order of the requests' ids. */
export async function listMoved(
  transaction: Transaction,
  { moveId, after, limit }: { moveId: string; after: string | null; limit: number },
) {
  return await transaction.orm
    .select()
    .from(movedDeadline)
    .where(and(eq(movedDeadline.moveId, moveId), after === null ? undefined : gt(movedDeadline.changeRequestId, after)))
    .orderBy(movedDeadline.changeRequestId)
    .limit(limit + 1);
}
