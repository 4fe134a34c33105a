import { answerAt, type CallersHearInput, losersAt, nextCandidate } from './callers-hear.ts';
import type { HeardRule } from './day-plan.ts';
import { type Answer, lineScheduleOf } from './line-schedule.ts';

/** A stretch `[from, until)` in which callers hear one thing by one rule. */
export interface StateSpan extends Answer {
  from: Date;
  until: Date;
  /** The rules that lose at its first instant, the best first. */
  losers: HeardRule[];
}

export interface StatesBetweenInput extends Omit<CallersHearInput, 'at'> {
  from: Date;
  to: Date;
}

function sounds(first: Answer, second: Answer): boolean {
  return (
    first.state === second.state &&
    first.promptId === second.promptId &&
    first.slot === second.slot &&
    first.rule.kind === second.rule.kind &&
    first.rule.name === second.rule.name
  );
}

/** The spans of two stretches of which the second begins where the first ends, as one list. */
export function joinSpans(first: readonly StateSpan[], second: readonly StateSpan[]): StateSpan[] {
  const last = first.at(-1);
  const [next, ...rest] = second;
  if (last === undefined || next === undefined || !sounds(last, next)) return [...first, ...second];
  return [...first.slice(0, -1), { ...last, until: next.until }, ...rest];
}

/**
 * Computes what callers hear from `from` until `to`: spans in order and without gaps, of which two neighbours differ in
 * state, prompt or rule. At every instant the span says what `callersHear` says (docs/rules.md#what-callers-hear); none
 * where `to` is not after `from`.
 * @throws RangeError for an unknown zone in the configuration.
 */
export function statesBetween({ config, closures, national, from, to }: StatesBetweenInput): StateSpan[] {
  const schedule = lineScheduleOf(config, national);
  const end = to.getTime();
  const near = closures.filter((closure) => closure.until > from && closure.from < to);
  const spans: StateSpan[] = [];
  for (let start = from.getTime(); start < end; ) {
    const answer = answerAt(schedule, near, start);
    const until = Math.min(nextCandidate(schedule, near, start), end);
    const last = spans.at(-1);
    if (last !== undefined && sounds(last, answer)) last.until = new Date(until);
    else {
      const losers = losersAt(schedule, near, start);
      spans.push({ ...answer, from: new Date(start), until: new Date(until), losers });
    }
    start = until;
  }
  return spans;
}
