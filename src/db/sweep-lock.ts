import type { Transaction } from './database.ts';

/** One process runs a sweep at a time. False when another one is at it; held until the transaction ends. */
export async function lockSweep({ sql }: Transaction, name: string): Promise<boolean> {
  const [row] = await sql`select pg_try_advisory_xact_lock(hashtext(${`lineshift sweep ${name}`})) as locked`;
  return row?.locked === true;
}
