import type { EnquiryFigures } from '../../contract/reports.contract.ts';
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

/** Questions by when they were asked (docs/reports.md#questions); one that came before `lateBefore` and still waits is overdue. */
export async function sumEnquiries(
  reader: Reader,
  { from, until, by }: Wish,
  { days, lateBefore }: { days: ServiceDays; lateBefore: Date },
): Promise<Group<EnquiryFigures>[]> {
  const { sql } = reader;
  return await sql<Group<EnquiryFigures>[]>`
    with calendar as materialized (
      select ${days.first}::date as first, ${`{${days.before.join(',')}}`}::int[] as before
    ), asked as (
      select organisation_id, coalesce(topic_key, 'none') as topic_key, status, waiting_since, answered_at, answer_due_by,
        created_at as received_at
      from enquiry
      where created_at >= ${from.toISOString()}::timestamptz and created_at < ${until.toISOString()}::timestamptz
    ), measured as (
      select *, ${keyOf(reader, by, 'received_at')} as key, answered_at <= answer_due_by as in_time,
        status = 'waiting' as is_waiting,
        -- The clock of one that was asked again runs from then on; closed before another answer, it measures none.
        case when status <> 'waiting' and answered_at >= waiting_since
          then ${serviceSeconds(reader, 'waiting_since', 'answered_at')} end as waited
      from asked cross join calendar
    )
    select key, count(*)::int as asked, count(*) filter (where is_waiting)::int as waiting,
      count(*) filter (where is_waiting and waiting_since < ${lateBefore.toISOString()}::timestamptz)::int as overdue,
      count(*) filter (where in_time)::int as "inTime", count(*) filter (where not in_time)::int as late,
      ${percentOf(reader, 'in_time', sql`count(in_time)`)} as "inTimePercent",
      ${hoursAt(reader, 0.5, 'waited')} as "answerP50Hours", ${hoursAt(reader, 0.9, 'waited')} as "answerP90Hours",
      count(*) filter (where status = 'handedOver')::int as "handedOver"
    from measured group by grouping sets ((key), ()) order by asked desc, key`;
}

/** Titles of topics by their keys, as the newest scope table that had them named them. */
export async function topicTitles({ sql }: Reader, language: 'en' | 'zh-TW'): Promise<Map<string, string>> {
  const rows = await sql<{ key: string; title: string }[]>`
    select distinct on (key) topic ->> 'key' as key, topic -> 'title' ->> ${language} as title
    from scope_version, jsonb_array_elements(topics) as topic order by key, number desc`;
  return new Map(rows.map(({ key, title }) => [key, title]));
}
