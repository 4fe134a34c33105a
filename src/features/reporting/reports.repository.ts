import type { DeadlineFigures, ReportGrouping, RequestFigures } from '../../contract/reports.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { closureTargetMs } from '../../domain/deadline/closure-target.ts';
import { defaultDeadlineRules } from '../../domain/deadline/deadline-rules.ts';

export type Reader = Pick<Transaction, 'sql'>;

export interface Wish {
  from: Date;
  until: Date;
  by: ReportGrouping;
  now: Date;
}

/** A group's key and figures; null: all of them together. */
export type Group<Figures> = Figures & { key: string | null };

/** For each day from `first` (`YYYY-MM-DD`) to the day after today: how many service days lie before it. */
export interface ServiceDays {
  first: string;
  before: readonly number[];
}

const openSeconds = defaultDeadlineRules.closesAt - defaultDeadlineRules.opensAt;

/** By what a row is grouped; `at` is its instant. */
export function keyOf({ sql }: Reader, by: ReportGrouping, at: 'due' | 'received_at') {
  const local = sql`(${sql(at)} at time zone 'Asia/Taipei')`;
  if (by === 'month') return sql`to_char(${local}, 'YYYY-MM')`;
  if (by === 'week') return sql`date_trunc('week', ${local})::date::text`;
  if (by === 'topic') return sql`topic_key`;
  return by === 'customer' ? sql`organisation_id::text` : sql`kind`;
}

/** Hours of a number of seconds, with one decimal, at a share of those that have it. */
export function hoursAt({ sql }: Reader, share: number, seconds: string) {
  return sql`round((percentile_disc(${share}::float8) within group (order by ${sql(seconds)}) / 3600.0)::numeric, 1)::float8`;
}

/** The share of a number for which a column is true, with one decimal, cut off; null of none. */
export function percentOf({ sql }: Reader, column: string, of: ReturnType<Reader['sql']>) {
  return sql`floor(1000.0 * count(*) filter (where ${sql(column)}) / nullif(${of}, 0))::float8 / 10`;
}

/**
 * Promises by when they were due. Where the customer chose a later time, that time and an hour is the promise: then it switches by
 * itself, and is read back. Withdrawn and refused requests promised nothing; one that waits for its customer is late only where the
 * wait began after the promise was broken (docs/deadlines.md#waiting-for-the-customer). An emergency closure has a promise of its own once it went
 * past the queue, and its hours are those of the clock (docs/rules.md#emergency-closures).
 */
export async function sumDeadlines(
  reader: Reader,
  { from, until, by, now }: Wish,
  days: ServiceDays,
): Promise<Group<DeadlineFigures>[]> {
  const { sql } = reader;
  const [start, end, at] = [from, until, now].map((instant) => instant.toISOString()) as [string, string, string];
  return await sql<Group<DeadlineFigures>[]>`
    with calendar as materialized (
      select ${days.first}::date as first, ${`{${days.before.join(',')}}`}::int[] as before
    ), promise as (
      select organisation_id, kind, clock_start, completed_at, effective_at, due_by, receipt,
        case when effective_at is null then forecast_by end as forecast_by,
        greatest(due_by, effective_at + interval '1 hour') as due, null::timestamptz as sent_at
      from change_request
      where status not in ('cancelled', 'rejected') and kind <> 'emergency_closure'
        and due_by < ${end}::timestamptz
        and (due_by >= ${start}::timestamptz or effective_at >= ${start}::timestamptz - interval '1 hour')
        and (status <> 'pending' or greatest(due_by, effective_at + interval '1 hour') < (waits -> -1 ->> 'from')::timestamptz)
      union all
      select r.organisation_id, r.kind, r.clock_start, r.completed_at, r.effective_at, r.due_by, r.receipt, null,
        j.created_at + ${closureTargetMs} * interval '1 millisecond', j.created_at
      from change_request r join job j on j.change_request_id = r.id
      where r.kind = 'emergency_closure' and r.status not in ('cancelled', 'rejected')
    ), judged as (
      select *, coalesce(completed_at, ${at}::timestamptz) as live, coalesce(completed_at <= due, false) as kept,
        ${keyOf(reader, by, 'due')} as key
      from promise
      where due >= ${start}::timestamptz and due < ${end}::timestamptz
        and (completed_at is not null or due < ${at}::timestamptz)
    ), measured as (
      select key, kept, completed_at <= forecast_by as met, forecast_by,
        case when kept then null when sent_at is not null then ${wallSeconds(reader, 'due', 'live')}
          else ${serviceSeconds(reader, 'due', 'live')} end as late,
        case when sent_at is not null then ${wallSeconds(reader, 'sent_at', 'completed_at')} when completed_at is not null and effective_at is null then ${usedSeconds(reader)}
          + case when completed_at > due_by then ${serviceSeconds(reader, 'due_by', 'live')} else 0 end end as used
      from judged cross join calendar
    )
    select key, count(*)::int as promised, count(*) filter (where kept)::int as kept,
      count(*) filter (where not kept)::int as late,
      ${percentOf(reader, 'kept', sql`count(*)`)} as "keptPercent",
      ${hoursAt(reader, 0.5, 'late')} as "lateP50Hours", ${hoursAt(reader, 0.9, 'late')} as "lateP90Hours",
      ${hoursAt(reader, 0.5, 'used')} as "usedP50Hours", ${hoursAt(reader, 0.9, 'used')} as "usedP90Hours",
      count(forecast_by)::int as forecasts, count(*) filter (where met)::int as "forecastsMet",
      ${percentOf(reader, 'met', sql`count(forecast_by)`)} as "forecastsMetPercent"
    from measured group by grouping sets ((key), ()) order by promised desc, key`;
}

/** Seconds between two instants of a row; null where one is. */
function wallSeconds({ sql }: Reader, from: string, until: string) {
  return sql`extract(epoch from ${sql(until)} - ${sql(from)})`;
}

/** Service seconds between two instants of a row, by the calendar. */
export function serviceSeconds({ sql }: Reader, from: string, until: string) {
  const local = (at: string) => sql`(${sql(at)} at time zone 'Asia/Taipei')`;
  const day = (at: string) => sql`(${local(at)}::date - first)`;
  const passed = (at: string) => sql`(before[${day(at)} + 1] * ${openSeconds}::int
    + (before[${day(at)} + 2] - before[${day(at)} + 1]) * least(greatest(
      extract(epoch from ${local(at)}::time) - ${defaultDeadlineRules.opensAt}::int, 0), ${openSeconds}::int))`;
  return sql`(${passed(until)} - ${passed(from)})`;
}

/** Service seconds of the receipt that were used when the request went live, days given back left out (`readClock`). */
function usedSeconds({ sql }: Reader) {
  const { opensAt, closesAt } = defaultDeadlineRules;
  // Taipei has no summer time, so that a day's opening is a number of seconds after its midnight.
  const at = (instant: string) => sql`extract(epoch from ${sql(instant)} at time zone 'Asia/Taipei')`;
  return sql`(
    select coalesce(sum(greatest(least(midnight + ${closesAt}::int, live_at) - greatest(midnight + ${opensAt}::int, start_at), 0)), 0)
    from (
      select extract(epoch from (day ->> 'date')::timestamp) as midnight, ${at('live')} as live_at, ${at('clock_start')} as start_at
      from jsonb_array_elements(receipt) as day
      where day ->> 'reason' in ('day0', 'counted', 'replaces_day0')
    ) served)`;
}

/** Requests by when they were filed. */
export async function sumRequests(reader: Reader, { from, until, by, now }: Wish): Promise<Group<RequestFigures>[]> {
  const { sql } = reader;
  const days = (share: number) =>
    sql`round((percentile_disc(${share}::float8) within group (order by age) / 86400.0)::numeric, 1)::float8`;
  return await sql<Group<RequestFigures>[]>`
    with filed as (
      select ${keyOf(reader, by, 'received_at')} as key, status, outcome,
        exists (select from change_request s where s.reopens = r.id and s.status not in ('rejected', 'failed', 'cancelled')) as reopened,
        case when status not in ('completed', 'rejected', 'cancelled')
          then extract(epoch from ${now.toISOString()}::timestamptz - received_at) end as age,
        case when effective_at is null then extract(epoch from completed_at - received_at) end as live
      from change_request r
      where received_at >= ${from.toISOString()}::timestamptz and received_at < ${until.toISOString()}::timestamptz
    )
    select key, count(*)::int as filed,
      count(*) filter (where status in ('acknowledged', 'accepted', 'inProgress', 'partial', 'held'))::int as "inWork",
      count(*) filter (where status = 'pending')::int as waiting,
      count(*) filter (where status = 'scheduled')::int as scheduled,
      count(*) filter (where status = 'failed')::int as failed,
      count(*) filter (where status = 'completed')::int as completed,
      count(*) filter (where status = 'rejected')::int as rejected,
      count(*) filter (where status = 'cancelled')::int as cancelled,
      count(*) filter (where outcome = 'partly')::int as partly, count(*) filter (where reopened)::int as reopened,
      ${days(0.5)} as "openP50Days", ${days(1)} as "openOldestDays",
      ${hoursAt(reader, 0.5, 'live')} as "liveP50Hours", ${hoursAt(reader, 0.9, 'live')} as "liveP90Hours"
    from filed group by grouping sets ((key), ()) order by filed desc, key`;
}

/** Names of customers that the reader may see. */
export async function customerNames({ sql }: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; name: string }[]>`
    select id, name from customer where id = any(${`{${ids.join(',')}}`}::uuid[])`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
