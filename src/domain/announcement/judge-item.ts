import { dateKeyOfDay, taipeiDayOf, taipeiEpochMs } from '../calendar/taipei-time.ts';
import type { Clause } from './clause.ts';
import {
  type NoticeDoubt,
  type NoticePart,
  type NoticeStatus,
  type NoticeType,
  noticeDoubts,
  type OpenState,
} from './notice-item.ts';
import { partEnds } from './notice-time.ts';

/** A notice may be sent at most this many days before its day; real ones are sent on the day before. */
const longestAhead = 3;

export interface NoticeFacts {
  status: NoticeStatus;
  msgType: NoticeType;
  /** What "over" and "far ahead" are judged against. */
  asOf: Date;
  /** `asOf` where nobody said it. */
  sentAt: Date;
  /** Taipei's day of sending, in days since 1970-01-01. */
  sent: number;
  /** The text holds a word of a trial. */
  testWords: boolean;
}

/** What one item says before it is judged. */
export interface Said extends Pick<Clause, 'from' | 'until' | 'narrowed'> {
  county: string | null;
  day: number | null;
  part: NoticePart;
  work: OpenState;
  school: OpenState;
  standardNotReached: boolean;
  doubts: ReadonlySet<'state' | 'date' | 'window' | 'area'>;
}

function statusDoubts({ status, msgType, testWords }: NoticeFacts): NoticeDoubt[] {
  const byStatus: Partial<Record<NoticeStatus, NoticeDoubt>> = { Test: 'test_status', Exercise: 'exercise_status' };
  return [
    ...(status === 'Actual' ? [] : [byStatus[status] ?? 'not_actual']),
    ...(msgType === 'Ack' || msgType === 'Error' ? (['not_actual'] as const) : []),
    ...(testWords ? (['test_words'] as const) : []),
    ...(msgType === 'Cancel' ? (['cancelled'] as const) : []),
  ];
}

function stateDoubts({ work, school, standardNotReached }: Said): NoticeDoubt[] {
  if (work === 'closed') return [];
  const doubt: NoticeDoubt[] = school === 'closed' ? ['school_only'] : [];
  if (work === 'unknown') return [...doubt, 'unknown_state'];
  if (doubt.length > 0) return doubt;
  return [standardNotReached ? 'standard_not_reached' : 'as_usual'];
}

/** The instant at which the window of an item ends, milliseconds since 1970. A stated start runs to the day's end. */
export function windowEnd({ day, part, from, until }: Pick<Said, 'part' | 'from' | 'until'> & { day: number }): number {
  return taipeiEpochMs(day, (until ?? (from === null ? partEnds[part] : 1440)) * 60);
}

function dayDoubts(said: Said, { asOf, sent }: NoticeFacts): NoticeDoubt[] {
  const { day, doubts } = said;
  if (day === null) return ['date_doubtful'];
  const today = Math.min(sent, taipeiDayOf(asOf.getTime()));
  const found: NoticeDoubt[] = doubts.has('date') || day - today > longestAhead ? ['date_doubtful'] : [];
  if (windowEnd({ ...said, day }) <= asOf.getTime()) found.push('stale');
  return found;
}

function windowDoubts({ doubts, from, until, part, day }: Said, { sentAt }: NoticeFacts): NoticeDoubt[] {
  // "3:00" announced at ten in the morning may mean the afternoon.
  const passed = day !== null && from !== null && taipeiEpochMs(day, from * 60) < sentAt.getTime();
  const mayBeLater = passed && part === 'full' && from < 720 && day === taipeiDayOf(sentAt.getTime());
  // 今天24時起 is tomorrow from its first minute.
  return doubts.has('window') || until !== null || from === 1440 || mayBeLater ? ['window_unconfirmed'] : [];
}

/** Everything that keeps an item from being sent, in the fixed order of `noticeDoubts` (docs/rules.md#announcements). Empty: it may be sent. */
export function judgeItem(said: Said, facts: NoticeFacts): NoticeDoubt[] {
  const found = new Set<NoticeDoubt>([
    ...statusDoubts(facts),
    ...stateDoubts(said),
    ...(said.county === null || said.doubts.has('area') ? (['unknown_area'] as const) : []),
    ...(said.narrowed ? (['part_of_district'] as const) : []),
    ...dayDoubts(said, facts),
    ...windowDoubts(said, facts),
  ]);
  return noticeDoubts.filter((doubt) => found.has(doubt));
}

export function dateOf(day: number | null): string | null {
  return day === null ? null : dateKeyOfDay(day);
}
