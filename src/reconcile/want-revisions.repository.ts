import type { Transaction } from '../db/database.ts';
import type { LineConfig } from '../domain/line/line-config.ts';
import type { WishReason } from '../domain/line/line-outcome.ts';
import type { NewRevision } from './line-revisions.repository.ts';

export interface WishKey {
  lineId: string;
  changeRequestId: string;
  reason: WishReason;
}

/** A line as a wish finds it. */
export interface WishedLine {
  organisationId: string;
  phoneSystemId: string;
  /** The newest revision. */
  revision: number;
  config: LineConfig;
  /** The revision that this request waits for already. */
  wished: number | null;
  /** The newest revision of this request and reason, and whether it was taken back. */
  lastNumber: number | null;
  lastAttempt: number | null;
  takenBack: boolean;
}

/** Locks the lines in the order in which everybody takes them, then reads what each wish finds, in the order of the wishes. */
export async function findWished({ sql }: Transaction, wishes: readonly WishKey[]): Promise<WishedLine[]> {
  const asked = JSON.stringify(
    wishes.map(({ lineId, changeRequestId, reason }, place) => ({ place, lineId, changeRequestId, reason })),
  );
  await sql`
    select 1 from line where id = any(${wishes.map(({ lineId }) => lineId)}::uuid[]) order by id for no key update`;
  const rows = await sql`
    select l.organisation_id as "organisationId", l.phone_system_id as "phoneSystemId", l.revision, r.config, w.revision as wished,
      last.number as "lastNumber", last.attempt as "lastAttempt", last.taken_back as "takenBack"
    from jsonb_to_recordset(${asked}::text::jsonb)
      as asked(place int, "lineId" uuid, "changeRequestId" uuid, reason text)
    join line l on l.id = asked."lineId"
    join line_revision r on r.line_id = l.id and r.number = l.revision
    left join line_wish w on w.line_id = l.id and w.change_request_id = asked."changeRequestId" and w.reason = asked.reason
    left join lateral (
      select t.number, t.attempt,
        exists (select 1 from line_revision b where b.line_id = t.line_id and b.takes_back = t.number) as taken_back
      from line_revision t
      where t.change_request_id = asked."changeRequestId" and t.line_id = l.id and t.reason = asked.reason
      order by t.attempt desc limit 1) last on true
    order by asked.place`;
  return rows as unknown as WishedLine[];
}

export interface MadeRevision extends WishKey {
  organisationId: string;
  number: number;
  attempt: number;
  config: LineConfig;
  author: NewRevision['author'];
}

/**
 * Stores revisions of locked lines, of one line in their order, makes the last one of each its desired state, has the lines driven,
 * and notes that the requests wait for them: one statement.
 */
export async function insertWished({ sql }: Transaction, made: readonly MadeRevision[], at: Date): Promise<void> {
  if (made.length === 0) return;
  await sql`
    with made as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(made)}::text::jsonb) as made("lineId" uuid, "changeRequestId" uuid, reason text,
        "organisationId" uuid, number int, attempt int, config jsonb, author jsonb)),
    newest as (
      select distinct on ("lineId") "lineId", "organisationId", number, config, count(*) over (partition by "lineId") as steps
      from made order by "lineId", number desc),
    revised as (
      insert into line_revision (organisation_id, line_id, number, config, reason, change_request_id, attempt, author_id, author_name,
        created_at)
      select "organisationId", "lineId", number, config, reason, "changeRequestId", attempt, (author ->> 'userId')::uuid,
        author ->> 'name', ${at.toISOString()}::timestamptz
      from made),
    moved as (
      update line l set revision = newest.number, time_zone = newest.config ->> 'timeZone', version = l.version + newest.steps
      from newest where l.id = newest."lineId"),
    driven as (
      insert into line_drive (line_id, organisation_id, target) select "lineId", "organisationId", number from newest
      on conflict (line_id) do update set target = excluded.target, attempts = 0, not_before = null)
    insert into line_wish (organisation_id, line_id, revision, change_request_id, reason)
    select "organisationId", "lineId", number, "changeRequestId", reason from made`;
}
