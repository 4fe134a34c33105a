import type { CallersHearInput } from '../../../../../src/domain/line/callers-hear.ts';
import type { OpenInterval } from '../../../../../src/domain/line/line-config.ts';

/*
 * A second, slow and independent reading of docs/rules.md#what-callers-hear: it asks the zone data for the local date and time of
 * every single minute, compares times as text, and shares nothing with the product's code but types.
 */

const formatters = new Map<string, Intl.DateTimeFormat>();
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

function localOf(timeZone: string, instant: Date): { date: string; time: string; weekday: string } {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    // Sweden writes 2026-03-04 17:40, which needs no taking apart: half of the cost of a minute.
    formatter = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      dateStyle: 'short',
      timeStyle: 'short',
      hourCycle: 'h23',
    });
    formatters.set(timeZone, formatter);
  }
  const [date = '', time = ''] = formatter.format(instant).split(' ');
  return { date, time, weekday: weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '' };
}

function overMidnight(interval: OpenInterval): boolean {
  return interval.close <= interval.open;
}

function insideOwnDay(intervals: OpenInterval[], time: string): boolean {
  return intervals.some((interval) => time >= interval.open && (overMidnight(interval) || time < interval.close));
}

function insideFromYesterday(intervals: OpenInterval[], time: string): boolean {
  return intervals.some((interval) => overMidnight(interval) && time < interval.close);
}

const before: Record<string, string> = {
  mon: 'sun',
  tue: 'mon',
  wed: 'tue',
  thu: 'wed',
  fri: 'thu',
  sat: 'fri',
  sun: 'sat',
};

export interface OracleAnswer {
  state: string;
  promptId: string | null;
}

export function oracleAt({ config, closures, national, at }: CallersHearInput): OracleAnswer {
  const { prompts } = config;
  const active = closures.filter((closure) => at >= closure.from && at < closure.until);
  const own = active.filter((closure) => closure.source === 'line');
  const pool = own.length > 0 ? own : active;
  if (pool.length > 0) {
    const newest = Math.max(...pool.map((closure) => closure.approvedAt.getTime()));
    const ids = pool.filter((closure) => closure.approvedAt.getTime() === newest).map((closure) => closure.id);
    const winner = pool.find((closure) => closure.id === ids.sort()[0]);
    const choices =
      winner?.source === 'line' ? [winner.promptId, prompts.emergency] : [prompts.emergency, winner?.promptId];
    return { state: 'emergency', promptId: choices.find((choice) => typeof choice === 'string') ?? null };
  }
  const local = localOf(config.timeZone, at);
  const holidayPrompt = prompts.holiday ?? prompts.closed ?? null;
  const greeting = { state: 'open', promptId: prompts.greeting ?? null };
  const dated = config.datedDays.filter((days) => days.from <= local.date && local.date <= days.to).at(-1);
  if (dated !== undefined) {
    if (dated.hours !== 'closed' && insideOwnDay(dated.hours, local.time)) return greeting;
    return { state: 'holiday', promptId: dated.promptId ?? holidayPrompt };
  }
  if (config.followNationalCalendar && national.holidayOn(local.date) !== null) {
    return { state: 'holiday', promptId: holidayPrompt };
  }
  if (config.weekly === null) return greeting;
  const weekly = config.weekly as Record<string, OpenInterval[]>;
  const isOpen =
    insideOwnDay(weekly[local.weekday] ?? [], local.time) ||
    insideFromYesterday(weekly[before[local.weekday] ?? ''] ?? [], local.time);
  return isOpen ? greeting : { state: 'closed', promptId: prompts.closed ?? null };
}

/** Steps by whole minutes until something else is heard; null when nothing changes within `days`. `at` is a whole minute. */
export function oracleUntil(input: CallersHearInput, days: number): Date | null {
  const now = oracleAt(input);
  for (let minute = 1; minute <= days * 1440; minute += 1) {
    const at = new Date(input.at.getTime() + minute * 60_000);
    const then = oracleAt({ ...input, at });
    if (then.state !== now.state || then.promptId !== now.promptId) return at;
  }
  return null;
}
