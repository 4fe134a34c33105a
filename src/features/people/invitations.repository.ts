import { and, desc, eq, getTableColumns, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { invitation, user } from '../../db/schema/access.ts';
import { customer } from '../../db/schema/customer.ts';

export type InvitationRow = typeof invitation.$inferSelect;

/** An invitation with the names that a list shows. */
export interface NamedInvitation extends InvitationRow {
  organisationName: string | null;
  inviterName: string | null;
  /** The recipient wants no further invitation mails from that organisation. */
  mailRefused: boolean;
}

function selectNamed(transaction: Transaction) {
  return transaction.orm
    .select({
      ...getTableColumns(invitation),
      organisationName: customer.name,
      inviterName: user.name,
      mailRefused: sql<boolean>`exists (select from mail_refusal r where r.recipient = ${invitation.email}
        and r.organisation_id is not distinct from ${invitation.organisationId} and r.refused_at is not null)`,
    })
    .from(invitation)
    .leftJoin(customer, eq(customer.id, invitation.organisationId))
    .leftJoin(user, eq(user.id, invitation.invitedBy));
}

export async function insertInvitation(
  transaction: Transaction,
  values: typeof invitation.$inferInsert,
): Promise<InvitationRow> {
  const [row] = await transaction.orm.insert(invitation).values(values).returning();
  return row as InvitationRow;
}

/** Newest first; of all organisations and of staff where none is named. */
export async function listInvitationRows(
  transaction: Transaction,
  page: { organisationId?: string; before: string | null; limit: number },
): Promise<NamedInvitation[]> {
  const { organisationId } = page;
  return await selectNamed(transaction)

    .where(
      and(
        page.before === null ? undefined : lt(invitation.id, page.before),
        organisationId === undefined ? undefined : eq(invitation.organisationId, organisationId),
      ),
    )
    .orderBy(desc(invitation.id))
    .limit(page.limit + 1);
}

export async function findInvitation(transaction: Transaction, id: string): Promise<NamedInvitation | null> {
  const [row] = await selectNamed(transaction).where(eq(invitation.id, id));
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

/** Marks it as used: of two calls at once, the second waits for the first one's commit and then finds nothing. */
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

/**
 * Revokes the open invitations that somebody sent, or received from one organisation (null: our staff). Returns those it
 * revoked.
 */
export async function revokeInvitationsOf(
  transaction: Transaction,
  of: { inviterId: string } | { email: string; organisationId: string | null },
  at: Date,
): Promise<InvitationRow[]> {
  const theirs =
    'inviterId' in of
      ? eq(invitation.invitedBy, of.inviterId)
      : and(
          eq(invitation.email, of.email),
          of.organisationId === null
            ? isNull(invitation.organisationId)
            : eq(invitation.organisationId, of.organisationId),
        );
  return await transaction.orm
    .update(invitation)
    .set({ revokedAt: at })
    .where(and(theirs, isNull(invitation.acceptedAt), isNull(invitation.revokedAt)))
    .returning();
}

/** Gives it a new token and another week: the former link stops working. Null when it was accepted or revoked. */
export async function renewInvitationRow(
  transaction: Transaction,
  id: string,
  fresh: { tokenHash: string; expiresAt: Date },
): Promise<InvitationRow | null> {
  const [row] = await transaction.orm
    .update(invitation)
    .set(fresh)
    .where(and(eq(invitation.id, id), isNull(invitation.acceptedAt), isNull(invitation.revokedAt)))
    .returning();
  return row ?? null;
}
