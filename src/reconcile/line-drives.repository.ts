import type { Transaction } from '../db/database.ts';

/** A lease that is not renewed ends after this long, seconds: then another process may drive the line. */
export const leaseSeconds = 15;

/** Has the line driven from now on, at once and with fresh attempts. */
export async function driveFrom(
  { sql }: Transaction,
  of: { lineId: string; organisationId: string; target: number },
): Promise<void> {
  await sql`
    insert into line_drive (line_id, organisation_id, target) values (${of.lineId}, ${of.organisationId}, ${of.target})
    on conflict (line_id) do update set target = excluded.target, attempts = 0, not_before = null`;
}

/** Has a line that is driven already driven to its newest revision at once; returns whether it is. */
export async function hasten({ sql }: Transaction, lineId: string): Promise<boolean> {
  const { count } = await sql`
    update line_drive d set attempts = 0, not_before = null, target = l.revision
    from line l where l.id = d.line_id and d.line_id = ${lineId}`;
  return count > 0;
}

/** Lines whose closures begin or end now go before everything else. Returns their phone systems, with how many. */
export async function hurry(
  { sql }: Transaction,
  lineIds: string[],
): Promise<{ phoneSystemId: string; lines: number }[]> {
  const rows = await sql`
    with hurried as (
      update line_drive set hurried = true, not_before = null where line_id = any(${lineIds}::uuid[]) returning line_id)
    select l.phone_system_id as "phoneSystemId", count(*)::int as lines
    from hurried h join line l on l.id = h.line_id group by 1`;
  return rows as unknown as { phoneSystemId: string; lines: number }[];
}

/**
 * The effect of a late call on these lines is unknown: they are driven once more, and the current driver loses its lease.
 */
export async function driveOnceMore({ sql }: Transaction, lineIds: string[]): Promise<void> {
  await sql`
    update line_drive set again = true, lease_token = null, lease_until = null, not_before = null
    where line_id = any(${lineIds}::uuid[])`;
}

/** Returns how many lines are still held by this lease. */
export async function renewLease({ sql }: Transaction, token: string): Promise<number> {
  const { count } = await sql`
    update line_drive set lease_until = now() + make_interval(secs => ${leaseSeconds}) where lease_token = ${token}`;
  return count;
}

/**
 * Nothing of the line is on the phone system, and nothing should be: broadcasts leave it out as well. Returns the broadcasts that it has left.
 */
export async function stopDriving(
  { sql }: Transaction,
  { lineId, at }: { lineId: string; at: Date },
): Promise<string[]> {
  const rows = await sql`
    update broadcast_line set state = 'stopped', fault = null, at = ${at.toISOString()}::timestamptz
    where line_id = ${lineId} and state in ('held', 'queued', 'applied', 'failed', 'restoring')
    returning broadcast_id`;
  await sql`delete from line_drive where line_id = ${lineId}`;
  return rows.map((row) => row.broadcast_id as string);
}

/** The lease ends, and the next attempt may start after the pause. */
export async function driveLater(
  { sql }: Transaction,
  failed: { lineId: string; attempts: number; pauseMs: number },
): Promise<void> {
  await sql`
    update line_drive set attempts = ${failed.attempts}, lease_token = null, lease_until = null,
      not_before = now() + make_interval(secs => ${failed.pauseMs / 1_000})
    where line_id = ${failed.lineId}`;
}

/** Ends the lease; the line is driven again at once. */
export async function endLease({ sql }: Transaction, lineIds: string[], token: string): Promise<void> {
  await sql`
    update line_drive set lease_token = null, lease_until = null
    where line_id = any(${lineIds}::uuid[]) and lease_token = ${token}`;
}

/** Of these lines those that this lease still holds, under lock. */
export async function heldLines({ sql }: Transaction, lineIds: string[], token: string): Promise<Set<string>> {
  const rows = await sql`
    select line_id from line_drive where line_id = any(${lineIds}::uuid[]) and lease_token = ${token}
    order by line_id for update`;
  return new Set(rows.map((row) => row.line_id as string));
}
