import { dateKeyOfDay, dayOfDateKey } from '../calendar/taipei-time.ts';
import type { DatedDays, LineConfig, OpenInterval, PromptSlot, Weekday } from './line-config.ts';

/** Both dates included, `YYYY-MM-DD`. */
interface DateRange {
  from: string;
  to: string;
}

/** `promptId` null empties the slot, which then falls back (docs/rules.md#what-callers-hear). */
export interface SetPromptPatch {
  kind: 'set_prompt';
  slot: PromptSlot;
  promptId: string | null;
}

/** The dates of `remove` are cleared first, then each entry of `add` replaces whatever was set for its dates. */
export interface SetHolidaysPatch {
  kind: 'set_holidays';
  add: DatedDays[];
  remove: DateRange[];
  followNationalCalendar?: boolean;
}

interface SetWeeklyPatch {
  kind: 'set_weekly';
  weekly: Record<Weekday, OpenInterval[]> | null;
}

interface SetTimeZonePatch {
  kind: 'set_time_zone';
  timeZone: string;
}

/** Rollback to a whole revision: later changes are undone on purpose. */
interface ReplaceConfigPatch {
  kind: 'replace_config';
  config: LineConfig;
}

/**
 * A change request stores a patch instead of a configuration, so that a planned switch never undoes what came in between.
 */
export type LinePatch = SetPromptPatch | SetHolidaysPatch | SetWeeklyPatch | SetTimeZonePatch | ReplaceConfigPatch;

function dayBefore(date: string): string {
  return dateKeyOfDay((dayOfDateKey(date) ?? 0) - 1);
}

function dayAfter(date: string): string {
  return dateKeyOfDay((dayOfDateKey(date) ?? 0) + 1);
}

/**
 * Removes a range of dates: entries inside it are dropped, one across an edge is cut, one that spans it is split in two.
 */
function withoutDates(datedDays: readonly DatedDays[], range: DateRange): DatedDays[] {
  if (range.from > range.to) return [...datedDays];
  return datedDays.flatMap((days) => {
    if (days.to < range.from || days.from > range.to) return [days];
    const kept: DatedDays[] = [];
    if (days.from < range.from) kept.push({ ...days, to: dayBefore(range.from) });
    if (days.to > range.to) kept.push({ ...days, from: dayAfter(range.to) });
    return kept;
  });
}

function setHolidays(config: LineConfig, patch: SetHolidaysPatch): LineConfig {
  let datedDays = [...config.datedDays];
  for (const range of patch.remove) datedDays = withoutDates(datedDays, range);
  for (const days of patch.add) datedDays = [...withoutDates(datedDays, days), days];
  datedDays.sort((first, second) => (first.from < second.from ? -1 : first.from > second.from ? 1 : 0));
  return {
    ...config,
    datedDays,
    followNationalCalendar: patch.followNationalCalendar ?? config.followNationalCalendar,
  };
}

/** One patch that does what two do one after the other: of the same dates the second's count. */
export function joinHolidays(first: SetHolidaysPatch, second: SetHolidaysPatch): SetHolidaysPatch {
  const cleared = second.remove.reduce<DatedDays[]>(withoutDates, first.add);
  const follow = second.followNationalCalendar ?? first.followNationalCalendar;
  return {
    kind: 'set_holidays',
    add: [...second.add.reduce<DatedDays[]>(withoutDates, cleared), ...second.add],
    remove: [...first.remove, ...second.remove],
    ...(follow === undefined ? {} : { followNationalCalendar: follow }),
  };
}

function setPrompt(config: LineConfig, patch: SetPromptPatch): LineConfig {
  const { [patch.slot]: _former, ...others } = config.prompts;
  return { ...config, prompts: patch.promptId === null ? others : { ...others, [patch.slot]: patch.promptId } };
}

/**
 * Applies a patch to a configuration. Pure: the given one is unchanged. Idempotent.
 * The result is checked with `validateLineConfig` before it becomes a revision.
 */
export function applyPatch(config: LineConfig, patch: LinePatch): LineConfig {
  switch (patch.kind) {
    case 'set_prompt':
      return setPrompt(config, patch);
    case 'set_holidays':
      return setHolidays(config, patch);
    case 'set_weekly':
      return { ...config, weekly: patch.weekly };
    case 'set_time_zone':
      return { ...config, timeZone: patch.timeZone };
    case 'replace_config':
      return patch.config;
  }
}

/** The patch that puts one slot back to what it was before another patch: what happens at a voice replacement's `revertAt`. */
export function revertOfPrompt(before: LineConfig, patch: SetPromptPatch): SetPromptPatch {
  return { kind: 'set_prompt', slot: patch.slot, promptId: before.prompts[patch.slot] ?? null };
}

/** The patch with another recording wherever it names the former one: what a customer's better file makes of it. */
export function withPrompt(patch: LinePatch, { from, to }: { from: string | null; to: string | null }): LinePatch {
  if (patch.kind === 'set_prompt') return patch.promptId === from ? { ...patch, promptId: to } : patch;
  if (patch.kind !== 'set_holidays' || to === null) return patch;
  return { ...patch, add: patch.add.map((days) => (days.promptId === from ? { ...days, promptId: to } : days)) };
}
