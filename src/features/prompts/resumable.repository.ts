import { eq } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { unfinishedUpload } from '../../db/schema/prompt.ts';

export type UnfinishedUpload = typeof unfinishedUpload.$inferSelect;

/** A hold that is not renewed ends after this, seconds of the database's clock. */
const leaseSeconds = 15;

export async function insertUnfinished(
  transaction: Transaction,
  row: typeof unfinishedUpload.$inferInsert,
): Promise<UnfinishedUpload> {
  const [stored] = await transaction.orm.insert(unfinishedUpload).values(row).returning();
  return stored as UnfinishedUpload;
}

export async function findUnfinished(transaction: Transaction, id: string): Promise<UnfinishedUpload | null> {
  const [row] = await transaction.orm.select().from(unfinishedUpload).where(eq(unfinishedUpload.id, id));
  return row ?? null;
}

/** Takes the upload for one call. While another call holds it, that one is asked to let go. */
export async function takeHold(
  { sql }: Transaction,
  { id, holder }: { id: string; holder: string },
): Promise<'held' | 'busy' | 'gone'> {
  const [taken] = await sql`
    update unfinished_upload
    set held_by = ${holder}, held_until = now() + make_interval(secs => ${leaseSeconds}), is_wanted = false
    where id = ${id} and (held_until is null or held_until < now()) returning id`;
  if (taken) return 'held';
  const [other] = await sql`update unfinished_upload set is_wanted = true where id = ${id} returning id`;
  return other ? 'busy' : 'gone';
}

/** Renews a hold; returns whether somebody waits for it, or that it is lost. */
export async function keepHold(
  { sql }: Transaction,
  { id, holder }: { id: string; holder: string },
): Promise<'kept' | 'wanted' | 'lost'> {
  const [row] = await sql`
    update unfinished_upload set held_until = now() + make_interval(secs => ${leaseSeconds})
    where id = ${id} and held_by = ${holder} returning is_wanted`;
  if (!row) return 'lost';
  return row.is_wanted ? 'wanted' : 'kept';
}

export async function letGo({ sql }: Transaction, { id, holder }: { id: string; holder: string }): Promise<void> {
  await sql`update unfinished_upload set held_by = null, held_until = null where id = ${id} and held_by = ${holder}`;
}

/** Ends an upload, if this call still holds it; false when another call has taken it over. */
export async function endUnfinished(
  { sql }: Transaction,
  { id, holder }: { id: string; holder: string },
): Promise<boolean> {
  const result = await sql`delete from unfinished_upload where id = ${id} and held_by = ${holder}`;
  return result.count === 1;
}

/** Ends uploads that were begun before an instant and that no call holds; returns their ids. */
export async function endExpired({ sql }: Transaction, before: Date): Promise<string[]> {
  const rows = await sql`
    delete from unfinished_upload
    where created_at < ${before.toISOString()}::timestamptz and (held_until is null or held_until < now()) returning id`;
  return rows.map((row) => row.id as string);
}

export async function listUnfinishedIds({ sql }: Transaction): Promise<Set<string>> {
  const rows = await sql`select id from unfinished_upload`;
  return new Set(rows.map((row) => row.id as string));
}
