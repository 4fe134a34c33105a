import type { PhoneSystemRecord } from '../connectors/phone-systems/phone-system.port.ts';
import type { Transaction } from '../db/database.ts';
import type { PhoneSystemSays } from '../domain/line/phone-system-says.ts';

/** A phone system, what its connector is made of, and the edition of the national days that was last read back from it. */
export type NationalTarget = PhoneSystemRecord & { version: number; nationalVersion: string | null };

export async function findNationalTarget({ sql }: Transaction, id: string): Promise<NationalTarget | null> {
  const [row] = await sql`
    select id, kind, settings, version, national_version as "nationalVersion" from phone_system where id = ${id}`;
  return (row as NationalTarget | undefined) ?? null;
}

/**
 * Phone systems of these kinds that have another edition than the wanted one and rest from no failure. A rest is counted by the
 * database's clock.
 */
export async function withoutNationalEdition(
  { sql }: Transaction,
  { version, kinds, restSeconds }: { version: string; kinds: readonly string[]; restSeconds: number },
): Promise<string[]> {
  const rows = await sql`
    select id from phone_system
    where kind = any(${[...kinds]}) and national_version is distinct from ${version}
      and (national_tried_at is null or national_tried_at < now() - make_interval(secs => ${restSeconds}))
    order by id`;
  return rows.map((row) => row.id as string);
}

/**
 * The edition was read back. False when the phone system has other settings by now: then it was read from somewhere else and says
 * nothing.
 */
export async function settleNational(
  { sql }: Transaction,
  { target, version, at }: { target: NationalTarget; version: string; at: Date },
): Promise<boolean> {
  const { count } = await sql`
    update phone_system set national_version = ${version}, national_settled_at = ${at.toISOString()}::timestamptz,
      national_tried_at = null, national_says = null
    where id = ${target.id} and version = ${target.version}`;
  return count > 0;
}

/** It could not be brought there; the next try follows after a rest. */
export async function noteNationalFailure(
  { sql }: Transaction,
  { id, says }: { id: string; says: PhoneSystemSays },
): Promise<void> {
  await sql`
    update phone_system set national_tried_at = now(), national_says = ${JSON.stringify(says)}::text::jsonb where id = ${id}`;
}
