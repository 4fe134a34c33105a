import { and, asc, eq, gt, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { attachment } from '../../db/schema/attachment.ts';
import { customer } from '../../db/schema/customer.ts';

export type AttachmentRow = typeof attachment.$inferSelect;
export type AttachmentOwner = { quoteId: string } | { enquiryMessageId: string };

const isUnused = and(isNull(attachment.quoteId), isNull(attachment.enquiryMessageId));

export async function insertAttachment(
  { orm }: Transaction,
  values: typeof attachment.$inferInsert,
): Promise<AttachmentRow> {
  const [row] = await orm.insert(attachment).values(values).returning();
  return row as AttachmentRow;
}

export async function findAttachment({ orm }: Transaction, id: string): Promise<AttachmentRow | null> {
  const [row] = await orm.select().from(attachment).where(eq(attachment.id, id));
  return row ?? null;
}

/** Those of quotes, each in its order. */
export async function attachmentsOfQuotes({ orm }: Transaction, ids: readonly string[]): Promise<AttachmentRow[]> {
  return await orm
    .select()
    .from(attachment)
    .where(inArray(attachment.quoteId, [...ids]))
    .orderBy(asc(attachment.position));
}

/** Those of messages about questions, each in its order. */
export async function attachmentsOfMessages({ orm }: Transaction, ids: readonly string[]): Promise<AttachmentRow[]> {
  if (ids.length === 0) return [];
  return await orm
    .select()
    .from(attachment)
    .where(inArray(attachment.enquiryMessageId, [...ids]))
    .orderBy(asc(attachment.position));
}

/** Gives files that belong to nothing yet to one owner, in this order. Returns those that it got. */
export async function attachTo(
  { orm }: Transaction,
  { organisationId, to, ids }: { organisationId: string; to: AttachmentOwner; ids: readonly string[] },
): Promise<AttachmentRow[]> {
  const attached: AttachmentRow[] = [];
  for (const [position, id] of ids.entries()) {
    const rows = await orm
      .update(attachment)
      .set({ ...to, position })
      .where(and(eq(attachment.id, id), eq(attachment.organisationId, organisationId), isUnused))
      .returning();
    attached.push(...rows);
  }
  return attached;
}

/** Counts a customer's files that nothing names, one call after the other until the transaction ends. */
export async function countUnused({ orm }: Transaction, organisationId: string): Promise<number> {
  await orm.execute(sql`select pg_advisory_xact_lock(hashtextextended('attachments ' || ${organisationId}, 0))`);
  return await orm.$count(attachment, and(eq(attachment.organisationId, organisationId), isUnused));
}

/** Counts the files that a customer has sent since an instant. */
export async function countSince(
  { orm }: Transaction,
  { organisationId, since }: { organisationId: string; since: Date },
): Promise<number> {
  return await orm.$count(
    attachment,
    and(eq(attachment.organisationId, organisationId), gt(attachment.createdAt, since)),
  );
}

/** Deletes rows of files that nothing has named until then; the sweep of the store removes the files. */
export async function deleteUnused({ orm }: Transaction, before: Date): Promise<number> {
  const rows = await orm
    .delete(attachment)
    .where(and(isUnused, lt(attachment.createdAt, before)))
    .returning({ id: attachment.id });
  return rows.length;
}

export async function ownerExists({ orm }: Transaction, organisationId: string): Promise<boolean> {
  const rows = await orm.select({ id: customer.id }).from(customer).where(eq(customer.id, organisationId));
  return rows.length > 0;
}
