import type { PendingQuery, Row, TransactionSql } from 'postgres';
import type { Transaction } from '../../../db/database.ts';
import type { Blocker, BroadcastLineState, LineDisposition } from '../../../domain/broadcast/broadcast-state.ts';
import { imitation } from '../../../domain/exercise/imitated-lines.ts';
import { type DraftTerms, draftLines } from '../draft-lines.repository.ts';

export interface PractisedDraft {
  id: string;
  exerciseId: string;
  topic: string | null;
  reason: string;
  createdBy: string;
  /** In the exercise's own time. */
  createdAt: Date;
}

/**
 * Writes a draft with a copy of the lines of its area as they are now: what a real broadcast would do with each. The copy keeps their
 * numbers and no key, and what becomes of the lines later changes nothing in it.
 */
export async function insertPractised(
  { sql }: Transaction,
  { id, exerciseId, topic, reason, createdBy, createdAt }: PractisedDraft,
  terms: DraftTerms,
): Promise<void> {
  const { county, district, from, until } = terms;
  await sql`
    with lines as materialized (${copiedLines(sql, terms)}),
    made as (
      insert into exercise_broadcast (id, exercise_id, topic, county, district, from_at, until_at, reason, draft_hash, created_by,
        created_at)
      select ${id}::uuid, ${exerciseId}::uuid, ${topic}, ${county}, ${district}, ${from.toISOString()}::timestamptz,
        ${until.toISOString()}::timestamptz, ${reason}, ${draftHash(sql, id, terms)},
        ${createdBy}::uuid, ${createdAt.toISOString()}::timestamptz)
    ${writtenLines(sql, id)}`;
}

/** Writes an edited draft anew, with a fresh copy of the lines; it is for another hash then. */
export async function rewritePractised(
  { sql }: Transaction,
  { id, reason }: Pick<PractisedDraft, 'id' | 'reason'>,
  terms: DraftTerms,
): Promise<void> {
  const { county, district, from, until } = terms;
  await sql`delete from exercise_line where broadcast_id = ${id}`;
  await sql`
    with lines as materialized (${copiedLines(sql, terms)}),
    made as (
      update exercise_broadcast set county = ${county}, district = ${district}, from_at = ${from.toISOString()}::timestamptz,
        until_at = ${until.toISOString()}::timestamptz, reason = ${reason}, draft_hash = ${draftHash(sql, id, terms)}
      where id = ${id})
    ${writtenLines(sql, id)}`;
}

/** The lines of an area as they are now, each with its place among those of its phone system that are closed. */
function copiedLines(sql: TransactionSql, terms: DraftTerms) {
  return sql`
    select l.*, s.name as phone_system,
      case when disposition = 'close' then row_number() over (partition by phone_system_id, disposition order by number) end as place
    from (${draftLines(sql, terms)}) as l join phone_system s on s.id = l.phone_system_id`;
}

/** Of area, window and what becomes of each line. */
function draftHash(sql: TransactionSql, id: string, { county, district, from, until }: DraftTerms) {
  const head = [id, county ?? '', district ?? '', from.toISOString(), until.toISOString()].join('|');
  return sql`encode(sha256(convert_to(${head}::text || coalesce((
    select string_agg(number || disposition, ' ' order by number) from lines), ''), 'UTF8')), 'hex')`;
}

function writtenLines(sql: TransactionSql, id: string) {
  return sql`
    insert into exercise_line (broadcast_id, number, label, customer, phone_system, disposition, blocker, own_sound, place)
    select ${id}::uuid, number, label, customer, phone_system, disposition, blocker, prompt_id is not null, place from lines`;
}

/** When imitated phone systems answer, in the exercise's own time. */
export interface Answering {
  broadcastId: string;
  now: Date;
  /** Phone systems keep their real pace, however fast the evening is played. */
  speed: number;
}

function after(sql: TransactionSql, { now, speed }: Answering, ms: ReturnType<TransactionSql>) {
  return sql`${now.toISOString()}::timestamptz + make_interval(secs => (${ms}) * ${speed}::float8 / 1000)`;
}

/** Sends what is not sent: of many lines the first of each phone system, and the others behind it. */
export async function sendPractised({ sql }: Transaction, answering: Answering): Promise<void> {
  const { firstAbove, firstMs, eachMs, refusingPlace, refusingEvery } = imitation;
  const waits = sql`(many and place > 1)`;
  await sql`
    update exercise_line l set
      held_until = case when ${waits} then ${after(sql, answering, sql`${firstMs}::int`)} end,
      answers_at = ${after(sql, answering, sql`${firstMs}::int * case when ${waits} then 2 else 1 end + (place - 1) * ${eachMs}::int`)},
      refuses = place >= ${refusingPlace}::int and (place - ${refusingPlace}::int) % ${refusingEvery}::int = 0
    from (select count(*) > ${firstAbove}::int as many from exercise_line
      where broadcast_id = ${answering.broadcastId} and place is not null) as size
    where broadcast_id = ${answering.broadcastId} and place is not null and answers_at is null and opens_at is null`;
}

/** Failed lines are tried once more; the imitated phone systems take them then. */
export async function retryPractised({ sql }: Transaction, answering: Answering): Promise<void> {
  await sql`
    update exercise_line set refuses = false, answers_at = ${after(sql, answering, sql`${imitation.firstMs}::int`)}
    where broadcast_id = ${answering.broadcastId} and refuses and answers_at <= ${answering.now.toISOString()}::timestamptz
      and opens_at is null`;
}

/** What is on its way is not sent. */
export async function stopPractised({ sql }: Transaction, { broadcastId, now }: Answering): Promise<void> {
  await sql`
    update exercise_line set answers_at = null, held_until = null
    where broadcast_id = ${broadcastId} and answers_at > ${now.toISOString()}::timestamptz`;
}

/** Opens what is closed or failed. */
export async function restorePractised({ sql }: Transaction, answering: Answering): Promise<void> {
  await sql`
    update exercise_line set opens_at = ${after(sql, answering, sql`${imitation.firstMs}::int + (place - 1) * ${imitation.eachMs}::int`)}
    where broadcast_id = ${answering.broadcastId} and answers_at is not null and opens_at is null`;
}

/** An instant, and when the notice of a broadcast was denied while it went on; null: it was not. */
export interface ImitatedAt {
  now: Date;
  deniedAt(broadcastId: string): Date | null;
}

/** The state of a copied line at an instant; null for lines that are not closed, and before sending. */
function stateAt(sql: TransactionSql, now: Date, deniedAt: PendingQuery<Row[]>) {
  const instant = sql`${now.toISOString()}::timestamptz`;
  return sql`case
    when place is null or b.sent_at is null then null
    when opens_at is not null then case when opens_at <= ${instant} then 'restored' else 'restoring' end
    when b.until_at <= ${instant} then case when answers_at is not null and not refuses then 'restored' else 'stopped' end
    when answers_at is null or answers_at > ${deniedAt} then 'stopped'
    when answers_at <= ${instant} then case when refuses then 'failed' else 'applied' end
    when held_until > ${instant} then 'held'
    else 'queued' end`;
}

export interface PractisedCount {
  broadcastId: string;
  phoneSystem: string;
  disposition: LineDisposition;
  state: BroadcastLineState | null;
  lines: number;
  /** Of these, without an emergency voice file of their own. */
  withoutOwn: number;
}

export async function countPractised(
  { sql }: Pick<Transaction, 'sql'>,
  broadcastIds: readonly string[],
  { now, deniedAt }: ImitatedAt,
): Promise<PractisedCount[]> {
  // An empty text: null is no element of an array that every driver writes.
  const denials = broadcastIds.map((id) => deniedAt(id)?.toISOString() ?? '');
  const denied = sql`(select nullif(d.at, '')::timestamptz from unnest(${[...broadcastIds]}::uuid[], ${denials}::text[]) as d (id, at)
    where d.id = broadcast_id)`;
  const rows = await sql`
    select broadcast_id as "broadcastId", phone_system as "phoneSystem", disposition, ${stateAt(sql, now, denied)} as state,
      count(*)::int as lines, count(*) filter (where not own_sound)::int as "withoutOwn"
    from exercise_line l join exercise_broadcast b on b.id = l.broadcast_id
    where broadcast_id = any(${[...broadcastIds]}::uuid[]) group by 1, 2, 3, 4 order by 2`;
  return rows as unknown as PractisedCount[];
}

/** Deletes lines of exercises that were over before an instant, at most so many. */
export async function deleteOldLines(
  { sql }: Transaction,
  { before, most }: { before: Date; most: number },
): Promise<number> {
  const rows = await sql`
    delete from exercise_line where ctid = any(array(
      select l.ctid from exercise_line l join exercise_broadcast b on b.id = l.broadcast_id join exercise e on e.id = b.exercise_id
      where coalesce(e.ended_at, e.ends_at) < ${before.toISOString()}::timestamptz limit ${most}))
    returning 1`;
  return rows.length;
}

/** When the next imitated answer comes after `now`, in the exercise's own time; null: none is awaited. */
export async function nextAnswer(
  { sql }: Pick<Transaction, 'sql'>,
  broadcastIds: readonly string[],
  now: Date,
): Promise<Date | null> {
  const [row] = await sql`
    select min(at) as at from exercise_line, unnest(array[held_until, answers_at, opens_at]) as at
    where broadcast_id = any(${[...broadcastIds]}::uuid[]) and at > ${now.toISOString()}::timestamptz`;
  return row?.at ? new Date(row.at as string) : null;
}

export interface PractisedLine {
  number: string;
  label: string;
  customer: string;
  phoneSystem: string;
  disposition: LineDisposition;
  blocker: Blocker | null;
  state: BroadcastLineState | null;
}

/** A page of the copied lines, by number. */
export async function listPractisedLines(
  { sql }: Pick<Transaction, 'sql'>,
  broadcastId: string,
  { now, deniedAt, after: number, limit }: ImitatedAt & { after: string | null; limit: number },
): Promise<PractisedLine[]> {
  const denied = sql`${deniedAt(broadcastId)?.toISOString() ?? null}::timestamptz`;
  const rows = await sql`
    select number, label, customer, phone_system as "phoneSystem", disposition, blocker, ${stateAt(sql, now, denied)} as state
    from exercise_line l join exercise_broadcast b on b.id = l.broadcast_id
    where broadcast_id = ${broadcastId} and ${number === null ? sql`true` : sql`number > ${number}`}
    order by number limit ${limit + 1}`;
  return rows as unknown as PractisedLine[];
}
