import { and, asc, eq, sql as raw } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { broadcastChange } from '../../db/schema/broadcast.ts';

export type BroadcastChangeRow = typeof broadcastChange.$inferSelect;

/** Neither approved nor withdrawn. */
export function isWaiting({ approvedAt, withdrawnAt }: BroadcastChangeRow): boolean {
  return approvedAt === null && withdrawnAt === null;
}

/** Longer windows asked for, oldest first. */
export async function changesOf(transaction: Transaction, broadcastId: string): Promise<BroadcastChangeRow[]> {
  return await transaction.orm
    .select()
    .from(broadcastChange)
    .where(eq(broadcastChange.broadcastId, broadcastId))
    .orderBy(asc(broadcastChange.number));
}

/** Numbered by the broadcast, whose row is locked. */
export async function insertChange(
  transaction: Transaction,
  row: Omit<typeof broadcastChange.$inferInsert, 'number'>,
): Promise<void> {
  const number = raw<number>`(select count(*)::int + 1 from broadcast_change where broadcast_id = ${row.broadcastId})`;
  await transaction.orm.insert(broadcastChange).values({ ...row, number });
}

/** Breaks `broadcast_change_second_person` for the one who asked: the two-person rule. */
export async function approveChangeRow(
  transaction: Transaction,
  { broadcastId, number, userId, userName, at }: ChangeApproval,
): Promise<void> {
  await transaction.orm
    .update(broadcastChange)
    .set({ approvedBy: userId, approvedByName: userName, approvedAt: at })
    .where(and(eq(broadcastChange.broadcastId, broadcastId), eq(broadcastChange.number, number)));
}

export interface ChangeApproval {
  broadcastId: string;
  number: number;
  userId: string;
  userName: string;
  at: Date;
}

/** The one that waits, if any. */
export async function withdrawWaiting(
  transaction: Transaction,
  { broadcastId, at }: { broadcastId: string; at: Date },
): Promise<void> {
  const waits = raw`approved_at is null and withdrawn_at is null`;
  await transaction.orm
    .update(broadcastChange)
    .set({ withdrawnAt: at })
    .where(and(eq(broadcastChange.broadcastId, broadcastId), waits));
}
