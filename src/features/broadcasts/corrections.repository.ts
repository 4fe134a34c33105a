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

/** The owners of customers whose lines it had closed, or had begun to close, and opens again. */
export async function correctedOwners({ sql }: Transaction, id: string): Promise<CorrectedOwner[]> {
  const rows = await sql`
    with opened as (
      select organisation_id, count(*)::int as lines from broadcast_line
      where broadcast_id = ${id} and state in ('restoring', 'restored', 'failed') group by 1)
    select o.organisation_id as "organisationId", o.lines, u.id, u.name, u.email, u.language
    from opened o join member m on m.organisation_id = o.organisation_id and m.role = 'owner'
      join "user" u on u.id = m.user_id and u.disabled_at is null
    order by o.organisation_id, u.id`;
  return rows as unknown as CorrectedOwner[];
}
