import { isBusinessDay, ordinalOfDay, type ServiceCalendar } from '../calendar/service-calendar.ts';
import { taipeiDayOf, taipeiEpochMs, taipeiMsOfDay } from '../calendar/taipei-time.ts';
import type { DeadlineRules, Wait } from './deadline-rules.ts';

/** Business days, by ordinal, both included, on which we waited for the customer. */
export interface GivenBackRange {
  first: number;
  last: number;
}

function touchedDays(calendar: ServiceCalendar, wait: Wait, rules: DeadlineRules): GivenBackRange {
  const from = wait.from.getTime();
  const until = wait.until.getTime();
  const firstDay = taipeiDayOf(from);
  const lastDay = taipeiDayOf(until);
  const missesFirst = isBusinessDay(calendar, firstDay) && taipeiMsOfDay(from) >= rules.lastResponseAt * 1000;
  const touchesLast = isBusinessDay(calendar, lastDay) && taipeiMsOfDay(until) > rules.opensAt * 1000;
  return {
    first: ordinalOfDay(calendar, firstDay) + (missesFirst ? 1 : 0),
    last: ordinalOfDay(calendar, lastDay) - (touchesLast ? 0 : 1),
  };
}

/**
 * The business days given back for waiting: each whose hours from opening to last response overlap a wait, once, however
 * many waits touch it, from day 0 on. A wait that began after the deadline then in force gives nothing back: a breached
 * deadline stays breached. Ranges are in order and never overlap.
 */
export function givenBackDays(
  calendar: ServiceCalendar,
  { waits, day0, due, rules }: { waits: readonly Wait[]; day0: number; due: number; rules: DeadlineRules },
): GivenBackRange[] {
  const ranges: GivenBackRange[] = [];
  let nextFree = day0;
  let dueNow = due;
  const inOrder = [...waits].sort((left, right) => left.from.getTime() - right.from.getTime());
  for (const wait of inOrder) {
    const dueDay = calendar.businessDays[dueNow];
    if (dueDay === undefined || wait.from.getTime() >= taipeiEpochMs(dueDay, rules.closesAt)) break;
    if (wait.until.getTime() <= wait.from.getTime()) continue;
    const touched = touchedDays(calendar, wait, rules);
    const first = Math.max(touched.first, nextFree);
    if (touched.last < first) continue;
    ranges.push({ first, last: touched.last });
    nextFree = touched.last + 1;
    dueNow += touched.last - first + 1;
  }
  return ranges;
}

export function countGivenBack(ranges: readonly GivenBackRange[]): number {
  let count = 0;
  for (const { first, last } of ranges) count += last - first + 1;
  return count;
}

export function isGivenBack(ranges: readonly GivenBackRange[], ordinal: number): boolean {
  return ranges.some(({ first, last }) => ordinal >= first && ordinal <= last);
}
