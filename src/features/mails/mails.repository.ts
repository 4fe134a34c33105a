import { and, asc, between, desc, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { user } from '../../db/schema/access.ts';
import { mailChoice } from '../../db/schema/mail-choice.ts';
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
    .where(
      and(
        ...[isNull(message.sentAt), isNull(message.error), isNull(message.gatheredFor)],
        between(message.createdAt, queued.after, queued.before),
      ),
    )
    .orderBy(message.id)
    .limit(queued.most);
  return rows.map((row) => row.id);
}

/** Of where the person is now: what was gathered in a former organisation, or as staff before, is sent to nobody. */
const ofOwnPlace = sql`${message.organisationId} is not distinct from
  (select organisation_id from member where user_id = ${message.gatheredFor})`;

/** People for whom mails of before an instant wait to be sent together. */
export async function findGatherers(transaction: Transaction, before: Date): Promise<string[]> {
  const rows = await transaction.orm
    .selectDistinct({ userId: user.id })
    .from(message)
    .innerJoin(user, and(eq(user.id, message.gatheredFor), isNull(user.disabledAt)))
    .where(and(isNull(message.digestId), isNotNull(message.gatheredFor), lt(message.createdAt, before), ofOwnPlace));
  return rows.map(({ userId }) => userId);
}

/** One person's waiting mails, oldest first, locked: two workers do not send them twice. */
export async function lockGathered(transaction: Transaction, userId: string, before: Date): Promise<MessageRow[]> {
  return await transaction.orm
    .select()
    .from(message)
    .where(and(eq(message.gatheredFor, userId), isNull(message.digestId), lt(message.createdAt, before), ofOwnPlace))
    .orderBy(asc(message.id))
    .for('update');
}

export async function setDigest(transaction: Transaction, ids: readonly string[], digestId: string): Promise<void> {
  await transaction.orm
    .update(message)
    .set({ digestId })
    .where(inArray(message.id, [...ids]));
}

export type MailChoiceRow = Omit<typeof mailChoice.$inferSelect, 'userId'>;

/** Without a row: all mails, at once. */
export async function findMailChoice(transaction: Transaction, userId: string): Promise<MailChoiceRow> {
  const [row] = await transaction.orm.select().from(mailChoice).where(eq(mailChoice.userId, userId)).for('update');
  return row ?? { muted: [], pace: 'atOnce' };
}

export async function saveMailChoice(transaction: Transaction, userId: string, choice: MailChoiceRow): Promise<void> {
  await transaction.orm
    .insert(mailChoice)
    .values({ userId, ...choice })
    .onConflictDoUpdate({ target: mailChoice.userId, set: choice });
}
