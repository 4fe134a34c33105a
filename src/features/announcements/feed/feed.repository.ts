import { and, eq, inArray, isNotNull, isNull, lt, lte, notInArray, or } from 'drizzle-orm';
import type { Transaction } from '../../../db/database.ts';
import { feed, feedEntry } from '../../../db/schema/feed.ts';
import { newId } from '../../../shared/ids.ts';

export type FeedRow = typeof feed.$inferSelect;
/** A feed that this process reads at the moment. */
export type ClaimedFeed = FeedRow & { claim: string };
export type EntryRow = typeof feedEntry.$inferSelect;

export async function findFeed(transaction: Transaction): Promise<FeedRow | null> {
  const [row] = await transaction.orm.select().from(feed);
  return row ?? null;
}

/** Another address is another feed: nothing that is known of the former one holds. */
async function keepAddress(transaction: Transaction, address: string, now: Date): Promise<void> {
  const begun = { address, since: now, nextAttemptAt: now };
  const row = { id: newId(), place: 1, ...begun };
  await transaction.orm.insert(feed).values(row).onConflictDoNothing();
  const moved = await transaction.orm.select({ id: feed.id }).from(feed).where(eq(feed.address, address));
  if (moved.length > 0) return;
  const unknown = { etag: null, lastModified: null, askedAt: null, answeredAt: null, fault: null, faultStatus: null };
  const unclaimed = { claim: null, claimedUntil: null, alarmedAt: null, entries: 0, unread: 0, failures: 0 };
  await transaction.orm.update(feed).set({ ...begun, ...unknown, ...unclaimed });
  await transaction.orm.delete(feedEntry);
}

/** Takes the feed for this process when it is due and no living process has it; null otherwise. */
export async function claimFeed(
  transaction: Transaction,
  { address, now, claimedUntil }: { address: string; now: Date; claimedUntil: Date },
): Promise<ClaimedFeed | null> {
  await keepAddress(transaction, address, now);
  const claim = newId();
  const [row] = await transaction.orm
    .update(feed)
    .set({ claim, claimedUntil, askedAt: now })
    .where(and(lte(feed.nextAttemptAt, now), or(isNull(feed.claim), lte(feed.claimedUntil, now))))
    .returning();
  return row ? { ...row, claim } : null;
}

/** Locks the feed for the rest of the transaction. False: another process has taken it over meanwhile, and decides alone. */
export async function holdsClaim(transaction: Transaction, claim: string): Promise<boolean> {
  const rows = await transaction.orm.select({ id: feed.id }).from(feed).where(eq(feed.claim, claim)).for('update');
  return rows.length > 0;
}

export async function updateFeed(
  transaction: Transaction,
  id: string,
  values: Partial<Omit<typeof feed.$inferInsert, 'id'>>,
): Promise<void> {
  await transaction.orm.update(feed).set(values).where(eq(feed.id, id));
}

/** What is known of these entries, by key. */
export async function knownEntries(transaction: Transaction, keys: readonly string[]): Promise<Map<string, EntryRow>> {
  if (keys.length === 0) return new Map();
  const rows = await transaction.orm
    .select()
    .from(feedEntry)
    .where(inArray(feedEntry.key, [...keys]));
  return new Map(rows.map((row) => [row.key, row]));
}

export async function keepEntry(
  transaction: Transaction,
  entry: Pick<EntryRow, 'key' | 'version' | 'identifier'>,
  now: Date,
): Promise<void> {
  const { version, identifier } = entry;
  await transaction.orm
    .insert(feedEntry)
    .values({ ...entry, firstSeenAt: now })
    .onConflictDoUpdate({ target: feedEntry.key, set: { version, identifier, goneAt: null } });
}

/** Marks the entries that are not among these any more. Returns their messages. */
export async function markGone(transaction: Transaction, present: readonly string[], now: Date): Promise<string[]> {
  const rows = await transaction.orm
    .update(feedEntry)
    .set({ goneAt: now })
    .where(and(isNull(feedEntry.goneAt), present.length === 0 ? undefined : notInArray(feedEntry.key, [...present])))
    .returning({ identifier: feedEntry.identifier });
  return rows.flatMap(({ identifier }) => identifier ?? []);
}

/** The messages that the feed shows. */
export async function shownMessages(transaction: Transaction): Promise<string[]> {
  const rows = await transaction.orm
    .select({ identifier: feedEntry.identifier })
    .from(feedEntry)
    .where(and(isNull(feedEntry.goneAt), isNotNull(feedEntry.identifier)));
  return rows.flatMap(({ identifier }) => identifier ?? []);
}

export async function forgetGone(transaction: Transaction, before: Date): Promise<void> {
  await transaction.orm.delete(feedEntry).where(lt(feedEntry.goneAt, before));
}
