import type { Transaction } from '../../../db/database.ts';
import { serviceHoursAt } from '../../../db/service-hours.ts';
import type { Deps } from '../../../deps.ts';
import { dateKeyOfDay, dayOfDateKey, taipeiDate } from '../../../domain/calendar/taipei-time.ts';
import type { ClosureFacts, QualificationInput } from '../../../domain/qualification/qualification-input.ts';
import type { Ask } from '../kinds/ask.ts';
import { type CoveringAnnouncement, coveringAnnouncement, soundAndBroadcasts } from './closure-facts.repository.ts';
import type { FilingFacts } from './filing.repository.ts';

/** An emergency closure, as it is assessed. */
export interface AssessedClosure {
  qualification: NonNullable<QualificationInput['closure']>;
  /** The one that it rests on: it goes past the queue. Null: an operator approves it first. */
  announcement: CoveringAnnouncement | null;
}

interface Assessing {
  ask: Ask;
  facts: FilingFacts;
  now: Date;
  lock: boolean;
  /** When the desk is there next, in its ordinary hours. */
  opensAt: Date;
}

/** Reads what an emergency closure is decided on; null for every other filing. */
export async function closureFacts(
  deps: Deps,
  transaction: Transaction,
  { ask, facts, now, lock, opensAt }: Assessing,
): Promise<AssessedClosure | null> {
  const { closes, lineIds, effectiveAt: from, revertAt: until } = ask;
  if (!closes || from === null || until === null) return null;
  const { announcementId } = closes;
  const announcement = await coveringAnnouncement(transaction, {
    ...{ lineIds, announcementId, lock },
    dates: datesOf({ from, until }),
  });
  const lines = await soundAndBroadcasts(transaction, { lineIds, from, until });
  const hours = await serviceHoursAt(transaction, { calendar: deps.calendar.current(), at: now });
  const known: ClosureFacts = {
    announcement,
    namedInVain: announcement === null && announcementId !== null,
    withoutSound: ask.uploadId === null ? lines.filter(({ isSilent }) => isSilent).map(({ number }) => number) : [],
    closedByBroadcast: lines.flatMap(({ number: line, broadcastUntil: until }) => (until ? [{ line, until }] : [])),
    byHand: facts.lines.some(({ changedByHand }) => changedByHand),
    desk: {
      ...{ open: hours.ordinary || hours.extension !== null, opensAt },
      temporaryUntil: hours.extension?.endsAt ?? null,
    },
  };
  return { qualification: { from, until, facts: known }, announcement };
}

/** More days than any closure may have are not looked at. */
const mostDates = 10;

/** Every day in Taipei that the window touches; its end is no part of it. */
export function datesOf({ from, until }: { from: Date; until: Date }): string[] {
  const first = dayOfDateKey(taipeiDate(from)) ?? 0;
  const last = dayOfDateKey(taipeiDate(new Date(Math.max(from.getTime(), until.getTime() - 1)))) ?? first;
  const count = Math.min(last - first + 1, mostDates);
  return Array.from({ length: count }, (_each, index) => dateKeyOfDay(first + index));
}
