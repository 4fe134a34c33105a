import type { AnnouncementRules, AnnouncementStatus } from './announcement-lifecycle.ts';
import { type NoticeDoubt, type NoticeItem, noticeDoubts } from './notice-item.ts';
import { windowOfNotice } from './notice-window.ts';

/** Why nothing can be sent on an announcement now: a doubt of its text, or where it stands. */
export const standingDoubts = [...noticeDoubts, 'settling', 'disputed', 'ended'] as const;
export type StandingDoubt = (typeof standingDoubts)[number];

/** What is judged of a stored announcement. */
export interface Standing extends Pick<NoticeItem, 'date' | 'part' | 'fromTime' | 'untilTime'> {
  status: AnnouncementStatus;
  /** As it was read. */
  doubts: readonly NoticeDoubt[];
}

/** The doubts of its text as of now: what was certain when it was read may be over meanwhile. */
export function doubtsNow(notice: Omit<Standing, 'status'>, now: Date): NoticeDoubt[] {
  const window = windowOfNotice(notice);
  const found = new Set(notice.doubts);
  if (window !== null && window.until <= now) found.add('stale');
  if (window === null && notice.date !== null) found.add('window_unconfirmed');
  return noticeDoubts.filter((doubt) => found.has(doubt));
}

const places: Partial<Record<AnnouncementStatus, StandingDoubt>> = {
  settling: 'settling',
  disputed: 'disputed',
  rejected: 'ended',
  superseded: 'ended',
  revoked: 'ended',
  expired: 'ended',
};

/** Everything that keeps a broadcast from being drafted on it now; empty: one can be (docs/rules.md#announcements). */
export function whyNotSendable(notice: Standing, now: Date): StandingDoubt[] {
  const place = places[notice.status];
  return [...doubtsNow(notice, now), ...(place === undefined ? [] : [place])];
}

/** How long a notice stands whose hours nobody could read, ms. */
const unreadStandsMs = 4 * 86_400_000;

/** When the time of an announcement is over: with its window; one whose hours are not certain four days after it came. */
export function expiresAt(notice: Omit<Standing, 'status' | 'doubts'> & { createdAt: Date }): Date {
  return windowOfNotice(notice)?.until ?? new Date(notice.createdAt.getTime() + unreadStandsMs);
}

/** When an announcement that waits is proposed by itself; null where it does not wait. */
export function settlesAt(
  { status, standsSince }: { status: AnnouncementStatus; standsSince: Date },
  rules: AnnouncementRules,
): Date | null {
  return status === 'settling' ? new Date(standsSince.getTime() + rules.settleMs) : null;
}

/** Doubts of how a notice was read, which another reading can take away. */
const unread: readonly NoticeDoubt[] = ['unknown_state', 'unknown_area', 'date_doubtful', 'window_unconfirmed'];

/** Whether an announcement that could not be read for certain gives way to an item that leaves no doubt and says nothing else. */
export function replacesUnread(
  standing: Pick<NoticeItem, 'work'> & { doubts: readonly NoticeDoubt[] },
  item: Pick<NoticeItem, 'work' | 'why'>,
): boolean {
  if (!standing.doubts.some((doubt) => unread.includes(doubt))) return false;
  if (item.why.some((doubt) => unread.includes(doubt))) return false;
  return standing.work === 'unknown' || standing.work === item.work;
}

/** Whether a sighting says the same closure for other hours: which of them hold is for a person to say. */
export function windowDiffers(
  standing: Pick<NoticeItem, 'work' | 'fromTime' | 'untilTime'>,
  { work, fromTime, untilTime, status }: Pick<NoticeItem, 'work' | 'fromTime' | 'untilTime' | 'status'>,
): boolean {
  if (status !== 'Actual' || work !== 'closed' || standing.work !== 'closed') return false;
  return standing.fromTime !== fromTime || standing.untilTime !== untilTime;
}

/** Whether an office anywhere in its county has that day off: the whole county, for the day or its morning, without a doubt. */
export function closesServiceDay(notice: Standing & Pick<NoticeItem, 'level'>, now: Date): boolean {
  const { level, part } = notice;
  return level === 'county' && (part === 'full' || part === 'morning') && whyNotSendable(notice, now).length === 0;
}
