import type { LineConfig } from './line-config.ts';

function same(first: unknown, second: unknown): boolean {
  return JSON.stringify(first) === JSON.stringify(second);
}

/** The former value where the place still holds what was put there. */
function former<Value>(newest: Value, made: Value, before: Value): Value {
  return same(newest, made) ? before : newest;
}

interface Dates {
  from: string;
  to: string;
}

function has(days: readonly Dates[], one: Dates): boolean {
  return days.some((other) => same(other, one));
}

/** What was added goes, what was cut or removed comes back where its dates are free by now. */
function formerDays<Days extends Dates>(
  newest: readonly Days[],
  made: readonly Days[],
  before: readonly Days[],
): Days[] {
  const kept = newest.filter((days) => !has(made, days) || has(before, days));
  const back = before
    .filter((days) => !has(made, days))
    .filter(({ from, to }) => kept.every((other) => other.to < from || other.from > to));
  return [...kept, ...back].sort((first, second) => (first.from < second.from ? -1 : first.from > second.from ? 1 : 0));
}

/** Fields that a configuration has only where they say something. */
function formerExtras(newest: LineConfig, made: LineConfig, before: LineConfig): Partial<LineConfig> {
  const seasons = formerDays(newest.seasons ?? [], made.seasons ?? [], before.seasons ?? []);
  const makeupDays = former(newest.makeupDays, made.makeupDays, before.makeupDays);
  const closedForwarding = former(newest.closedForwarding, made.closedForwarding, before.closedForwarding);
  return {
    ...(seasons.length === 0 ? {} : { seasons }),
    ...(makeupDays === undefined ? {} : { makeupDays }),
    ...(closedForwarding === undefined ? {} : { closedForwarding }),
  };
}

/**
 * Takes one revision out of a configuration: each place that it changed and that still holds what it put there has its former
 * value again; what came later stays. Pure.
 */
export function takeBack(newest: LineConfig, { made, before }: { made: LineConfig; before: LineConfig }): LineConfig {
  const slots = new Set([...Object.keys(newest.prompts), ...Object.keys(before.prompts)]) as Set<
    keyof LineConfig['prompts']
  >;
  const prompts: LineConfig['prompts'] = {};
  for (const slot of slots) {
    const promptId = former(newest.prompts[slot], made.prompts[slot], before.prompts[slot]);
    if (promptId !== undefined) prompts[slot] = promptId;
  }
  const { seasons: _seasons, makeupDays: _makeupDays, closedForwarding: _forwarding, ...always } = newest;
  return {
    ...always,
    ...formerExtras(newest, made, before),
    timeZone: former(newest.timeZone, made.timeZone, before.timeZone),
    weekly: former(newest.weekly, made.weekly, before.weekly),
    followNationalCalendar: former(
      newest.followNationalCalendar,
      made.followNationalCalendar,
      before.followNationalCalendar,
    ),
    datedDays: formerDays(newest.datedDays, made.datedDays, before.datedDays),
    prompts,
  };
}
