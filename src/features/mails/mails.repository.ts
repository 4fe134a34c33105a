import { and, between, desc, eq, isNull, lt } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { message } from '../../db/schema/records.ts';

export type MessageRow = typeof message.$inferSelect;

export async function findMessage(transaction: Transaction, id: string): Promise<MessageRow | undefined> {
  const [row] = await transaction.orm.select().from(message).where(eq(message.id, id));
  return row;
}

/** Newest first: ids grow with time. */
export async function listMessageRows(
  transaction: Transaction,
  page: { before: string | null; limit: number },
): Promise<MessageRow[]> {
  return await transaction.orm
    .select()
    .from(message)
    .where(page.before === null ? undefined : lt(message.id, page.before))
    .orderBy(desc(message.id))
    .limit(page.limit + 1);
}

/** False when another run has already marked it. */
export async function markSent(
  transaction: Transaction,
  sent: { id: string; at: Date; body: string },
): Promise<boolean> {
  const rows = await transaction.orm
    .update(message)
    .set({ sentAt: sent.at, error: null, body: sent.body })
    .where(and(eq(message.id, sent.id), isNull(message.sentAt)))
    .returning({ id: message.id });
  return rows.length > 0;
}

export async function markFailed(transaction: Transaction, id: string, error: string): Promise<void> {
  await transaction.orm
    .update(message)
    .set({ error })
    .where(and(eq(message.id, id), isNull(message.sentAt)));
}

/** Neither sent nor given up, queued between the two instants: their task was lost. */
export async function findUnsent(
  transaction: Transaction,
  queued: { after: Date; before: Date; most: number },
): Promise<string[]> {
  const rows = await transaction.orm
    .select({ id: message.id })
    .from(message)
    .where(and(isNull(message.sentAt), isNull(message.error), between(message.createdAt, queued.after, queued.before)))
    .orderBy(message.id)
    .limit(queued.most);
  return rows.map((row) => row.id);
}
