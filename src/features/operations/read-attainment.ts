import type { AttainmentReply } from '../../contract/operations.contract.ts';
import type { Caller, Deps } from '../../deps.ts';
import {
  dateKeyOfDay,
  dayOfDateKey,
  taipeiDayOf,
  taipeiEpochMs,
  weekdayOfDay,
} from '../../domain/calendar/taipei-time.ts';
import { ensure } from '../ensure.ts';
import { countAttainment } from './operations.repository.ts';

const usualWeeks = 8;
const mostWeeks = 53;

/** How many promises were kept, in whole weeks from Monday to Sunday. @throws AppError `forbidden`. */
export async function readAttainment(
  deps: Deps,
  caller: Caller,
  wish: { from?: string; to?: string },
): Promise<AttainmentReply> {
  ensure(caller.actor, 'job.list', { organisationId: null });
  const now = deps.clock.now();
  const last = mondayOf(wish.to === undefined ? taipeiDayOf(now.getTime()) : (dayOfDateKey(wish.to) as number));
  const asked = wish.from === undefined ? last - (usualWeeks - 1) * 7 : mondayOf(dayOfDateKey(wish.from) as number);
  const first = Math.max(asked, last - (mostWeeks - 1) * 7);
  const from = new Date(taipeiEpochMs(first, 0));
  const until = new Date(taipeiEpochMs(last + 7, 0));
  const counts = await deps.database.read(caller.actor, (reader) => countAttainment(reader, { from, until, now }));
  const weeks = Array.from({ length: Math.max(0, (last - first) / 7 + 1) }, (_, index) => first + index * 7);
  return {
    items: weeks.map((day) => {
      const { kept, missed } = counts.get(dateKeyOfDay(day)) ?? { kept: 0, missed: 0 };
      return { from: dateKeyOfDay(day), to: dateKeyOfDay(day + 6), kept, missed };
    }),
  };
}

/** The Monday of a day's week. */
function mondayOf(day: number): number {
  return day - weekdayOfDay(day) + 1;
}
