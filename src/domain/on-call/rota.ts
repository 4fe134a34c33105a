import type { ServiceCalendar } from '../calendar/service-calendar.ts';
import { serviceStretches } from '../deadline/service-time.ts';

/** Somebody's time on duty, half open. `order` 1 is notified first. */
export interface Shift {
  userId: string;
  from: Date;
  until: Date;
  order: number;
}

export interface Span {
  from: Date;
  until: Date;
}

export interface ShiftOverlap extends Span {
  /** The place that two people hold at once; null where one person is on duty twice. */
  order: number | null;
  userIds: [string, string];
}

/** The shifts of an instant in the order of notification, each person once. Of equal places the earlier shift comes first. */
export function onDutyAt<Held extends Shift>(shifts: readonly Held[], at: Date): Held[] {
  const now = shifts.filter(({ from, until }) => from <= at && at < until).sort(byOrder);
  return now.filter(({ userId }, index) => now.findIndex((other) => other.userId === userId) === index);
}

function byOrder(one: Shift, other: Shift): number {
  return one.order - other.order || one.from.getTime() - other.from.getTime() || one.userId.localeCompare(other.userId);
}

/**
 * Service hours between `now` and the end of the last shift in which nobody is on duty, at most 366 days ahead. Nights and days off
 * between two of them belong to one gap.
 */
export function gapsOf(calendar: ServiceCalendar, shifts: readonly Shift[], now: Date): Span[] {
  const last = Math.max(now.getTime(), ...shifts.map(({ until }) => until.getTime()));
  const until = new Date(Math.min(last, now.getTime() + 366 * 86_400_000));
  const covered = [...shifts].sort((one, other) => one.from.getTime() - other.from.getTime());
  const gaps: Span[] = [];
  let isJoined = false;
  for (const open of serviceStretches(calendar, { from: now, until })) {
    const holes = uncovered(open, covered);
    holes.forEach((hole, index) => {
      const before = gaps.at(-1);
      if (index === 0 && isJoined && before && hole.from.getTime() === open.from.getTime()) before.until = hole.until;
      else gaps.push(hole);
    });
    isJoined = holes.at(-1)?.until.getTime() === open.until.getTime();
  }
  return gaps;
}

function uncovered(open: Span, sorted: readonly Shift[]): Span[] {
  const holes: Span[] = [];
  let from = open.from;
  for (const shift of sorted) {
    if (shift.until <= from || shift.from >= open.until) continue;
    if (shift.from > from) holes.push({ from, until: shift.from });
    from = shift.until;
  }
  return from < open.until ? [...holes, { from, until: open.until }] : holes;
}

/** Pairs of shifts in which two people hold one place, or one person two, at the same time; in the order of their beginnings. */
export function overlapsOf(shifts: readonly Shift[]): ShiftOverlap[] {
  const sorted = [...shifts].sort((one, other) => one.from.getTime() - other.from.getTime());
  return sorted.flatMap((one, index) =>
    sorted.slice(index + 1).flatMap((other): ShiftOverlap[] => {
      const samePerson = one.userId === other.userId;
      if (other.from >= one.until || (!samePerson && one.order !== other.order)) return [];
      const until = new Date(Math.min(one.until.getTime(), other.until.getTime()));
      const userIds: [string, string] = [one.userId, other.userId];
      return [{ from: other.from, until, order: samePerson ? null : one.order, userIds }];
    }),
  );
}
