import { and, eq, inArray, lte } from 'drizzle-orm';
import type { Transaction } from '../db/database.ts';
import { lineWish } from '../db/schema/reconcile.ts';
import type { DriveFault, WishReason } from '../domain/line/line-outcome.ts';

export type LineWishRow = typeof lineWish.$inferSelect;

export async function insertWish(
  transaction: Transaction,
  wish: { organisationId: string; lineId: string; revision: number; changeRequestId: string; reason: WishReason },
): Promise<void> {
  await transaction.orm.insert(lineWish).values(wish);
}

/** The revision this request waits for on this line; null when none. */
export async function findWish(
  transaction: Transaction,
  of: { changeRequestId: string; lineId: string; reason: WishReason },
): Promise<LineWishRow | null> {
  const [row] = await transaction.orm
    .select()
    .from(lineWish)
    .where(
      and(
        eq(lineWish.changeRequestId, of.changeRequestId),
        eq(lineWish.lineId, of.lineId),
        eq(lineWish.reason, of.reason),
      ),
    );
  return row ?? null;
}

/** The requests that wait for these lines, oldest first. */
export async function wishesOn(transaction: Transaction, lineIds: string[]): Promise<LineWishRow[]> {
  if (lineIds.length === 0) return [];
  return await transaction.orm
    .select()
    .from(lineWish)
    .where(inArray(lineWish.lineId, lineIds))
    .orderBy(lineWish.lineId, lineWish.revision);
}

/** Ends the waiting for these revisions of a line. */
export async function deleteWishes(
  transaction: Transaction,
  of: { lineId: string; upTo: number; states: LineWishRow['state'][] },
): Promise<void> {
  await transaction.orm
    .delete(lineWish)
    .where(and(eq(lineWish.lineId, of.lineId), lte(lineWish.revision, of.upTo), inArray(lineWish.state, of.states)));
}

/** Stores why a revision was taken back until it can be reported. */
export async function markTakenBack(
  transaction: Transaction,
  of: { lineId: string; revision: number; fault: DriveFault },
): Promise<void> {
  await transaction.orm
    .update(lineWish)
    .set({ state: 'taken_back', fault: of.fault })
    .where(and(eq(lineWish.lineId, of.lineId), eq(lineWish.revision, of.revision)));
}
