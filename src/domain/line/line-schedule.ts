import { dateKeyOfDay, weekdayOfDay } from '../calendar/taipei-time.ts';
import { type MinuteInterval, minuteIntervalsOf, minutesOfDay } from './day-intervals.ts';
import { type DatedDays, type LineConfig, type PromptSlot, type Weekday, weekdays } from './line-config.ts';

/** The national calendar as a line sees it: the holiday's name on a date (`YYYY-MM-DD`), or null. Must be deterministic. */
export interface NationalHolidays {
  holidayOn(date: string): string | null;
}

type RuleKind = 'closure' | 'dated_day' | 'national_holiday' | 'weekly_hours' | 'open';

/** The rule that applies: a closure's id, a day's or holiday's name, or the weekday whose hours count. */
export interface HeardRule {
  kind: RuleKind;
  name: string;
}

export type LineState = 'open' | 'closed' | 'holiday' | 'emergency';

/** What a rule makes callers hear: the state, its slot and the prompt (null: the bundled default). */
export interface Answer {
  state: LineState;
  slot: PromptSlot;
  promptId: string | null;
  rule: HeardRule;
}

interface WeeklyDay {
  weekday: Weekday;
  intervals: MinuteInterval[];
}

/** The rules of one local day. */
interface DayPlan {
  day: number;
  /** The dated days that cover it, and their own hours (empty: closed all day). */
  dated: { days: DatedDays; intervals: MinuteInterval[] } | null;
  /** The followed national holiday's name. */
  holiday: string | null;
  /** Null: open around the clock. */
  weekly: { today: WeeklyDay; yesterday: WeeklyDay } | null;
}

/** A line's configuration prepared for questions. Plans of days are built on first use; the last one is cached. */
export interface LineSchedule {
  config: LineConfig;
  national: NationalHolidays;
  weeklyDays: (WeeklyDay | undefined)[];
  lastPlan: DayPlan | null;
}

export function lineScheduleOf(config: LineConfig, national: NationalHolidays): LineSchedule {
  return { config, national, weeklyDays: [], lastPlan: null };
}

function weeklyDayOf(schedule: LineSchedule, day: number): WeeklyDay {
  const index = weekdayOfDay(day) - 1;
  const known = schedule.weeklyDays[index];
  if (known !== undefined) return known;
  const weekday = weekdays[index] ?? 'mon';
  const made = { weekday, intervals: minuteIntervalsOf(schedule.config.weekly?.[weekday] ?? []) };
  schedule.weeklyDays[index] = made;
  return made;
}

function datedOn(config: LineConfig, date: string): DayPlan['dated'] {
  for (let index = config.datedDays.length - 1; index >= 0; index -= 1) {
    const days = config.datedDays[index];
    if (days === undefined || date < days.from || date > days.to) continue;
    return { days, intervals: days.hours === 'closed' ? [] : minuteIntervalsOf(days.hours) };
  }
  return null;
}

function planOf(schedule: LineSchedule, day: number): DayPlan {
  if (schedule.lastPlan?.day === day) return schedule.lastPlan;
  const { config, national } = schedule;
  const date = dateKeyOfDay(day);
  const plan: DayPlan = {
    day,
    dated: datedOn(config, date),
    holiday: config.followNationalCalendar ? national.holidayOn(date) : null,
    weekly:
      config.weekly === null ? null : { today: weeklyDayOf(schedule, day), yesterday: weeklyDayOf(schedule, day - 1) },
  };
  schedule.lastPlan = plan;
  return plan;
}

function covers(intervals: readonly MinuteInterval[], minute: number): boolean {
  return intervals.some((interval) => minute >= interval.open && minute < interval.close);
}

function openAnswer(config: LineConfig, rule: HeardRule): Answer {
  return { state: 'open', slot: 'greeting', promptId: config.prompts.greeting ?? null, rule };
}

function closedAnswer(config: LineConfig, rule: HeardRule): Answer {
  return { state: 'closed', slot: 'closed', promptId: config.prompts.closed ?? null, rule };
}

function holidayAnswer(config: LineConfig, rule: HeardRule, ownPromptId?: string): Answer {
  const { holiday, closed } = config.prompts;
  return { state: 'holiday', slot: 'holiday', promptId: ownPromptId ?? holiday ?? closed ?? null, rule };
}

function datedAnswer(config: LineConfig, plan: DayPlan, minute: number): Answer | null {
  if (plan.dated === null) return null;
  const { days, intervals } = plan.dated;
  const rule: HeardRule = { kind: 'dated_day', name: days.name };
  return covers(intervals, minute) ? openAnswer(config, rule) : holidayAnswer(config, rule, days.promptId);
}

function nationalAnswer(config: LineConfig, plan: DayPlan): Answer | null {
  return plan.holiday === null ? null : holidayAnswer(config, { kind: 'national_holiday', name: plan.holiday });
}

function weeklyAnswer(config: LineConfig, plan: DayPlan, minute: number): Answer | null {
  if (plan.weekly === null) return null;
  const { today, yesterday } = plan.weekly;
  if (covers(today.intervals, minute)) return openAnswer(config, { kind: 'weekly_hours', name: today.weekday });
  const fromYesterday = covers(yesterday.intervals, minute + minutesOfDay);
  if (fromYesterday) return openAnswer(config, { kind: 'weekly_hours', name: yesterday.weekday });
  return closedAnswer(config, { kind: 'weekly_hours', name: today.weekday });
}

const alwaysOpen: HeardRule = { kind: 'open', name: 'open' };

/**
 * What the schedule alone (no closures) answers at a local day and minute. A dated day or a followed national holiday
 * covers exactly 00:00 to 24:00 (docs/rules.md#intervals): hours that run in from the evening before are cut, its own end
 * at midnight.
 */
export function scheduledAnswer(schedule: LineSchedule, day: number, minute: number): Answer {
  const { config } = schedule;
  const plan = planOf(schedule, day);
  return (
    datedAnswer(config, plan, minute) ??
    nationalAnswer(config, plan) ??
    weeklyAnswer(config, plan, minute) ??
    openAnswer(config, alwaysOpen)
  );
}

/** Every rule of the schedule that applies at a local day and minute, the winner first. */
export function scheduledRules(schedule: LineSchedule, day: number, minute: number): HeardRule[] {
  const { config } = schedule;
  const plan = planOf(schedule, day);
  const answers = [datedAnswer(config, plan, minute), nationalAnswer(config, plan), weeklyAnswer(config, plan, minute)];
  const rules = answers.flatMap((answer) => (answer === null ? [] : [answer.rule]));
  return rules.length > 0 ? rules : [alwaysOpen];
}

function earliestEdge(intervals: readonly MinuteInterval[], after: number, limit: number): number {
  let next = limit;
  for (const { open, close } of intervals) {
    if (open > after && open < next) next = open;
    if (close > after && close < next) next = close;
  }
  return next;
}

/** The next minute on that day at which the schedule's answer may change; 1440 when none is left. */
export function nextBoundary(schedule: LineSchedule, day: number, minute: number): number {
  const plan = planOf(schedule, day);
  if (plan.dated !== null) return earliestEdge(plan.dated.intervals, minute, minutesOfDay);
  if (plan.holiday !== null || plan.weekly === null) return minutesOfDay;
  const today = earliestEdge(plan.weekly.today.intervals, minute, minutesOfDay);
  const { intervals } = plan.weekly.yesterday;
  return earliestEdge(intervals, minute + minutesOfDay, today + minutesOfDay) - minutesOfDay;
}
