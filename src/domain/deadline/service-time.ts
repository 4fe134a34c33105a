import { isBusinessDay, ordinalOfDay, type ServiceCalendar } from '../calendar/service-calendar.ts';
import { taipeiDayOf, taipeiEpochMs, taipeiMsOfDay } from '../calendar/taipei-time.ts';
import { type DeadlineFrame, frameDeadline } from './compute-deadline.ts';
import { type DeadlineInput, type DeadlineRules, defaultDeadlineRules } from './deadline-rules.ts';
import { isGivenBack } from './given-back.ts';

/** Service milliseconds from the calendar's beginning to an instant. */
function serviceMsBefore(calendar: ServiceCalendar, epochMs: number, rules: DeadlineRules): number {
  const day = taipeiDayOf(epochMs);
  const opensMs = rules.opensAt * 1000;
  const dayLength = rules.closesAt * 1000 - opensMs;
  const today = isBusinessDay(calendar, day) ? Math.min(Math.max(taipeiMsOfDay(epochMs) - opensMs, 0), dayLength) : 0;
  return ordinalOfDay(calendar, day) * dayLength + today;
}

/** Service time (09:00-18:00 of business days) between two instants, in milliseconds; negative when they are swapped. */
export function serviceTimeBetween(
  calendar: ServiceCalendar,
  { from, until, rules = defaultDeadlineRules }: { from: Date; until: Date; rules?: DeadlineRules },
): number {
  return serviceMsBefore(calendar, until.getTime(), rules) - serviceMsBefore(calendar, from.getTime(), rules);
}

/**
 * The instant itself inside service hours (09:00 included, 18:00 not), else the next 09:00 of a business day. Null past
 * the calendar's end.
 */
export function nextServiceInstant(
  calendar: ServiceCalendar,
  instant: Date,
  rules: DeadlineRules = defaultDeadlineRules,
): Date | null {
  const day = taipeiDayOf(instant.getTime());
  const second = taipeiMsOfDay(instant.getTime()) / 1000;
  const today = isBusinessDay(calendar, day);
  if (today && second >= rules.opensAt && second < rules.closesAt) return instant;
  const over = today && second >= rules.closesAt;
  const next = calendar.businessDays[ordinalOfDay(calendar, day) + (over ? 1 : 0)];
  return next === undefined ? null : new Date(taipeiEpochMs(next, rules.opensAt));
}

/** The stretches of service time that a deadline's clock runs through, without the days given back. */
function runningStretches(calendar: ServiceCalendar, frame: DeadlineFrame): { from: number; until: number }[] {
  const stretches: { from: number; until: number }[] = [];
  for (let ordinal = frame.day0; ordinal <= frame.due; ordinal += 1) {
    const day = calendar.businessDays[ordinal];
    if (day === undefined || isGivenBack(frame.givenBack, ordinal)) continue;
    const from = Math.max(taipeiEpochMs(day, frame.rules.opensAt), frame.clockStart);
    stretches.push({ from, until: taipeiEpochMs(day, frame.rules.closesAt) });
  }
  return stretches;
}

function lengthOf(stretches: readonly { from: number; until: number }[]): number {
  return stretches.reduce((sum, { from, until }) => sum + until - from, 0);
}

/**
 * The share of a deadline's service time that has passed at an instant: 0 at the clock's start, 1 at the end, constant at
 * night, over days off and on days given back. Null when the calendar does not reach far enough.
 */
export function elapsedFraction(calendar: ServiceCalendar, input: DeadlineInput, at: Date): number | null {
  const frame = frameDeadline(calendar, input);
  if (!frame || calendar.businessDays[frame.due] === undefined) return null;
  const stretches = runningStretches(calendar, frame);
  const gone = stretches.map(({ from, until }) => ({ from, until: Math.min(Math.max(at.getTime(), from), until) }));
  return lengthOf(gone) / lengthOf(stretches);
}

/**
 * The instant at which a share (above 0, below 1) of a deadline's service time has passed, for the 50 % and 80 %
 * warnings. Always inside service hours: one that would fall on a closing time moves to the next opening.
 */
export function instantOfFraction(calendar: ServiceCalendar, input: DeadlineInput, fraction: number): Date | null {
  const frame = frameDeadline(calendar, input);
  if (!frame || calendar.businessDays[frame.due] === undefined) return null;
  const stretches = runningStretches(calendar, frame);
  let left = lengthOf(stretches) * fraction;
  for (const { from, until } of stretches) {
    if (left < until - from) return new Date(Math.floor(from + left));
    left -= until - from;
  }
  return null;
}

/**
 * The first instant by which so many milliseconds of a deadline's service time have passed, 0 to all of it: what ends a day exactly
 * falls on its 18:00, not on the next 09:00. Days given back are passed over. Null where the deadline has less, or past the
 * calendar's end.
 */
export function instantByServiceTime(calendar: ServiceCalendar, input: DeadlineInput, lengthMs: number): Date | null {
  const frame = frameDeadline(calendar, input);
  if (!frame || calendar.businessDays[frame.due] === undefined) return null;
  let left = lengthMs;
  for (const { from, until } of runningStretches(calendar, frame)) {
    if (left <= until - from) return new Date(from + left);
    left -= until - from;
  }
  return null;
}

/** The service hours between two instants, a stretch a business day; those past the calendar's end are left out. */
export function serviceStretches(
  calendar: ServiceCalendar,
  { from, until, rules = defaultDeadlineRules }: { from: Date; until: Date; rules?: DeadlineRules },
): { from: Date; until: Date }[] {
  const stretches: { from: Date; until: Date }[] = [];
  let opens = nextServiceInstant(calendar, from, rules);
  while (opens !== null && opens < until) {
    const closes = new Date(taipeiEpochMs(taipeiDayOf(opens.getTime()), rules.closesAt));
    stretches.push({ from: opens, until: closes < until ? closes : until });
    opens = nextServiceInstant(calendar, closes, rules);
  }
  return stretches;
}

/**
 * The instant at which so many milliseconds of service time have passed after another; always inside service hours: one that would
 * fall on a closing time moves to the next opening. Null past the calendar's end.
 */
export function instantAfterServiceTime(
  calendar: ServiceCalendar,
  from: Date,
  lengthMs: number,
  rules: DeadlineRules = defaultDeadlineRules,
): Date | null {
  let left = lengthMs;
  let opens = nextServiceInstant(calendar, from, rules);
  while (opens !== null) {
    const closesMs = taipeiEpochMs(taipeiDayOf(opens.getTime()), rules.closesAt);
    const today = closesMs - opens.getTime();
    if (left < today) return new Date(opens.getTime() + left);
    left -= today;
    opens = nextServiceInstant(calendar, new Date(closesMs), rules);
  }
  return null;
}
