import { eq } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { announcement } from '../../db/schema/announcement.ts';
import { broadcast } from '../../db/schema/broadcast.ts';
import { feed } from '../../db/schema/feed.ts';
import type { MissingLines } from '../../domain/broadcast/not-applied.ts';
import type { AlarmCause, AlarmSubject, SubjectAlarmKind } from '../../domain/on-call/alarm.ts';

export interface SubjectPlace {
  county: string | null;
  district: string | null;
}

/** Where an alarm's subject lies; the feed is about the whole country. */
export async function placeOfSubject(transaction: Transaction, { kind, id }: AlarmSubject): Promise<SubjectPlace> {
  if (kind === 'feed') return { county: null, district: null };
  const table = kind === 'broadcast' ? broadcast : announcement;
  const [row] = await transaction.orm
    .select({ county: table.county, district: table.district })
    .from(table)
    .where(eq(table.id, id));
  if (!row) throw new Error(`no ${kind} ${id}`);
  return row;
}

/** The lines of a broadcast that are not closed, counted; of those changed by hand the ones whose job nobody has taken, to be opened as well. */
export async function missingOf({ sql }: Transaction, broadcastId: string): Promise<MissingLines> {
  const [row] = await sql`
    select b.status, count(*) filter (where l.state = 'failed')::int as failed,
      min(l.at) filter (where l.state in ('queued', 'held') and l.hand_id is null
        or l.state in ('queued', 'restoring') and l.hand_id is not null and j.id is null) as "waitingSince"
    from broadcast b left join broadcast_line l on l.broadcast_id = b.id
      left join job j on j.subject_kind = 'broadcast_line' and j.subject_id = l.hand_id and j.status = 'taken'
    where b.id = ${broadcastId} group by b.id`;
  const { status, failed, waitingSince } = row as unknown as Omit<MissingLines, 'waitingSince'> & {
    waitingSince: string | Date | null;
  };
  return { status, failed, waitingSince: waitingSince === null ? null : new Date(waitingSince) };
}

/** The first of them by number, and how many there are. */
export async function nameMissing(
  { sql }: Transaction,
  { broadcastId, most }: { broadcastId: string; most: number },
): Promise<{ names: string[]; count: number }> {
  const rows = (await sql`
    select l.number, l.label, count(*) over ()::int as count
    from broadcast_line b join line l on l.id = b.line_id
    where b.broadcast_id = ${broadcastId} and (b.state in ('failed', 'queued', 'held') or b.state = 'restoring' and b.hand_id is not null)
    order by b.state = 'failed' desc, l.number limit ${most}`) as unknown as {
    number: string;
    label: string;
    count: number;
  }[];
  return { names: rows.map(({ number, label }) => `${label} ${number}`), count: rows[0]?.count ?? 0 };
}

/** Whether a broadcast that rests on an announcement closes lines. */
export async function isClosedOn({ sql }: Transaction, announcementId: string): Promise<boolean> {
  const rows = await sql`
    select from broadcast where announcement_id = ${announcementId} and status in ('sending', 'stopped', 'active') limit 1`;
  return rows.length > 0;
}

/** What raised an alarm about the desk's own, as it stands now. */
export async function causeOfSubject(
  transaction: Transaction,
  { kind, subjectId }: { kind: SubjectAlarmKind; subjectId: string },
): Promise<AlarmCause> {
  if (kind === 'broadcast_not_applied') return { kind, missing: await missingOf(transaction, subjectId) };
  if (kind === 'announcement_ended') return { kind, isClosedOn: await isClosedOn(transaction, subjectId) };
  if (kind === 'feed_silent') {
    const [row] = await transaction.orm.select({ alarmedAt: feed.alarmedAt }).from(feed).where(eq(feed.id, subjectId));
    return { kind, isSilent: row !== undefined && row.alarmedAt !== null };
  }
  if (kind === 'broadcast_alone') {
    const [row] = await transaction.orm
      .select({ status: broadcast.status, provisionalUntil: broadcast.provisionalUntil })
      .from(broadcast)
      .where(eq(broadcast.id, subjectId));
    const runs = row !== undefined && ['sending', 'stopped', 'active'].includes(row.status);
    return { kind, isProvisional: runs && row.provisionalUntil !== null };
  }
  const [row] = await transaction.orm
    .select({ status: announcement.state })
    .from(announcement)
    .where(eq(announcement.id, subjectId));
  return { kind, status: row?.status ?? 'revoked' };
}
