import { eq } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { announcement } from '../../db/schema/announcement.ts';

export type NoticeRow = typeof announcement.$inferSelect;

/** The government notice that a broadcast rests on. */
export async function findNotice(transaction: Transaction, id: string): Promise<NoticeRow | null> {
  const [row] = await transaction.orm.select().from(announcement).where(eq(announcement.id, id));
  return row ?? null;
}

/** Keeps it as it stands until the transaction ends: no dispute falls between a check and what is sent on it. */
export async function holdNotice({ sql }: Transaction, id: string | null): Promise<void> {
  if (id !== null) await sql`select from announcement where id = ${id} for share`;
}
