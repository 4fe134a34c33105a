import { and, asc, eq, gte, lte, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { seasonAnswer, seasonNotice, seasonSweep } from '../../db/schema/season.ts';
import { terminalStatuses } from '../../domain/change-request/lifecycle.ts';
import type { LineConfig } from '../../domain/line/line-config.ts';
import type { SeasonAnswer, SeasonNotice } from '../../domain/season/season-sweep.ts';

export type SeasonSweepRow = typeof seasonSweep.$inferSelect;

/** Those that have not ended before a date, the next first. */
export async function listSweeps(
  { orm }: Transaction,
  { endingFrom }: { endingFrom: string },
): Promise<SeasonSweepRow[]> {
  return await orm
    .select()
    .from(seasonSweep)
    .where(gte(seasonSweep.toDate, endingFrom))
    .orderBy(asc(seasonSweep.fromDate));
}

export async function findSweep({ orm }: Transaction, id: string): Promise<SeasonSweepRow | null> {
  const [row] = await orm.select().from(seasonSweep).where(eq(seasonSweep.id, id));
  return row ?? null;
}

/**
 * Begins a sweep, once; one about the same days is brought to the dates of the calendar in force. Where a changed calendar has
 * joined two of them, the first takes all the days, and the other stays as it was told.
 */
export async function saveSweep({ orm }: Transaction, row: SeasonSweepRow): Promise<void> {
  const { fromDate, toDate, name, formerFrom, formerTo } = row;
  const dates = { fromDate, toDate, name, formerFrom, formerTo };
  const [same] = await orm
    .select({ id: seasonSweep.id })
    .from(seasonSweep)
    .where(and(lte(seasonSweep.fromDate, toDate), gte(seasonSweep.toDate, fromDate)))
    .orderBy(sql`${seasonSweep.fromDate} = ${fromDate} desc`, asc(seasonSweep.fromDate))
    .limit(1);
  if (same) await orm.update(seasonSweep).set(dates).where(eq(seasonSweep.id, same.id));
  else await orm.insert(seasonSweep).values(row).onConflictDoNothing();
}

/** A line as a sweep sees it. */
export interface SeasonLineRow {
  lineId: string;
  organisationId: string;
  number: string;
  label: string;
  planned: boolean;
  follows: boolean;
  answer: SeasonAnswer | null;
  answeredByName: string | null;
  changeRequestId: string | null;
}

interface LinesOf {
  sweep: SeasonSweepRow;
  /** Contracts in force on this date count. */
  today: string;
  organisationIds: readonly string[] | null;
}

/**
 * The lines of a sweep, as facts: days of their own in the stretch or an open request that sets some (`planned`), and the national
 * calendar without days of their own in the former stretch (`follows`).
 */
function linesOf({ sql }: Transaction, { sweep, today, organisationIds }: LinesOf) {
  const { id, fromDate, toDate, formerFrom, formerTo } = sweep;
  const ended = [...terminalStatuses];
  const touches = (days: string, from: string | null, to: string | null) =>
    sql`exists (select from jsonb_array_elements(${sql.unsafe(days)}) days
      where days ->> 'from' <= ${to} and days ->> 'to' >= ${from})`;
  return sql`
    select l.id as "lineId", l.organisation_id as "organisationId", l.number, l.label,
      ${touches(`r.config -> 'datedDays'`, fromDate, toDate)} or exists (
        select from change_request_line asked join change_request request on request.id = asked.change_request_id
        where asked.line_id = l.id and request.status <> all(${ended}) and request.patch ->> 'kind' = 'set_holidays'
          and ${touches(`coalesce(asked.patch, request.patch) -> 'add'`, fromDate, toDate)}) as planned,
      (r.config ->> 'followNationalCalendar')::boolean
        and not ${touches(`r.config -> 'datedDays'`, formerFrom, formerTo)} as follows,
      answer.answer, answer.answered_by_name as "answeredByName", answer.change_request_id as "changeRequestId"
    from line l
    join customer c on c.id = l.organisation_id
    join line_revision r on r.line_id = l.id and r.number = l.revision
    left join season_answer answer on answer.line_id = l.id and answer.season_sweep_id = ${id}
    where l.retired_at is null and c.contract_from <= ${today} and c.contract_until >= ${today}
      ${organisationIds === null ? sql`` : sql`and l.organisation_id = any(${[...organisationIds]}::uuid[])`}`;
}

export async function readSeasonLines(transaction: Transaction, wish: LinesOf): Promise<SeasonLineRow[]> {
  const rows = await transaction.sql`${linesOf(transaction, wish)} order by l.number`;
  return rows as unknown as SeasonLineRow[];
}

/** How many lines of each customer have the same facts. */
export interface SeasonCountRow extends Pick<SeasonLineRow, 'organisationId' | 'planned' | 'follows' | 'answer'> {
  lines: number;
}

export async function countSeasonLines(transaction: Transaction, wish: LinesOf): Promise<SeasonCountRow[]> {
  const rows = await transaction.sql`
    select "organisationId", planned, follows, answer, count(*)::int as lines
    from (${linesOf(transaction, wish)}) each_line group by 1, 2, 3, 4`;
  return rows as unknown as SeasonCountRow[];
}

/** The clock of customers, and what they were told of a sweep. */
export interface SeasonCustomerRow {
  organisationId: string;
  name: string;
  environment: 'shared' | 'dedicated';
  extraBusinessDays: number | null;
  told: SeasonNotice | null;
  toldAt: string | null;
}

export async function readSeasonCustomers(
  { sql }: Transaction,
  { sweepId, organisationIds }: { sweepId: string; organisationIds: readonly string[] },
): Promise<SeasonCustomerRow[]> {
  const rows = await sql`
    select c.id as "organisationId", c.name, c.environment, c.extra_business_days as "extraBusinessDays",
      notice.told, notice.at as "toldAt"
    from customer c left join season_notice notice on notice.organisation_id = c.id and notice.season_sweep_id = ${sweepId}
    where c.id = any(${[...organisationIds]}::uuid[])`;
  return rows as unknown as SeasonCustomerRow[];
}

/** Their owners who may sign in, by name. */
export async function readOwners(
  { sql }: Transaction,
  organisationIds: readonly string[],
): Promise<{ organisationId: string; name: string; email: string }[]> {
  const rows = await sql`
    select m.organisation_id as "organisationId", u.name, u.email from member m join "user" u on u.id = m.user_id
    where m.role = 'owner' and u.disabled_at is null and m.organisation_id = any(${[...organisationIds]}::uuid[])
    order by u.name`;
  return rows as unknown as { organisationId: string; name: string; email: string }[];
}

/** The newest configurations of lines. */
export async function readConfigs({ sql }: Transaction, lineIds: readonly string[]): Promise<Map<string, LineConfig>> {
  const rows = await sql`
    select l.id, r.config from line l join line_revision r on r.line_id = l.id and r.number = l.revision
    where l.id = any(${[...lineIds]}::uuid[])`;
  return new Map(rows.map(({ id, config }) => [id as string, config as LineConfig]));
}

export async function saveAnswers(
  { orm }: Transaction,
  rows: readonly (typeof seasonAnswer.$inferInsert)[],
): Promise<void> {
  if (rows.length === 0) return;
  const given = ({ name }: { name: string }) => sql.raw(`excluded.${name}`);
  const { answer, changeRequestId, answeredBy, answeredByName, at } = seasonAnswer;
  await orm
    .insert(seasonAnswer)
    .values([...rows])
    .onConflictDoUpdate({
      target: [seasonAnswer.seasonSweepId, seasonAnswer.lineId],
      set: {
        answer: given(answer),
        changeRequestId: given(changeRequestId),
        answeredBy: given(answeredBy),
        answeredByName: given(answeredByName),
        at: given(at),
      },
    });
}

/** Locks what a customer was told of a sweep until the commit; one at a time tells it. */
export async function lockNotice(
  { sql }: Transaction,
  { sweepId, organisationId }: { sweepId: string; organisationId: string },
): Promise<SeasonNotice | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`season ${sweepId} ${organisationId}`}, 11))`;
  const [row] = await sql`
    select told from season_notice where season_sweep_id = ${sweepId} and organisation_id = ${organisationId}`;
  return (row?.told as SeasonNotice | undefined) ?? null;
}

export async function saveNotice({ orm }: Transaction, row: typeof seasonNotice.$inferInsert): Promise<void> {
  const { told, at } = row;
  await orm
    .insert(seasonNotice)
    .values(row)
    .onConflictDoUpdate({ target: [seasonNotice.seasonSweepId, seasonNotice.organisationId], set: { told, at } });
}
