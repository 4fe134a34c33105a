import {
  coveredDates,
  coversDay,
  isBusinessDay,
  isProvisional,
  ordinalOfDay,
  type ServiceCalendar,
} from '../calendar/service-calendar.ts';
import { taipeiDayOf, taipeiEpochMs, taipeiMsOfDay } from '../calendar/taipei-time.ts';
import { type DeadlineInput, type DeadlineRules, defaultDeadlineRules, extraBusinessDaysOf } from './deadline-rules.ts';
import { countGivenBack, type GivenBackRange, givenBackDays } from './given-back.ts';

/** A promise to a customer: a window between two closing times. */
export interface Deadline {
  /** When the clock began to run. */
  clockStart: Date;
  /** The business day of `clockStart`, `YYYY-MM-DD` in Taipei. */
  day0: string;
  earliestBy: Date;
  dueBy: Date;
  /** A day between filing and `dueBy` lies in a year whose official table is not published. */
  provisional: boolean;
  calendarVersion: string;
}

/** Refused: the filing or the deadline lies outside the years the calendar knows, or is not a valid instant. */
export interface DeadlineRefusal {
  code: 'outside_calendar';
  params: { from: string; to: string };
}

export type DeadlineResult = { ok: true; deadline: Deadline } | { ok: false; refusal: DeadlineRefusal };

/**
 * The clock as numbers: business days as ordinals of the calendar, instants as epoch milliseconds. Shared by everything
 * that explains or measures a deadline.
 */
export interface DeadlineFrame {
  receivedDay: number;
  clockStart: number;
  day0: number;
  earliest: number;
  due: number;
  givenBack: readonly GivenBackRange[];
  rules: DeadlineRules;
}

const nothingGivenBack: readonly GivenBackRange[] = [];

/** Null when the calendar does not reach far enough. */
export function frameDeadline(calendar: ServiceCalendar, input: DeadlineInput): DeadlineFrame | null {
  const rules = input.rules ?? defaultDeadlineRules;
  const received = input.receivedAt.getTime();
  const receivedDay = taipeiDayOf(received);
  if (!coversDay(calendar, receivedDay)) return null;
  const second = Math.floor(taipeiMsOfDay(received) / 1000);
  const sameDay = isBusinessDay(calendar, receivedDay);
  const tooLate = sameDay && second > rules.lastResponseAt;
  const day0 = ordinalOfDay(calendar, receivedDay) + (tooLate ? 1 : 0);
  const startDay = calendar.businessDays[day0];
  if (startDay === undefined) return null;
  const clockStart = sameDay && !tooLate && second >= rules.opensAt ? received : taipeiEpochMs(startDay, rules.opensAt);
  const extra = extraBusinessDaysOf(input);
  const due = day0 + rules.dueBusinessDays + extra;
  const givenBack = input.waits?.length
    ? givenBackDays(calendar, { waits: input.waits, day0, due, rules })
    : nothingGivenBack;
  const moved = extra + countGivenBack(givenBack);
  return {
    receivedDay,
    clockStart,
    day0,
    earliest: day0 + rules.earliestBusinessDays + moved,
    due: day0 + rules.dueBusinessDays + moved,
    givenBack,
    rules,
  };
}

/** Turns a frame into the promise; null when it goes past the calendar's end. */
export function deadlineOfFrame(calendar: ServiceCalendar, frame: DeadlineFrame): Deadline | null {
  const day0 = calendar.businessDays[frame.day0];
  const earliestDay = calendar.businessDays[frame.earliest];
  const dueDay = calendar.businessDays[frame.due];
  if (day0 === undefined || earliestDay === undefined || dueDay === undefined) return null;
  return {
    clockStart: new Date(frame.clockStart),
    day0: calendar.dateKeys[day0 - calendar.firstDay] ?? '',
    earliestBy: new Date(taipeiEpochMs(earliestDay, frame.rules.closesAt)),
    dueBy: new Date(taipeiEpochMs(dueDay, frame.rules.closesAt)),
    provisional: isProvisional(calendar, frame.receivedDay) || isProvisional(calendar, dueDay),
    calendarVersion: calendar.version,
  };
}

export function outsideCalendar(calendar: ServiceCalendar): { ok: false; refusal: DeadlineRefusal } {
  return { ok: false, refusal: { code: 'outside_calendar', params: coveredDates(calendar) } };
}

/**
 * Computes the promised window of a request. Clock start: the filing, when it lies in 09:00:00 to 17:40:00 (both seconds
 * included) of a business day; before 09:00 of a business day 09:00; otherwise 09:00 of the next one, which is then day
 * 0. `earliestBy` and `dueBy` are 18:00 of the 2nd and 3rd business day after day 0, plus the extra days of a dedicated
 * environment, plus the days given back for waiting. Well below a microsecond without waits.
 */
export function computeDeadline(calendar: ServiceCalendar, input: DeadlineInput): DeadlineResult {
  const frame = frameDeadline(calendar, input);
  const deadline = frame && deadlineOfFrame(calendar, frame);
  return deadline ? { ok: true, deadline } : outsideCalendar(calendar);
}
