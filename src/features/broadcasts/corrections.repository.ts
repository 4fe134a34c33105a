import type { Transaction } from '../../db/database.ts';
import type { Reader } from '../notifications/recipients.repository.ts';

/** Broadcasts that a person has taken back and whose customers have not been told yet, the oldest first. */
export async function untoldCorrections({ sql }: Transaction): Promise<string[]> {
  const rows = await sql`
    select id from broadcast where correction_due_at is not null and corrected_at is null order by correction_due_at, id`;
  return rows.map((row) => row.id as string);
}

/** Whether this transaction alone tells of it, until it ends: the broadcast itself stays free for its other steps. */
export async function claimCorrection({ sql }: Transaction, id: string): Promise<boolean> {
  const [row] = await sql`
    select pg_try_advisory_xact_lock(hashtext('lineshift correction'), hashtext(${id})) as held,
      corrected_at is null as untold
    from broadcast where id = ${id}`;
  return row?.held === true && row.untold === true;
}

export async function noteCorrected({ sql }: Transaction, id: string, at: Date): Promise<void> {
  await sql`update broadcast set corrected_at = ${at.toISOString()}::timestamptz where id = ${id}`;
}

export interface CorrectedOwner extends Reader {
  organisationId: string;
  lines: number;
}

/** Whose state says that the broadcast had closed them, or had begun to, and opens them again. */
const openedAgain = ['restoring', 'restored', 'failed'];

/** The owners of customers whose lines it had closed, or had begun to close, and opens again. */
export async function correctedOwners({ sql }: Transaction, id: string): Promise<CorrectedOwner[]> {
  const rows = await sql`
    with opened as (
      select organisation_id, count(*)::int as lines from broadcast_line
      where broadcast_id = ${id} and state = any(${openedAgain}::text[]) group by 1)
    select o.organisation_id as "organisationId", o.lines, u.id, u.name, u.email, u.language
    from opened o join member m on m.organisation_id = o.organisation_id and m.role = 'owner'
      join "user" u on u.id = m.user_id and u.disabled_at is null
    order by o.organisation_id, u.id`;
  return rows as unknown as CorrectedOwner[];
}

/** A contact who was asked about lines, in the language they were asked in. */
export interface CorrectedContact extends Pick<Reader, 'name' | 'email' | 'language'> {
  organisationId: string;
  customer: string;
  /** Of the lines that they were asked about, those that the broadcast had closed. */
  lineIds: string[];
}

/** The contacts that it had asked and whose lines it had closed. One who is an owner by now is told as the owner. */
export async function correctedContacts({ sql }: Transaction, id: string): Promise<CorrectedContact[]> {
  const rows = await sql`
    with owner as (
      select m.organisation_id, u.id, lower(u.email) as email, u.language
      from member m join "user" u on u.id = m.user_id and u.disabled_at is null where m.role = 'owner'),
    opened as (
      select q.id, array_agg(l.id order by l.number) as line_ids
      from broadcast_question q cross join unnest(q.line_ids) as asked (line_id)
        join broadcast_line b on b.broadcast_id = q.broadcast_id and b.line_id = asked.line_id
        join line l on l.id = b.line_id
      where q.broadcast_id = ${id} and b.state = any(${openedAgain}::text[]) group by q.id)
    select m.organisation_id as "organisationId", c.name as customer, m.user_name as name, m.email,
      opened.line_ids as "lineIds",
      (select o.language from owner o where o.organisation_id = m.organisation_id order by o.id limit 1) as language
    from opened join broadcast_question_mail m on m.question_id = opened.id and m.user_id is null
      join customer c on c.id = m.organisation_id
    where not exists (select from owner o where o.organisation_id = m.organisation_id and o.email = lower(m.email))
    order by m.organisation_id, m.id`;
  return rows as unknown as CorrectedContact[];
}
