import { and, asc, eq, gte, inArray, isNull } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { announcement } from '../../db/schema/announcement.ts';
import { calendarException } from '../../db/schema/calendar.ts';

export type NoticeRow = typeof announcement.$inferSelect;

/** Announcements of a county from a day on that may close our office. */
export async function noticesOf(
  transaction: Transaction,
  { county, from }: { county: string; from: string },
): Promise<NoticeRow[]> {
  return await transaction.orm
    .select()
    .from(announcement)
    .where(
      and(
        eq(announcement.county, county),
        isNull(announcement.district),
        gte(announcement.date, from),
        inArray(announcement.state, ['proposed', 'active']),
      ),
    )
    .orderBy(asc(announcement.date), asc(announcement.id));
}

/** Days of our own that follow a notice which has ended. */
export async function daysWithoutNotice(transaction: Transaction) {
  return await transaction.orm
    .select({ notice: announcement, exceptionId: calendarException.id })
    .from(calendarException)
    .innerJoin(announcement, eq(announcement.id, calendarException.announcementId))
    .where(and(isNull(calendarException.removedAt), inArray(announcement.state, ['rejected', 'superseded', 'revoked'])))
    .orderBy(asc(calendarException.date));
}

/** The notice, kept as it stands until the transaction ends. */
export async function holdNotice(transaction: Transaction, id: string): Promise<NoticeRow | null> {
  const [row] = await transaction.orm.select().from(announcement).where(eq(announcement.id, id)).for('share');
  return row ?? null;
}
