import type { Transaction } from './database.ts';

/**
 * Takes the lock that lets one process run a sweep at a time, until the transaction ends. False when another one holds
 * it.
 */
export async function lockSweep({ sql }: Transaction, name: string): Promise<boolean> {
  const [row] = await sql`select pg_try_advisory_xact_lock(hashtext(${`lineshift sweep ${name}`})) as locked`;
  return row?.locked === true;
}
