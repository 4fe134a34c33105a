import type { QuoteFigures } from '../../contract/reports.contract.ts';
import {
  type Group,
  hoursAt,
  keyOf,
  percentOf,
  type Reader,
  type ServiceDays,
  serviceSeconds,
  type Wish,
} from './reports.repository.ts';

/** Quotes by when they were asked for (docs/reports.md#quotes). */
export async function sumQuotes(
  reader: Reader,
  { from, until, by }: Wish,
  days: ServiceDays,
): Promise<Group<QuoteFigures>[]> {
  const { sql } = reader;
  const hours = (column: string) => sql`coalesce(sum(${sql(column)}), 0)::float8 / 100`;
  return await sql<Group<QuoteFigures>[]>`
    with calendar as materialized (
      select ${days.first}::date as first, ${`{${days.before.join(',')}}`}::int[] as before
    ), asked as (
      select id, organisation_id, kind, status, offered, created_at as received_at from quote
      where created_at >= ${from.toISOString()}::timestamptz and created_at < ${until.toISOString()}::timestamptz
    ), followed as (
      select asked.*, ${keyOf(reader, by, 'received_at')} as key,
        (select min(offered_at) from quote_version v where v.quote_id = asked.id) as offered_at,
        (select net from quote_version v where v.quote_id = asked.id and v.number = asked.offered and status = 'accepted') as net,
        (select hundredths_spent from quote_work w where w.quote_id = asked.id and w.state <> 'open') as spent
      from asked
    ), measured as (
      select *, status = 'accepted' as is_accepted,
        offered > 0 and status in ('accepted', 'declined', 'expired', 'withdrawn') as is_decided,
        case when offered_at is not null then ${serviceSeconds(reader, 'received_at', 'offered_at')} end as waited,
        case when spent is not null then (select sum(hundredths) from quote_version_line l
          where l.quote_id = followed.id and l.number = followed.offered) end as estimated
      from followed cross join calendar
    )
    select key, count(*)::int as asked,
      count(*) filter (where status in ('requested', 'assessing', 'quoted'))::int as open,
      count(*) filter (where offered > 0)::int as offered,
      count(*) filter (where is_accepted)::int as accepted,
      count(*) filter (where status = 'declined')::int as declined,
      count(*) filter (where status = 'expired')::int as expired,
      count(*) filter (where status = 'withdrawn')::int as withdrawn,
      ${percentOf(reader, 'is_accepted', sql`count(*) filter (where is_decided)`)} as "acceptedPercent",
      coalesce(sum(net), 0)::float8 as "acceptedNet",
      ${hoursAt(reader, 0.5, 'waited')} as "offerP50Hours", ${hoursAt(reader, 0.9, 'waited')} as "offerP90Hours",
      ${hours('estimated')} as "estimatedHours", ${hours('spent')} as "spentHours",
      round(100.0 * sum(spent) / nullif(sum(estimated), 0), 1)::float8 as "spentPercent"
    from measured group by grouping sets ((key), ()) order by asked desc, key`;
}
