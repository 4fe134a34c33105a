import type { ServiceCalendar } from '../calendar/service-calendar.ts';
import type { DeadlineInput } from './deadline-rules.ts';
import { instantAfterServiceTime, instantOfFraction, nextServiceInstant, serviceTimeBetween } from './service-time.ts';

/** What the desk is warned of, in order: half of the service time is used, 80 % of it, the promise is broken. */
export const deadlineWarnings = ['half', 'most', 'breach'] as const;
export type DeadlineWarning = (typeof deadlineWarnings)[number];

const fractions = { half: 0.5, most: 0.8 } as const;

/** A promise as it stands, and what has been told of it. */
export interface WatchedDeadline extends Omit<DeadlineInput, 'rules'> {
  dueBy: Date;
  told: DeadlineWarning | null;
}

/** When a warning is due, always within service hours; null past the calendar's end. A breach at 18:00 is told at the next 09:00. */
function warningAt(calendar: ServiceCalendar, deadline: WatchedDeadline, warning: DeadlineWarning): Date | null {
  if (warning === 'breach') return nextServiceInstant(calendar, deadline.dueBy);
  return instantOfFraction(calendar, deadline, fractions[warning]);
}

/** Warnings are told within service hours only. */
export function isServiceTime(calendar: ServiceCalendar, now: Date): boolean {
  return nextServiceInstant(calendar, now)?.getTime() === now.getTime();
}

/**
 * The latest warning that is due at `now` and has not been told; null outside service hours, when it waits for 09:00. Earlier ones
 * that nobody was told of in time are left out: the latest says more. A deadline that has moved is judged as it stands, so
 * what is no longer due is not told, and what was told is not told again (docs/deadlines.md#warnings).
 */
export function dueWarning(calendar: ServiceCalendar, deadline: WatchedDeadline, now: Date): DeadlineWarning | null {
  return latestWarning(calendar, deadline.told, now, (warning) => warningAt(calendar, deadline, warning));
}

/** The same for work between two instants, whose time is not that of a request: paid work until its agreed day (docs/rules.md#quotes). */
export function dueWarningBetween(
  calendar: ServiceCalendar,
  { from, dueBy, told }: { from: Date; dueBy: Date; told: DeadlineWarning | null },
  now: Date,
): DeadlineWarning | null {
  const length = serviceTimeBetween(calendar, { from, until: dueBy });
  return latestWarning(calendar, told, now, (warning) =>
    warning === 'breach'
      ? nextServiceInstant(calendar, dueBy)
      : instantAfterServiceTime(calendar, from, length * fractions[warning]),
  );
}

function latestWarning(
  calendar: ServiceCalendar,
  told: DeadlineWarning | null,
  now: Date,
  instantOf: (warning: DeadlineWarning) => Date | null,
): DeadlineWarning | null {
  if (!isServiceTime(calendar, now)) return null;
  const rest = deadlineWarnings.slice(told === null ? 0 : deadlineWarnings.indexOf(told) + 1);
  const due = rest.findLast((warning) => {
    const at = instantOf(warning);
    return at !== null && at <= now;
  });
  return due ?? null;
}
