import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, ne, notInArray, or, sql as raw } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { announcement, announcementSighting } from '../../db/schema/announcement.ts';
import { broadcast } from '../../db/schema/broadcast.ts';
import type { AnnouncementStatus } from '../../domain/announcement/announcement-lifecycle.ts';
import type { NoticeType } from '../../domain/announcement/notice-item.ts';

export type AnnouncementRow = typeof announcement.$inferSelect;
export type SightingRow = typeof announcementSighting.$inferSelect;

/** Those that have not ended. */
export const standingStates = ['settling', 'proposed', 'disputed', 'active'] as const;
const isStanding = inArray(announcement.state, [...standingStates]);

/**
 * Takes the lock under which announcements are written, until the transaction ends: notices are rare, and one may touch several
 * areas, days and predecessors.
 */
export async function lockAnnouncements({ sql }: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('lineshift announcements'))`;
}

export async function findAnnouncement(transaction: Transaction, id: string): Promise<AnnouncementRow | null> {
  const [row] = await transaction.orm.select().from(announcement).where(eq(announcement.id, id));
  return row ?? null;
}

export async function announcementsOf(transaction: Transaction, ids: readonly string[]): Promise<AnnouncementRow[]> {
  if (ids.length === 0) return [];
  return await transaction.orm
    .select()
    .from(announcement)
    .where(inArray(announcement.id, [...ids]));
}

/** The one that stands for an area, day and part of day. */
export async function findStanding(transaction: Transaction, topic: string): Promise<AnnouncementRow | null> {
  const [row] = await transaction.orm
    .select()
    .from(announcement)
    .where(and(eq(announcement.topic, topic), isStanding));
  return row ?? null;
}

type Same = Pick<AnnouncementRow, 'topic' | 'county' | 'district' | 'part' | 'textHash' | 'identifier' | 'status'> & {
  msgTypes: readonly NoticeType[];
};

/** The newest of the same words or identifier, as a message of the same sort, about the same area, day and part. A trial is not its real one. */
export async function findSame(transaction: Transaction, same: Same): Promise<AnnouncementRow | null> {
  const { topic, county, district, part, textHash, identifier, status, msgTypes } = same;
  const words = eq(announcement.textHash, textHash);
  const [row] = await transaction.orm
    .select()
    .from(announcement)
    .where(
      and(
        identifier === null ? words : or(words, eq(announcement.identifier, identifier)),
        raw`${announcement.topic} is not distinct from ${topic}`,
        raw`${announcement.county} is not distinct from ${county}`,
        raw`${announcement.district} is not distinct from ${district}`,
        eq(announcement.part, part),
        eq(announcement.status, status),
        inArray(announcement.msgType, [...msgTypes]),
      ),
    )
    .orderBy(desc(announcement.id))
    .limit(1);
  return row ?? null;
}

/** Those that stand and are, or were seen as, one of these messages. */
export async function standingOfMessages(
  transaction: Transaction,
  identifiers: readonly string[],
): Promise<AnnouncementRow[]> {
  if (identifiers.length === 0) return [];
  const seen = transaction.orm
    .select({ id: announcementSighting.announcementId })
    .from(announcementSighting)
    .where(and(inArray(announcementSighting.identifier, [...identifiers]), eq(announcementSighting.withdrawn, false)));
  return await transaction.orm
    .select()
    .from(announcement)
    .where(and(isStanding, or(inArray(announcement.identifier, [...identifiers]), inArray(announcement.id, seen))))
    .orderBy(asc(announcement.id));
}

/** Whether a Cancel has named the message, before it came itself. */
export async function wasTakenBack(transaction: Transaction, identifier: string): Promise<boolean> {
  const [row] = await transaction.orm
    .select({ id: announcementSighting.id })
    .from(announcementSighting)
    .where(and(eq(announcementSighting.identifier, identifier), eq(announcementSighting.withdrawn, true)))
    .limit(1);
  return row !== undefined;
}

/** Those of the same text or message that stand although their area or day is not certain. */
export async function unreadableOf(
  transaction: Transaction,
  { text, identifier, but }: { text: string; identifier: string | null; but: readonly string[] },
): Promise<AnnouncementRow[]> {
  const words = eq(announcement.text, text);
  return await transaction.orm
    .select()
    .from(announcement)
    .where(
      and(
        isStanding,
        isNull(announcement.topic),
        ne(announcement.level, 'part_of_district'),
        identifier === null ? words : or(words, eq(announcement.identifier, identifier)),
        but.length === 0 ? undefined : notInArray(announcement.id, [...but]),
      ),
    );
}

export async function insertAnnouncement(
  transaction: Transaction,
  row: typeof announcement.$inferInsert,
): Promise<AnnouncementRow> {
  const [made] = await transaction.orm.insert(announcement).values(row).returning();
  return made as AnnouncementRow;
}

export async function updateAnnouncement(
  transaction: Transaction,
  id: string,
  values: Partial<Omit<typeof announcement.$inferInsert, 'id'>>,
): Promise<AnnouncementRow> {
  const [row] = await transaction.orm.update(announcement).set(values).where(eq(announcement.id, id)).returning();
  return row as AnnouncementRow;
}

export async function insertSighting(
  transaction: Transaction,
  row: typeof announcementSighting.$inferInsert,
): Promise<void> {
  await transaction.orm.insert(announcementSighting).values(row);
}

/** Oldest first. */
export async function sightingsOf(transaction: Transaction, ids: readonly string[]): Promise<SightingRow[]> {
  if (ids.length === 0) return [];
  return await transaction.orm
    .select()
    .from(announcementSighting)
    .where(inArray(announcementSighting.announcementId, [...ids]))
    .orderBy(asc(announcementSighting.seenAt), asc(announcementSighting.id));
}

/** Broadcasts that rest on these announcements, oldest first. */
export async function broadcastsOf(transaction: Transaction, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const { id, announcementId, status, provisionalUntil } = broadcast;
  return await transaction.orm
    .select({ id, announcementId, status, provisionalUntil })
    .from(broadcast)
    .where(inArray(announcementId, [...ids]))
    .orderBy(asc(id));
}

/** Newest first. */
export async function listAnnouncementRows(
  transaction: Transaction,
  {
    states,
    county,
    after,
    limit,
  }: { states?: readonly AnnouncementStatus[]; county?: string; after: string | null; limit: number },
): Promise<AnnouncementRow[]> {
  return await transaction.orm
    .select()
    .from(announcement)
    .where(
      and(
        states ? inArray(announcement.state, [...states]) : undefined,
        county === undefined ? undefined : eq(announcement.county, county),
        after === null ? undefined : lt(announcement.id, after),
      ),
    )
    .orderBy(desc(announcement.id))
    .limit(limit + 1);
}

/** Those whose next step the clock may bring. */
export async function waitingAnnouncements(transaction: Transaction): Promise<AnnouncementRow[]> {
  return await transaction.orm
    .select()
    .from(announcement)
    .where(and(inArray(announcement.state, ['settling', 'disputed']), isNotNull(announcement.standsSince)))
    .orderBy(asc(announcement.id));
}

/** Those that have not ended, oldest first. */
export async function standingAnnouncements(transaction: Transaction): Promise<AnnouncementRow[]> {
  return await transaction.orm.select().from(announcement).where(isStanding).orderBy(asc(announcement.id));
}
