import { dayMs } from '../calendar/taipei-time.ts';
import type { HeardRule, LineSchedule, NationalHolidays } from './day-plan.ts';
import type { Closure, LineConfig, PromptSlot } from './line-config.ts';
import {
  type Answer,
  type LineState,
  lineScheduleOf,
  nextBoundary,
  scheduledAnswer,
  scheduledRules,
} from './line-schedule.ts';
import { zoneSpanAt } from './zone-time.ts';

export interface CallersHearInput {
  config: LineConfig;
  /** All closures of the line, past and coming ones too. */
  closures: readonly Closure[];
  national: NationalHolidays;
  at: Date;
}

/** What a caller hears at an instant, which rule won and which lost, best first. `promptId` null: the bundled default. */
export interface Heard {
  state: LineState;
  slot: PromptSlot;
  promptId: string | null;
  rule: HeardRule;
  losers: HeardRule[];
  /** E.164: where the caller is passed on to after the announcement; null: nowhere. */
  forwardsTo: string | null;
}

export interface HeardWithEnd extends Heard {
  /** The next instant at which callers hear something else; null when that is not within 400 days. */
  until: Date | null;
  /** The next instant at which another rule decides, whatever it makes them hear; null when not within 400 days. */
  ruleUntil: Date | null;
  /** What callers hear from then on. */
  next: (Pick<Heard, 'state' | 'slot'> & { at: Date }) | null;
}

const searchMs = 400 * dayMs;
const minuteMs = 60_000;

/** A line's own closure beats a broadcast's, then the latest approved wins; the smaller id decides between equals. */
function compareClosures(first: Closure, second: Closure): number {
  if (first.source !== second.source) return first.source === 'line' ? -1 : 1;
  const approved = second.approvedAt.getTime() - first.approvedAt.getTime();
  if (approved !== 0) return approved;
  return first.id < second.id ? -1 : 1;
}

function closuresAt(closures: readonly Closure[], epochMs: number): Closure[] {
  return closures.filter((closure) => closure.from.getTime() <= epochMs && epochMs < closure.until.getTime());
}

function ruleOf({ source, id }: Closure): HeardRule {
  return { kind: source === 'line' ? 'closure' : 'broadcast', name: id };
}

/**
 * A prompt made for this line's own closure is the most specific, so it is played first; the emergency slot comes before
 * a broadcast's prompt, which is for all lines.
 */
function closureAnswer(config: LineConfig, closure: Closure): Answer {
  const slotPromptId = config.prompts.emergency ?? null;
  const promptId = closure.source === 'line' ? (closure.promptId ?? slotPromptId) : (slotPromptId ?? closure.promptId);
  return { state: 'emergency', slot: 'emergency', promptId, rule: ruleOf(closure) };
}

function localTimeAt(
  timeZone: string,
  epochMs: number,
): { day: number; minute: number; spanEnd: number; offset: number } {
  const span = zoneSpanAt(timeZone, epochMs);
  const localMs = epochMs + span.offsetMs;
  const day = Math.floor(localMs / dayMs);
  return { day, minute: Math.floor((localMs - day * dayMs) / minuteMs), spanEnd: span.end, offset: span.offsetMs };
}

/** What the schedule and its closures answer at an instant, epoch milliseconds. */
export function answerAt(schedule: LineSchedule, closures: readonly Closure[], epochMs: number): Answer {
  const winner = closuresAt(closures, epochMs).sort(compareClosures)[0];
  if (winner !== undefined) return closureAnswer(schedule.config, winner);
  const local = localTimeAt(schedule.config.timeZone, epochMs);
  return scheduledAnswer(schedule, local.day, local.minute);
}

/**
 * The earliest instant after `epochMs` at which the answer could change: a closure's edge, a boundary, midnight, a clock
 * change.
 */
export function nextCandidate(schedule: LineSchedule, closures: readonly Closure[], epochMs: number): number {
  const local = localTimeAt(schedule.config.timeZone, epochMs);
  const boundary = nextBoundary(schedule, local.day, local.minute);
  let next = Math.min(local.day * dayMs + boundary * minuteMs - local.offset, local.spanEnd);
  for (const closure of closures) {
    const from = closure.from.getTime();
    const until = closure.until.getTime();
    if (from > epochMs && from < next) next = from;
    if (until > epochMs && until < next) next = until;
  }
  return next;
}

function isOtherSound(first: Answer, second: Answer): boolean {
  return first.state !== second.state || first.promptId !== second.promptId;
}

function isOtherRule({ rule: first }: Answer, { rule: second }: Answer): boolean {
  return first.kind !== second.kind || first.name !== second.name;
}

/** Both searches in one walk; the sound changes no earlier than the rule. */
function nextChange(
  schedule: LineSchedule,
  closures: readonly Closure[],
  start: number,
): Pick<HeardWithEnd, 'next' | 'ruleUntil'> {
  const now = answerAt(schedule, closures, start);
  const limit = start + searchMs;
  const coming = closures.filter((closure) => closure.until.getTime() > start);
  let ruleUntil: Date | null = null;
  let candidate = nextCandidate(schedule, coming, start);
  while (candidate <= limit) {
    const then = answerAt(schedule, coming, candidate);
    if (isOtherSound(now, then)) {
      const at = new Date(candidate);
      return { ruleUntil: ruleUntil ?? at, next: { at, state: then.state, slot: then.slot } };
    }
    if (ruleUntil === null && isOtherRule(now, then)) ruleUntil = new Date(candidate);
    candidate = nextCandidate(schedule, coming, candidate);
  }
  return { ruleUntil, next: null };
}

/** The rules that apply at an instant, epoch milliseconds, and lose: the best first. */
export function losersAt(schedule: LineSchedule, closures: readonly Closure[], epochMs: number): HeardRule[] {
  const local = localTimeAt(schedule.config.timeZone, epochMs);
  const rules: HeardRule[] = closuresAt(closures, epochMs).sort(compareClosures).map(ruleOf);
  rules.push(...scheduledRules(schedule, local.day, local.minute));
  return rules.slice(1);
}

function heardAt(schedule: LineSchedule, closures: readonly Closure[], epochMs: number): Heard {
  const answer = answerAt(schedule, closures, epochMs);
  const losers = losersAt(schedule, closures, epochMs);
  return { ...answer, losers, forwardsTo: forwardingIn(answer, schedule.config) };
}

/** Whoever calls outside the hours is passed on; an emergency is never hidden behind it. */
function forwardingIn({ state }: Answer, { closedForwarding }: LineConfig): string | null {
  return state === 'closed' || state === 'holiday' ? (closedForwarding ?? null) : null;
}

/**
 * Computes what a caller hears at an instant, without searching for its end: for tables of many lines.
 * Precedence and prompt fallback: docs/rules.md#what-callers-hear. All local times are read in the line's own zone.
 * @throws RangeError for an unknown zone in the configuration.
 */
export function callersHearAt(input: CallersHearInput): Heard {
  return heardAt(lineScheduleOf(input.config, input.national), input.closures, input.at.getTime());
}

/**
 * Computes what a caller hears at an instant, until when, and what then. `until` is the next instant at which the state
 * or the prompt changes (a change of rule that sounds the same does not count), searched over 400 days.
 * @throws RangeError for an unknown zone in the configuration.
 */
export function callersHear(input: CallersHearInput): HeardWithEnd {
  const schedule = lineScheduleOf(input.config, input.national);
  const start = input.at.getTime();
  const { next, ruleUntil } = nextChange(schedule, input.closures, start);
  return { ...heardAt(schedule, input.closures, start), until: next?.at ?? null, ruleUntil, next };
}
