import type { CallersHearInput } from '../../../../../src/domain/line/callers-hear.ts';
import type { DatedDays, LineConfig, OpenInterval } from '../../../../../src/domain/line/line-config.ts';

/*
 * A second, slow and independent reading of docs/rules.md#what-callers-hear: it asks the zone data for the local date and time of
 * every single minute, compares times as text, and shares nothing with the product's code but types.
 */

const formatters = new Map<string, Intl.DateTimeFormat>();
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

function localOf(timeZone: string, instant: Date): { date: string; time: string } {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    // The Swedish locale writes 2026-03-04 17:40, which needs no parsing: that halves the cost per minute.
    formatter = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      dateStyle: 'short',
      timeStyle: 'short',
      hourCycle: 'h23',
    });
    formatters.set(timeZone, formatter);
  }
  const [date = '', time = ''] = formatter.format(instant).split(' ');
  return { date, time };
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

export interface OracleAnswer {
  state: string;
  promptId: string | null;
}

type Hours = 'always' | OpenInterval[];

/** The hours that begin on a date by rules ranked below dated days, with the rule; null when none begin. */
function begunOn({ config, national }: Schedule, date: string): { by: string; hours: Hours } | null {
  const dated = datedOn(config, date);
  if (dated !== undefined && dated.closedHours === undefined) return null;
  if (config.makeupDays !== undefined && national.makeupOn(date) !== null)
    return { by: 'makeup', hours: config.makeupDays === 'closed' ? [] : config.makeupDays };
  if (config.followNationalCalendar && national.holidayOn(date) !== null) return null;
  const season = (config.seasons ?? []).filter(({ from, to }) => from <= date && date <= to).at(-1);
  const weekly = (season ? season.weekly : config.weekly) as Record<string, OpenInterval[]> | null;
  const weekday = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
  return { by: season ? 'season' : 'weekly', hours: weekly === null ? 'always' : (weekly[weekday] ?? []) };
}

function datedOn(config: LineConfig, date: string): DatedDays | undefined {
  return config.datedDays.filter((days) => days.from <= date && date <= days.to).at(-1);
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

type Schedule = Pick<CallersHearInput, 'config' | 'national'>;

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
  const { date, time } = localOf(config.timeZone, at);
  const holidayPrompt = prompts.holiday ?? prompts.closed ?? null;
  const greeting = { state: 'open', promptId: prompts.greeting ?? null };
  const closed = { state: 'closed', promptId: prompts.closed ?? null };
  const holidayOf = (dated?: DatedDays) => ({ state: 'holiday', promptId: dated?.promptId ?? holidayPrompt });

  const today = datedOn(config, date);
  if (today?.closedHours && insideOwnDay(today.closedHours, time)) return holidayOf(today);
  if (today && !today.closedHours)
    return today.hours !== 'closed' && insideOwnDay(today.hours, time) ? greeting : holidayOf(today);
  // No dated day covers this minute directly. One of the evening before may, and it wins over everything that follows.
  const yesterday = datedOn(config, dayBefore(date));
  if (yesterday?.closedHours && insideFromYesterday(yesterday.closedHours, time)) return holidayOf(yesterday);
  if (yesterday && yesterday.hours !== 'closed' && insideFromYesterday(yesterday.hours, time)) return greeting;

  const begun = begunOn({ config, national }, date);
  const former = begunOn({ config, national }, dayBefore(date));
  const runsOn = former !== null && former.hours !== 'always' && insideFromYesterday(former.hours, time);
  if (begun === null) return runsOn && former.by === 'makeup' ? greeting : holidayOf();
  return begun.hours === 'always' || insideOwnDay(begun.hours, time) || runsOn ? greeting : closed;
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
