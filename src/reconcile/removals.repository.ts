import type { Transaction } from '../db/database.ts';
import type { PhoneSystemSays } from '../domain/line/phone-system-says.ts';

/** A removal that nobody renews is free again after this long, seconds. */
const leaseSeconds = 60;
/** A drive of the line that was under way when it left may still reach the phone system for this long, seconds. */
const driveMayLastSeconds = 20;

export interface LineRemoval {
  lineId: string;
  organisationId: string;
  phoneSystemId: string;
  /** What the line had there: its number, and the revision that was settled last. */
  number: string;
  revision: number | null;
  since: Date;
  attempts: number;
  says: PhoneSystemSays | null;
}

/** Whether a phone system has, or may have, something of a line. */
export async function isOnItsPhoneSystem({ sql }: Transaction, lineId: string): Promise<boolean> {
  const [row] = await sql`
    select l.settled_revision is not null or l.unknown_since is not null
      or exists (select 1 from line_drive d where d.line_id = l.id) as there
    from line l where l.id = ${lineId}`;
  return row?.there === true;
}

/**
 * The line is to be removed from a phone system that it leaves. A drive that is under way there loses its lease, and is given time to
 * end before the line is removed.
 */
export async function wantRemoval(
  { sql }: Transaction,
  removal: Pick<LineRemoval, 'lineId' | 'organisationId' | 'phoneSystemId' | 'number' | 'revision' | 'since'>,
): Promise<void> {
  const { lineId, organisationId, phoneSystemId, number, revision, since } = removal;
  await sql`
    insert into line_removal (line_id, phone_system_id, organisation_id, number, revision, since, not_before)
    values (${lineId}, ${phoneSystemId}, ${organisationId}, ${number}, ${revision}, ${since.toISOString()}::timestamptz,
      (select now() + make_interval(secs => ${driveMayLastSeconds}) from line_drive where line_id = ${lineId} and lease_until > now()))
    on conflict (line_id, phone_system_id) do update set number = excluded.number, revision = excluded.revision,
      attempts = 0, says = null, not_before = excluded.not_before, lease_token = null, lease_until = null`;
  await sql`update line_drive set lease_token = null, lease_until = null where line_id = ${lineId}`;
}

/** Something was, or may have been, written to a phone system that these lines have left: they are removed from it once more. */
export async function removeOnceMore(
  { sql }: Transaction,
  { lineIds, phoneSystemId }: { lineIds: string[]; phoneSystemId: string },
): Promise<void> {
  await sql`
    insert into line_removal (line_id, phone_system_id, organisation_id, number, since)
    select id, ${phoneSystemId}, organisation_id, number, now() from line
    where id = any(${lineIds}::uuid[]) and (phone_system_id <> ${phoneSystemId} or retired_at is not null)
    on conflict (line_id, phone_system_id) do update set not_before = null, lease_token = null, lease_until = null`;
}

/** Leases due removals of one phone system. Two processes never get the same. */
export async function claimRemovals(
  { sql }: Transaction,
  { phoneSystemId, token, most }: { phoneSystemId: string; token: string; most: number },
): Promise<string[]> {
  const rows = await sql`
    with due as (
      select line_id from line_removal
      where phone_system_id = ${phoneSystemId} and (lease_until is null or lease_until < now())
        and (not_before is null or not_before <= now())
      order by since, line_id limit ${most} for update skip locked)
    update line_removal r set lease_token = ${token}, lease_until = now() + make_interval(secs => ${leaseSeconds})
    from due where r.line_id = due.line_id and r.phone_system_id = ${phoneSystemId}
    returning r.line_id`;
  return rows.map((row) => row.line_id as string);
}

/** Of these lines, under lock, those whose removal this lease still holds; `back`: the line lives there again. */
export async function heldRemovals(
  { sql }: Transaction,
  { phoneSystemId, token }: { phoneSystemId: string; token: string },
): Promise<(LineRemoval & { back: boolean })[]> {
  const rows = await sql`
    select r.line_id, r.organisation_id, r.number, r.revision, r.since, r.attempts, r.says, l.phone_system_id = r.phone_system_id and l.retired_at is null as back
    from line l join line_removal r on r.line_id = l.id
    where r.phone_system_id = ${phoneSystemId} and r.lease_token = ${token}
    order by l.id for no key update of l`;
  return rows.map((row) => ({ ...removalOf({ ...row, phone_system_id: phoneSystemId }), back: row.back as boolean }));
}

export async function endRemoval(
  { sql }: Transaction,
  { lineId, phoneSystemId }: { lineId: string; phoneSystemId: string },
): Promise<void> {
  await sql`delete from line_removal where line_id = ${lineId} and phone_system_id = ${phoneSystemId}`;
}

/**
 * The line comes back: nothing is to be removed, unless somebody is at it; whoever is sees that it is back. Returns whether something
 * was to be removed.
 */
export async function callOffRemoval(
  { sql }: Transaction,
  { lineId, phoneSystemId }: { lineId: string; phoneSystemId: string },
): Promise<boolean> {
  const [{ there } = { there: false }] = await sql`
    select exists (select 1 from line_removal where line_id = ${lineId} and phone_system_id = ${phoneSystemId}) as there`;
  await sql`
    delete from line_removal where line_id = ${lineId} and phone_system_id = ${phoneSystemId}
      and (lease_until is null or lease_until < now())`;
  return there as boolean;
}

/** The lease ends, and the next attempt may start after the pause. */
export async function removeLater(
  { sql }: Transaction,
  failed: { removal: LineRemoval; says: PhoneSystemSays; pauseMs: number },
): Promise<void> {
  const { removal, says, pauseMs } = failed;
  await sql`
    update line_removal set attempts = attempts + 1, says = ${JSON.stringify(says)}::text::jsonb, lease_token = null, lease_until = null,
      not_before = now() + make_interval(secs => ${pauseMs / 1_000})
    where line_id = ${removal.lineId} and phone_system_id = ${removal.phoneSystemId}`;
}

/** Phone systems of these kinds with removals that are due and that nobody is at. */
export async function phoneSystemsToRemoveFrom({ sql }: Transaction, kinds: readonly string[]): Promise<string[]> {
  const rows = await sql`
    select distinct r.phone_system_id from line_removal r join phone_system s on s.id = r.phone_system_id
    where s.kind = any(${[...kinds]}) and (r.lease_until is null or r.lease_until < now())
      and (r.not_before is null or r.not_before <= now())`;
  return rows.map((row) => row.phone_system_id as string);
}

/** Where a line is still to be removed, the oldest first. */
export async function removalsOfLine({ sql }: Transaction, lineId: string): Promise<LineRemoval[]> {
  const rows = await sql`
    select line_id, organisation_id, phone_system_id, number, revision, since, attempts, says
    from line_removal where line_id = ${lineId} order by since, phone_system_id`;
  return rows.map(removalOf);
}

// biome-ignore lint/suspicious/noExplicitAny: a row of the driver
function removalOf(row: any): LineRemoval {
  return {
    lineId: row.line_id,
    organisationId: row.organisation_id,
    phoneSystemId: row.phone_system_id,
    number: row.number,
    revision: row.revision,
    since: new Date(row.since),
    attempts: row.attempts,
    says: row.says,
  };
}
