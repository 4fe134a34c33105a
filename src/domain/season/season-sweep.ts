import type { ServiceCalendar } from '../calendar/service-calendar.ts';
import { isServiceTime } from '../deadline/warnings.ts';

/** How long before a stretch of days off its sweep begins, days. */
export const seasonLeadDays = 21;

/** What a customer answers for lines: file what is proposed, nothing changes on these days, or they set it themselves. */
export const seasonAnswers = ['propose', 'none', 'own'] as const;
export type SeasonAnswer = (typeof seasonAnswers)[number];

/**
 * A line in a sweep. `planned`: days of its own lie in the stretch, or an open request sets some. `follows`: it follows the national
 * calendar, as last year. `none`, `own`: answered. `silent`: nobody has said anything yet. `late`: nothing is set and
 * what is filed now may not be live in time.
 */
export const seasonLineStates = ['planned', 'follows', 'none', 'own', 'silent', 'late'] as const;
export type SeasonLineState = (typeof seasonLineStates)[number];

/** States of which something is still to be said. */
export const openSeasonStates = ['silent', 'late', 'own'] as const satisfies readonly SeasonLineState[];

/** How many lines have no plan yet. */
export function openLines(counts: Readonly<Record<SeasonLineState, number>>): number {
  return openSeasonStates.reduce((sum, state) => sum + counts[state], 0);
}

export function seasonLineState(
  line: { planned: boolean; follows: boolean; answer: SeasonAnswer | null },
  isLate: boolean,
): SeasonLineState {
  if (line.planned) return 'planned';
  if (line.answer === 'none') return 'none';
  if (line.follows) return 'follows';
  if (isLate) return 'late';
  return line.answer === 'own' ? 'own' : 'silent';
}

/** A customer is told when a sweep begins, a week before the file-by date, and a day before it. */
export const seasonNotices = ['first', 'week', 'last'] as const;
export type SeasonNotice = (typeof seasonNotices)[number];

const beforeMs: Record<SeasonNotice, number> = {
  first: Number.POSITIVE_INFINITY,
  week: 7 * 86_400_000,
  last: 86_400_000,
};

/**
 * The latest notice that is due and has not been told, within service hours; null after the file-by date: reminders stop by
 * themselves (docs/rules.md#season-sweeps).
 */
export function dueSeasonNotice(
  calendar: ServiceCalendar,
  { now, fileBy, told }: { now: Date; fileBy: Date; told: SeasonNotice | null },
): SeasonNotice | null {
  if (now > fileBy || !isServiceTime(calendar, now)) return null;
  const rest = seasonNotices.slice(told === null ? 0 : seasonNotices.indexOf(told) + 1);
  return rest.findLast((notice) => fileBy.getTime() - now.getTime() <= beforeMs[notice]) ?? null;
}
