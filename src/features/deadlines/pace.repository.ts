import type { Transaction } from '../../db/database.ts';
import type { servicePace } from '../../db/schema/service-pace.ts';
import type { ReceiptRow } from '../../domain/deadline/receipt.ts';

type PaceRow = typeof servicePace.$inferSelect;

/** Requests of one pace are compared with one another. */
export type PaceGroup = Pick<PaceRow, 'kind' | 'environment' | 'byHand'>;

/** A completed request of a group; instants come as text. */
export type FinishedRow = PaceGroup &
  Record<'clockStart' | 'dueBy' | 'completedAt', string> & { receipt: ReceiptRow[] };

/**
 * The latest requests of every group that were completed after an instant, at most so many each: of all customers, without those
 * that waited for a time of their own and the returns that no person filed.
 */
export async function latestFinished(
  { sql }: Transaction,
  { since, most }: { since: Date; most: number },
): Promise<FinishedRow[]> {
  return (await sql`
    with finished as (
      select r.id, r.kind, c.environment, r.completed_at, exists (
          select from change_request_line asked
          join line l on l.id = asked.line_id
          join phone_system s on s.id = l.phone_system_id
          where asked.change_request_id = r.id and s.kind = 'manual') as by_hand
      from change_request r
      join customer c on c.id = r.organisation_id
      where r.status = 'completed' and r.effective_at is null and r.return_of is null
        and r.completed_at > ${since.toISOString()}::timestamptz
    ), ranked as (
      select *, row_number() over (partition by kind, environment, by_hand order by completed_at desc, id) as place from finished
    )
    select ranked.kind, ranked.environment, ranked.by_hand as "byHand", r.clock_start as "clockStart", r.due_by as "dueBy",
      r.completed_at as "completedAt", r.receipt
    from ranked join change_request r using (id) where ranked.place <= ${most}`) as unknown as FinishedRow[];
}

/** Replaces all paces. */
export async function savePaces({ sql }: Transaction, paces: readonly PaceRow[]): Promise<void> {
  await sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(paces)}::text::jsonb) as given(
        kind text, environment text, "byHand" boolean, "p90Ms" bigint, count integer, days integer, "measuredAt" timestamptz)),
    gone as (
      delete from service_pace p where not exists (
        select from given where given.kind = p.kind and given.environment = p.environment and given."byHand" = p.by_hand))
    insert into service_pace (kind, environment, by_hand, p90_ms, count, days, measured_at)
    select kind, environment, "byHand", "p90Ms", count, days, "measuredAt" from given
    on conflict (kind, environment, by_hand) do update
      set p90_ms = excluded.p90_ms, count = excluded.count, days = excluded.days, measured_at = excluded.measured_at`;
}
