import { and, asc, desc, eq, getTableColumns, inArray, lt, sql as raw } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { broadcast, broadcastHeard, broadcastOverride, broadcastPerson } from '../../db/schema/broadcast.ts';
import type { BroadcastStatus } from '../../domain/broadcast/broadcast-state.ts';

export type BroadcastRow = typeof broadcast.$inferSelect;
export type BroadcastPersonRow = typeof broadcastPerson.$inferSelect;

const columns = getTableColumns(broadcast);

export async function findBroadcast(transaction: Transaction, id: string): Promise<BroadcastRow | null> {
  const [row] = await transaction.orm.select(columns).from(broadcast).where(eq(broadcast.id, id));
  return row ?? null;
}

/** The same under lock: every step of a broadcast begins here. */
export async function lockBroadcast(transaction: Transaction, id: string): Promise<BroadcastRow | null> {
  const [row] = await transaction.orm.select(columns).from(broadcast).where(eq(broadcast.id, id)).for('update');
  return row ?? null;
}

/** Newest first. */
export async function listBroadcastRows(
  transaction: Transaction,
  { statuses, after, limit }: { statuses?: readonly BroadcastStatus[]; after: string | null; limit: number },
): Promise<BroadcastRow[]> {
  return await transaction.orm
    .select(columns)
    .from(broadcast)
    .where(
      and(
        statuses ? inArray(broadcast.status, [...statuses]) : undefined,
        after === null ? undefined : lt(broadcast.id, after),
      ),
    )
    .orderBy(desc(broadcast.id))
    .limit(limit + 1);
}

export async function insertBroadcast(
  transaction: Transaction,
  row: Omit<typeof broadcast.$inferInsert, 'approverPart'>,
): Promise<void> {
  await transaction.orm.insert(broadcast).values(row);
}

/** Raises its version. */
export async function updateBroadcast(
  transaction: Transaction,
  id: string,
  values: Partial<Omit<typeof broadcast.$inferInsert, 'id' | 'approverPart' | 'createdBy'>>,
): Promise<BroadcastRow> {
  const [row] = await transaction.orm
    .update(broadcast)
    .set({ ...values, version: raw`${broadcast.version} + 1` })
    .where(eq(broadcast.id, id))
    .returning(columns);
  return row as BroadcastRow;
}

export async function peopleOf(transaction: Transaction, broadcastId: string): Promise<BroadcastPersonRow[]> {
  return await transaction.orm
    .select()
    .from(broadcastPerson)
    .where(eq(broadcastPerson.broadcastId, broadcastId))
    .orderBy(asc(broadcastPerson.at), asc(broadcastPerson.userId));
}

/** Whoever is an author already stays one. */
export async function addAuthor(transaction: Transaction, author: Omit<BroadcastPersonRow, 'part'>): Promise<void> {
  await transaction.orm
    .insert(broadcastPerson)
    .values({ ...author, part: 'author' })
    .onConflictDoNothing();
}

/** Breaks `broadcast_person_broadcast_id_user_id_pk` for an author: the two-person rule. */
export async function addApprover(transaction: Transaction, approver: Omit<BroadcastPersonRow, 'part'>): Promise<void> {
  await transaction.orm.insert(broadcastPerson).values({ ...approver, part: 'approver' });
}

export async function addOverride(transaction: Transaction, row: typeof broadcastOverride.$inferInsert): Promise<void> {
  await transaction.orm.insert(broadcastOverride).values(row);
}

/** Once for a person and a sound. */
export async function noteHeard(transaction: Transaction, row: typeof broadcastHeard.$inferInsert): Promise<void> {
  await transaction.orm.insert(broadcastHeard).values(row).onConflictDoNothing();
}

export async function listenersOf(
  transaction: Transaction,
  { broadcastId, sha256 }: { broadcastId: string; sha256: string },
): Promise<string[]> {
  const rows = await transaction.orm
    .select({ userId: broadcastHeard.userId })
    .from(broadcastHeard)
    .where(and(eq(broadcastHeard.broadcastId, broadcastId), eq(broadcastHeard.sha256, sha256)));
  return rows.map(({ userId }) => userId);
}

/** Broadcasts whose lines are on their way, or whose time may be over. */
export async function runningBroadcasts(transaction: Transaction): Promise<string[]> {
  const rows = await transaction.orm
    .select({ id: broadcast.id })
    .from(broadcast)
    .where(raw`status in ('sending', 'stopped', 'active', 'restoring')`)
    .orderBy(asc(broadcast.id));
  return rows.map(({ id }) => id);
}

/** A voice file of the desk that phone systems can play; null where there is none. */
export async function findSound(
  { sql }: Pick<Transaction, 'sql'>,
  promptId: string,
): Promise<{ sha256: string; ready: boolean } | null> {
  const [row] = await sql`
    select master_sha256 as sha256, status = 'ready' as ready from prompt
    where id = ${promptId} and organisation_id is null`;
  return (row as { sha256: string; ready: boolean } | undefined) ?? null;
}

/** When the clock next ends a broadcast; null when none runs. */
export async function earliestEnd({ sql }: Transaction): Promise<Date | null> {
  const [row] = await sql`
    select min(coalesce(provisional_until, until_at)) as at from broadcast where status in ('sending', 'stopped', 'active')`;
  return row?.at ? new Date(row.at as string) : null;
}
