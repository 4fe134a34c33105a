import { and, desc, eq, gt, isNull, lt } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { invitation } from '../../db/schema/access.ts';

export type InvitationRow = typeof invitation.$inferSelect;

export async function insertInvitation(
  transaction: Transaction,
  values: typeof invitation.$inferInsert,
): Promise<InvitationRow> {
  const [row] = await transaction.orm.insert(invitation).values(values).returning();
  return row as InvitationRow;
}

/** Newest first. */
export async function listInvitationRows(
  transaction: Transaction,
  page: { before: string | null; limit: number },
): Promise<InvitationRow[]> {
  return await transaction.orm
    .select()
    .from(invitation)
    .where(page.before === null ? undefined : lt(invitation.id, page.before))
    .orderBy(desc(invitation.id))
    .limit(page.limit + 1);
}

export async function findInvitation(transaction: Transaction, id: string): Promise<InvitationRow | null> {
  const [row] = await transaction.orm.select().from(invitation).where(eq(invitation.id, id));
  return row ?? null;
}

const stillOpen = (at: Date) =>
  and(isNull(invitation.acceptedAt), isNull(invitation.revokedAt), gt(invitation.expiresAt, at));

export async function findOpenInvitation(
  transaction: Transaction,
  tokenHash: string,
  at: Date,
): Promise<InvitationRow | null> {
  const [row] = await transaction.orm
    .select()
    .from(invitation)
    .where(and(eq(invitation.tokenHash, tokenHash), stillOpen(at)));
  return row ?? null;
}

/** Spends it: of two at once, the second waits for the first one's commit and then finds nothing. */
export async function takeInvitation(
  transaction: Transaction,
  tokenHash: string,
  at: Date,
): Promise<InvitationRow | null> {
  const [row] = await transaction.orm
    .update(invitation)
    .set({ acceptedAt: at })
    .where(and(eq(invitation.tokenHash, tokenHash), stillOpen(at)))
    .returning();
  return row ?? null;
}

/** Null when it was accepted or revoked before. */
export async function revokeInvitationRow(
  transaction: Transaction,
  id: string,
  at: Date,
): Promise<InvitationRow | null> {
  const [row] = await transaction.orm
    .update(invitation)
    .set({ revokedAt: at })
    .where(and(eq(invitation.id, id), isNull(invitation.acceptedAt), isNull(invitation.revokedAt)))
    .returning();
  return row ?? null;
}
