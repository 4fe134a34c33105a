import { coversDay, isBusinessDay, ordinalOfDay, type ServiceCalendar } from '../calendar/service-calendar.ts';
import { dateKeyOfDay, dayOfDateKey, taipeiDate, taipeiDayOf, taipeiEpochMs } from '../calendar/taipei-time.ts';

/** Business days after delivery in which a customer may send the work back; silence accepts it (docs/rules.md#quotes). */
export const silenceBusinessDays = 5;
/** Where no day is agreed, the work is due so many business days after the acceptance. */
export const usualBusinessDays = 10;

/** The first instant at which an offer no longer holds: 24:00 Taipei of its last day. @throws RangeError for no date. */
export function offerEndsAt(validUntil: string): Date {
  const day = dayOfDateKey(validUntil);
  if (day === null) throw new RangeError(`not a date: ${validUntil}`);
  return new Date(taipeiEpochMs(day, 86_400));
}

/** Whether a date is a service day; null where the calendar does not reach. */
export function isServiceDate(calendar: ServiceCalendar, date: string): boolean | null {
  const day = dayOfDateKey(date);
  if (day === null || !coversDay(calendar, day)) return null;
  return isBusinessDay(calendar, day);
}

/**
 * The day on which accepted work is due: the agreed one, or, where it has become a day off meanwhile, the next business day; without
 * one the tenth business day after the acceptance. Null where the calendar does not reach.
 */
export function workDay(
  calendar: ServiceCalendar,
  { agreedOn, acceptedAt }: { agreedOn: string | null; acceptedAt: Date },
): string | null {
  const wished = agreedOn === null ? null : dayOfDateKey(agreedOn);
  const today = taipeiDayOf(acceptedAt.getTime());
  const from = wished ?? today + 1;
  if (from < calendar.firstDay) return null;
  const day = calendar.businessDays[ordinalOfDay(calendar, from) + (wished === null ? usualBusinessDays - 1 : 0)];
  return day === undefined ? null : dateKeyOfDay(day);
}

/** Whether a phone-channel contract is in force today and on the day of the work (docs/rules.md#quotes). */
export function hasContract(
  contract: { from: string; until: string | null } | null,
  { now, agreedOn }: { now: Date; agreedOn: string },
): boolean {
  if (contract === null) return false;
  return [taipeiDate(now), agreedOn].every(
    (date) => date >= contract.from && (contract.until === null || date <= contract.until),
  );
}
