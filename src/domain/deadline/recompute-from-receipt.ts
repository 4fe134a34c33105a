import { dateKeyOfDay, dayOfDateKey, taipeiDayOf, taipeiEpochMs } from '../calendar/taipei-time.ts';
import type { Deadline } from './compute-deadline.ts';
import { type DeadlineRules, defaultDeadlineRules } from './deadline-rules.ts';
import { type ReceiptRow, serviceDayReasons } from './receipt.ts';

export type RecomputedDeadline = Pick<Deadline, 'clockStart' | 'day0' | 'earliestBy' | 'dueBy'>;

function closeOf(row: ReceiptRow | undefined, rules: DeadlineRules): Date | null {
  const day = row ? dayOfDateKey(row.date) : null;
  return day === null ? null : new Date(taipeiEpochMs(day, rules.closesAt));
}

/** Whether the rows are consecutive days from the filing on, and only counted ones are marked as counted. */
function isWellFormed(receivedAt: Date, receipt: readonly ReceiptRow[]): boolean {
  const firstDay = taipeiDayOf(receivedAt.getTime());
  return receipt.every(
    (row, index) => row.date === dateKeyOfDay(firstDay + index) && row.counted === (row.reason === 'counted'),
  );
}

/**
 * Computes a deadline from its receipt alone, without any calendar, which proves that the receipt explains the promise.
 * `extraBusinessDays` is what was added for a dedicated environment (0 by default).
 * Null when the receipt is inconsistent: a day missing, no day 0, a wrong number of counted days, an end that is not a
 * service day.
 */
export function recomputeFromReceipt({
  receivedAt,
  receipt,
  extraBusinessDays = 0,
  rules = defaultDeadlineRules,
}: {
  receivedAt: Date;
  receipt: readonly ReceiptRow[];
  extraBusinessDays?: number;
  rules?: DeadlineRules;
}): RecomputedDeadline | null {
  if (!isWellFormed(receivedAt, receipt)) return null;
  const serviceDays = receipt.filter((row) => serviceDayReasons.has(row.reason));
  const [start] = serviceDays;
  const startDay = start ? dayOfDateKey(start.date) : null;
  if (!start || startDay === null || !start.reason.startsWith('day0')) return null;
  if (receipt.at(-1) !== serviceDays.at(-1)) return null;
  if (receipt.filter((row) => row.counted).length !== rules.dueBusinessDays + extraBusinessDays) return null;
  const width = rules.dueBusinessDays - rules.earliestBusinessDays;
  const earliestBy = closeOf(serviceDays.at(-1 - width), rules);
  const dueBy = closeOf(serviceDays.at(-1), rules);
  if (!earliestBy || !dueBy) return null;
  const opens = taipeiEpochMs(startDay, rules.opensAt);
  return { clockStart: new Date(Math.max(opens, receivedAt.getTime())), day0: start.date, earliestBy, dueBy };
}
