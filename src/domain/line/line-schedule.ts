import { type MinuteInterval, minutesOfDay } from './day-intervals.ts';
import {
  type DayHours,
  type DayPlan,
  type HeardRule,
  hoursBegunOn,
  isDatedThroughout,
  type LineSchedule,
  type NationalHolidays,
  planOf,
} from './day-plan.ts';
import type { LineConfig, PromptSlot } from './line-config.ts';

export type LineState = 'open' | 'closed' | 'holiday' | 'emergency';

/** What a rule makes callers hear: the state, its slot and the prompt (null: the bundled default). */
export interface Answer {
  state: LineState;
  slot: PromptSlot;
  promptId: string | null;
  rule: HeardRule;
}

export function lineScheduleOf(config: LineConfig, national: NationalHolidays): LineSchedule {
  return { config, national, plans: new Map() };
}

/** A minute of a local day, with the plans that reach it: the day's own, and the one before, whose hours may run on. */
interface Moment {
  config: LineConfig;
  today: DayPlan;
  yesterday: DayPlan;
  minute: number;
}

function covers(intervals: readonly MinuteInterval[] | undefined, minute: number): boolean {
  return intervals?.some((interval) => minute >= interval.open && minute < interval.close) ?? false;
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

function ofDated({ dated }: DayPlan, config: LineConfig, minute: number): Answer | null {
  if (dated === null) return null;
  const { days, intervals, closesOnly } = dated;
  const rule: HeardRule = { kind: 'dated_day', name: days.name };
  if (covers(intervals, minute)) return openAnswer(config, rule);
  const closes = closesOnly === null ? minute < minutesOfDay : covers(closesOnly, minute);
  return closes ? holidayAnswer(config, rule, days.promptId) : null;
}

/** A dated day rules its own hours first; those of the day before run on into anything that is not one. */
function datedAnswer({ config, today, yesterday, minute }: Moment): Answer | null {
  return ofDated(today, config, minute) ?? ofDated(yesterday, config, minute + minutesOfDay);
}

/** Open within hours of this day or of the evening before, else closed by this day's. */
function byHours({ config, yesterday, minute }: Moment, own: DayHours): Answer {
  if (covers(own.intervals, minute)) return openAnswer(config, own.rule);
  const former = hoursBegunOn(yesterday);
  if (former !== null && covers(former.intervals, minute + minutesOfDay)) return openAnswer(config, former.rule);
  return closedAnswer(config, own.rule);
}

/** Hours of a make-up day run on into a national holiday, which is the lower rule. */
function makeupAnswer(moment: Moment): Answer | null {
  const { config, today, yesterday, minute } = moment;
  if (today.makeup !== null) return byHours(moment, today.makeup);
  const former = hoursBegunOn(yesterday);
  if (today.holiday === null || former === null || former !== yesterday.makeup) return null;
  return covers(former.intervals, minute + minutesOfDay) ? openAnswer(config, former.rule) : null;
}

function nationalAnswer({ config, today: { holiday } }: Moment): Answer | null {
  return holiday === null ? null : holidayAnswer(config, { kind: 'national_holiday', name: holiday });
}

function seasonAnswer(moment: Moment): Answer | null {
  const { season } = moment.today;
  return season === null ? null : byHours(moment, season);
}

function weeklyAnswer(moment: Moment): Answer | null {
  const { weekly } = moment.today;
  return weekly === null ? null : byHours(moment, weekly);
}

/** The highest first. */
const rulesInOrder = [datedAnswer, makeupAnswer, nationalAnswer, seasonAnswer, weeklyAnswer];
const alwaysOpen: HeardRule = { kind: 'open', name: 'open' };

function momentOf(schedule: LineSchedule, day: number, minute: number): Moment {
  const { config } = schedule;
  return { config, today: planOf(schedule, day), yesterday: planOf(schedule, day - 1), minute };
}

/**
 * What the schedule alone (no closures) answers at a local day and minute. An interval belongs to the day on which it begins and
 * carries that day's rule over midnight; where two rules meet the higher wins (docs/rules.md#intervals).
 */
export function scheduledAnswer(schedule: LineSchedule, day: number, minute: number): Answer {
  const moment = momentOf(schedule, day, minute);
  for (const rule of rulesInOrder) {
    const answer = rule(moment);
    if (answer !== null) return answer;
  }
  return openAnswer(schedule.config, alwaysOpen);
}

/** Every rule of the schedule that applies at a local day and minute, the winner first. */
export function scheduledRules(schedule: LineSchedule, day: number, minute: number): HeardRule[] {
  const moment = momentOf(schedule, day, minute);
  const rules = rulesInOrder.flatMap((rule) => rule(moment)?.rule ?? []);
  return rules.length > 0 ? rules : [alwaysOpen];
}

function earliestEdge(intervals: readonly MinuteInterval[] | null | undefined, after: number, limit: number): number {
  let next = limit;
  for (const { open, close } of intervals ?? []) {
    if (open > after && open < next) next = open;
    if (close > after && close < next) next = close;
  }
  return next;
}

/** The next minute on that day at which the schedule's answer may change; 1440 when none is left. */
export function nextBoundary(schedule: LineSchedule, day: number, minute: number): number {
  const { today, yesterday } = momentOf(schedule, day, minute);
  const own = earliestEdge(today.dated?.intervals, minute, minutesOfDay);
  if (isDatedThroughout(today)) return own;
  const former = yesterday.dated;
  const ofToday = [today.dated?.closesOnly, hoursBegunOn(today)?.intervals];
  const ofYesterday = [former?.intervals, former?.closesOnly, hoursBegunOn(yesterday)?.intervals];
  const next = ofToday.reduce((limit, intervals) => earliestEdge(intervals, minute, limit), own);
  const late = ofYesterday.reduce(
    (limit, intervals) => earliestEdge(intervals, minute + minutesOfDay, limit),
    next + minutesOfDay,
  );
  return late - minutesOfDay;
}
