import { asc, count, eq } from 'drizzle-orm';
import type { Transaction } from '../../../db/database.ts';
import { requestMessage } from '../../../db/schema/request-message.ts';

export type RequestMessageRow = typeof requestMessage.$inferSelect;

export async function insertRequestMessage(transaction: Transaction, row: RequestMessageRow): Promise<void> {
  await transaction.orm.insert(requestMessage).values(row);
}

/** Questions, answers and messages, oldest first. */
export async function listRequestMessages(
  transaction: Transaction,
  changeRequestId: string,
): Promise<RequestMessageRow[]> {
  return await transaction.orm
    .select()
    .from(requestMessage)
    .where(eq(requestMessage.changeRequestId, changeRequestId))
    .orderBy(asc(requestMessage.at), asc(requestMessage.id));
}

export async function countRequestMessages(transaction: Transaction, changeRequestId: string): Promise<number> {
  const [row] = await transaction.orm
    .select({ entries: count() })
    .from(requestMessage)
    .where(eq(requestMessage.changeRequestId, changeRequestId));
  return row?.entries ?? 0;
}
