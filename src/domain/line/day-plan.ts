import { dateKeyOfDay, weekdayOfDay } from '../calendar/taipei-time.ts';
import { type MinuteInterval, minuteIntervalsOf, minutesOfDay } from './day-intervals.ts';
import { type DatedDays, type LineConfig, type WeeklyHours, weekdays } from './line-config.ts';

/** The national calendar as a line sees it: a name on a date (`YYYY-MM-DD`), or null. Must be deterministic. */
export interface NationalHolidays {
  holidayOn(date: string): string | null;
  /** A working day that makes up for a bridge day. */
  makeupOn(date: string): string | null;
}

type RuleKind =
  | 'closure'
  | 'broadcast'
  | 'dated_day'
  | 'makeup_day'
  | 'national_holiday'
  | 'season'
  | 'weekly_hours'
  | 'open';

/** The rule that applies: a closure's id, a day's, holiday's or season's name, or the weekday whose hours count. */
export interface HeardRule {
  kind: RuleKind;
  name: string;
}

/** Hours that begin on a day, with the rule that gives them. */
export interface DayHours {
  rule: HeardRule;
  intervals: MinuteInterval[];
}

/** The rules of one local day, each alone; null: the rule says nothing of this day. */
export interface DayPlan {
  day: number;
  /** Its own hours (none: closed all day), or the hours in which alone it closes. */
  dated: { days: DatedDays; intervals: MinuteInterval[]; closesOnly: MinuteInterval[] | null } | null;
  makeup: DayHours | null;
  /** The followed national holiday's name. */
  holiday: string | null;
  season: DayHours | null;
  /** Null: open around the clock. */
  weekly: DayHours | null;
}

/** A line's configuration prepared for questions. Plans of days are built on first use. */
export interface LineSchedule {
  config: LineConfig;
  national: NationalHolidays;
  plans: Map<number, DayPlan>;
}

/** Enough for the 400 days that a question looks ahead. */
const keptPlans = 512;
const roundTheClock: MinuteInterval[] = [{ open: 0, close: minutesOfDay }];

function datedOn(config: LineConfig, date: string): DayPlan['dated'] {
  for (let index = config.datedDays.length - 1; index >= 0; index -= 1) {
    const days = config.datedDays[index];
    if (days === undefined || date < days.from || date > days.to) continue;
    const { hours, closedHours } = days;
    return {
      days,
      intervals: hours === 'closed' ? [] : minuteIntervalsOf(hours),
      closesOnly: closedHours === undefined ? null : minuteIntervalsOf(closedHours),
    };
  }
  return null;
}

function makeupOn({ config, national }: LineSchedule, date: string): DayHours | null {
  const { makeupDays } = config;
  const name = makeupDays === undefined ? null : national.makeupOn(date);
  if (makeupDays === undefined || name === null) return null;
  return {
    rule: { kind: 'makeup_day', name },
    intervals: makeupDays === 'closed' ? [] : minuteIntervalsOf(makeupDays),
  };
}

function intervalsOn(weekly: WeeklyHours, day: number): MinuteInterval[] {
  return weekly === null ? roundTheClock : minuteIntervalsOf(weekly[weekdays[weekdayOfDay(day) - 1] ?? 'mon']);
}

function seasonOn({ seasons = [] }: LineConfig, date: string, day: number): DayHours | null {
  const season = seasons.findLast(({ from, to }) => from <= date && date <= to);
  return season ? { rule: { kind: 'season', name: season.name }, intervals: intervalsOn(season.weekly, day) } : null;
}

function weeklyOn({ weekly }: LineConfig, day: number): DayHours | null {
  if (weekly === null) return null;
  const rule: HeardRule = { kind: 'weekly_hours', name: weekdays[weekdayOfDay(day) - 1] ?? 'mon' };
  return { rule, intervals: intervalsOn(weekly, day) };
}

/** What each rule says of a local day, counted from 1970-01-01. */
export function planOf(schedule: LineSchedule, day: number): DayPlan {
  const known = schedule.plans.get(day);
  if (known !== undefined) return known;
  const { config, national, plans } = schedule;
  const date = dateKeyOfDay(day);
  const plan: DayPlan = {
    day,
    dated: datedOn(config, date),
    makeup: makeupOn(schedule, date),
    holiday: config.followNationalCalendar ? national.holidayOn(date) : null,
    season: seasonOn(config, date, day),
    weekly: weeklyOn(config, day),
  };
  if (plans.size >= keptPlans) plans.clear();
  plans.set(day, plan);
  return plan;
}

/** Whether dated days rule the whole of a day, and not a few hours of it. */
export function isDatedThroughout({ dated }: DayPlan): boolean {
  return dated !== null && dated.closesOnly === null;
}

/** The hours below those of dated days that begin on a day: a closed day has none, and so no end of them on the next. */
export function hoursBegunOn(plan: DayPlan): DayHours | null {
  if (isDatedThroughout(plan)) return null;
  if (plan.makeup !== null) return plan.makeup;
  return plan.holiday === null ? (plan.season ?? plan.weekly) : null;
}
