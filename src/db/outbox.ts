import type { Transaction } from './database.ts';
import type { LiveEvent, OutboxNudge } from './records.ts';

/** The channel that wakes other processes' relays. */
export const outboxChannel = 'lineshift_outbox';
/** The channel of the live feeds; the payload is the newest sequence. */
export const eventsChannel = 'lineshift_events';

export interface OutboxRow {
  id: number;
  organisationId: string | null;
  events: LiveEvent[];
  nudges: OutboxNudge[];
}

/** Takes the lock that lets one relay work at a time, until the transaction ends. False when another one holds it. */
export async function lockOutbox({ sql }: Transaction): Promise<boolean> {
  const [row] = await sql`select pg_try_advisory_xact_lock(hashtext('lineshift outbox relay')) as locked`;
  return row?.locked === true;
}

/**
 * Reads rows not yet published, oldest first. Must be a statement of its own after the lock: its snapshot has to be
 * younger, or rows that the previous holder has just published would be seen as waiting.
 */
export async function readWaiting(
  { sql }: Transaction,
  { limit, onlyWithEvents }: { limit: number; onlyWithEvents: boolean },
): Promise<OutboxRow[]> {
  const rows = await sql`
    select id, organisation_id, events, nudges from outbox
    where sequence is null and (not ${onlyWithEvents} or events <> '[]'::jsonb)
    order by id limit ${limit}`;
  return rows.map((row) => ({
    id: Number(row.id),
    organisationId: row.organisation_id,
    events: row.events,
    nudges: row.nudges.map(toNudge),
  }));
}

/** Earlier versions called the task `job`; their rows are still carried out. */
function toNudge({ job, ...nudge }: OutboxNudge & { job?: string }): OutboxNudge {
  return job === undefined ? nudge : { ...nudge, task: job };
}

/**
 * Numbers the rows in the order given and notifies every live feed at the commit. Relays take turns, so a number is never
 * seen before a lower one.
 */
export async function publishRows({ sql }: Transaction, ids: number[]): Promise<void> {
  await sql`
    with numbers as materialized (
      select row_number() over (order by number) as position, number
      from (select nextval('outbox_published') as number from generate_series(1, ${ids.length}::int)) as taken),
    published as (
      update outbox set sequence = numbers.number
      from unnest(${ids}::bigint[]) with ordinality as chosen(id, position) join numbers using (position)
      where outbox.id = chosen.id and outbox.sequence is null
      returning outbox.sequence)
    select pg_notify(${eventsChannel}, max(sequence)::text) from published`;
}

/** While the queue is unreachable: moves the nudges to rows of their own that wait, so that the events can be published. */
export async function setNudgesAside({ sql }: Transaction, ids: number[]): Promise<void> {
  await sql`
    with moved as (
      insert into outbox (organisation_id, events, nudges, created_at)
      select organisation_id, '[]'::jsonb, nudges, created_at from outbox
      where id = any(${ids}::bigint[]) and nudges <> '[]'::jsonb order by id)
    update outbox set nudges = '[]'::jsonb where id = any(${ids}::bigint[]) and nudges <> '[]'::jsonb`;
}

/** Deletes published rows after 24 hours, which live streams need to resume. Returns how many were deleted. */
export async function deletePublished({ sql }: Transaction, limit: number): Promise<number> {
  const result = await sql`
    delete from outbox where id in (
      select id from outbox
      where sequence is not null and created_at < now() - interval '24 hours' order by sequence limit ${limit})`;
  return result.count;
}
