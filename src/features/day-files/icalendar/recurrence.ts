import { RRuleTemporal } from 'rrule-temporal';
import { dayMs } from '../../../domain/calendar/taipei-time.ts';
import { textOfWall, type WallTime, wallTimeOf } from './wall-time.ts';

export type RuleFaultCode = 'recurrence_unreadable' | 'recurrence_too_frequent' | 'calendar_too_busy';

/** A rule as it is read, its end taken out: that may be an instant, which wall clocks do not know. */
export interface Rule {
  parts: string;
  frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  interval: number;
  count: number | null;
  until: WallTime | null;
}

const daysOf = { DAILY: 1, WEEKLY: 7, MONTHLY: 28, YEARLY: 365 };
/** No real rule is longer; 400 numbers of a year's days fit. */
const longestRule = 2_000;
/** Times of one day that a rule may name. */
const mostTimesOfDay = 24;
const known =
  /^(?:FREQ|INTERVAL|COUNT|UNTIL|WKST|BYDAY|BYMONTH|BYMONTHDAY|BYYEARDAY|BYWEEKNO|BYSETPOS|BYHOUR|BYMINUTE|BYSECOND)$/;
const timeParts = ['BYHOUR', 'BYMINUTE', 'BYSECOND'];

/** Reads a rule. Refused are what repeats more often than daily, other calendars (RSCALE), and what has no meaning. */
export function readRule(text: string, start: WallTime): Rule | { code: RuleFaultCode } {
  if (text.length > longestRule) return { code: 'recurrence_unreadable' };
  const parts = new Map(
    text
      .toUpperCase()
      .split(';')
      .filter((part) => part !== '')
      .map((part) => part.split('=', 2).map((side) => side.trim()) as [string, string | undefined]),
  );
  const frequency = parts.get('FREQ');
  if (['SECONDLY', 'MINUTELY', 'HOURLY'].includes(frequency ?? '')) return { code: 'recurrence_too_frequent' };
  const timesOfDay = timeParts.map((part) => (parts.get(part) ?? '').split(',').length);
  if (timesOfDay.reduce((one, other) => one * other, 1) > mostTimesOfDay) return { code: 'recurrence_too_frequent' };
  const until = parts.has('UNTIL') ? wallTimeOf(parts.get('UNTIL') ?? '') : null;
  const count = parts.has('COUNT') ? wholeNumber(parts.get('COUNT')) : null;
  const interval = wholeNumber(parts.get('INTERVAL') ?? '1');
  const isReadable =
    [...parts].every(([name, value]) => known.test(name) && /^[A-Z0-9,+-]+$/.test(value ?? '')) &&
    frequency !== undefined &&
    frequency in daysOf &&
    interval !== null &&
    !(parts.has('UNTIL') && until === null) &&
    !(parts.has('COUNT') && count === null) &&
    // Both together cost the library a search of 400 years.
    !(parts.has('BYYEARDAY') && parts.has('BYWEEKNO'));
  if (!isReadable) return { code: 'recurrence_unreadable' };
  const left = ['UNTIL', ...(start.isDate ? timeParts : [])];
  const kept = [...parts].filter(([name]) => !left.includes(name)).map((part) => part.join('='));
  return { parts: kept.join(';'), frequency: frequency as Rule['frequency'], interval, count, until };
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^0*[1-9]\d{0,6}$/.test(text) ? Number(text) : null;
}

/** How many periods the library steps through for a rule; it jumps to the window unless it has to count from the start. */
export function periodsOf(rule: Rule, startMs: number, window: { fromMs: number; toMs: number }): number {
  const from = rule.count === null ? Math.max(window.fromMs, startMs) : startMs;
  const days = Math.max(0, (window.toMs - from) / dayMs);
  return Math.ceil(days / (daysOf[rule.frequency] * rule.interval)) + 10;
}

/** Periods of one rule: every day of thirty years. */
const mostPeriods = 11_000;

/**
 * The wall times of a rule within a window, as the clock of its zone shows them; the rule's own end does not count here.
 * Times that its zone leaves out are in it.
 */
export function expandRule(
  rule: Rule,
  startMs: number,
  window: { fromMs: number; toMs: number },
): number[] | { code: RuleFaultCode } {
  if (periodsOf(rule, startMs, window) > mostPeriods) return { code: 'calendar_too_busy' };
  const end = rule.count === null ? `;UNTIL=${textOfWall(window.toMs)}Z` : '';
  try {
    const expansion = new RRuleTemporal({
      rruleString: `DTSTART:${textOfWall(startMs)}Z\nRRULE:${rule.parts}${end}`,
      maxIterations: mostPeriods,
    });
    const found = expansion.between(new Date(window.fromMs), new Date(window.toMs), true);
    return found.map(({ epochMilliseconds }) => epochMilliseconds);
  } catch (error) {
    const isTooMuch = error instanceof Error && /^Maximum .* exceeded/.test(error.message);
    return { code: isTooMuch ? 'calendar_too_busy' : 'recurrence_unreadable' };
  }
}
