import { dateKeyOfDay, dayOfDateKey } from '../calendar/taipei-time.ts';
import type { DatedDays, LineConfig, OpenInterval, PromptSlot, Season, WeeklyHours } from './line-config.ts';

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
  /** Null: make-up days are ordinary Saturdays again. */
  makeupDays?: 'closed' | OpenInterval[] | null;
}

interface SetWeeklyPatch {
  kind: 'set_weekly';
  weekly: WeeklyHours;
}

/** As `SetHolidaysPatch` for dates, with seasons. */
interface SetSeasonsPatch {
  kind: 'set_seasons';
  add: Season[];
  remove: DateRange[];
}

interface SetForwardingPatch {
  kind: 'set_forwarding';
  /** E.164; null: callers are passed on no longer. */
  number: string | null;
}

interface SetTimeZonePatch {
  kind: 'set_time_zone';
  timeZone: string;
}

/** What only a person can read: the note of the request says what is to be set. The configuration stays as it is. */
interface AsDescribedPatch {
  kind: 'as_described';
}

/**
 * Closes the line for the window of its request, with a recording of its own; null: the line's emergency voice file. A closure stands
 * beside the configuration, which stays as it is.
 */
interface CloseLinePatch {
  kind: 'close_line';
  promptId: string | null;
}

/** Takes a closure out by hand, at its end. ISO 8601. */
export interface ReopenLinePatch {
  kind: 'reopen_line';
  from: string;
  until: string;
}

/** Rollback to a whole revision: later changes are undone on purpose. */
interface ReplaceConfigPatch {
  kind: 'replace_config';
  config: LineConfig;
}

/** Of several places, as a rollback touches them: one after the other. */
interface SeveralPatches {
  kind: 'several';
  patches: SinglePatch[];
}

/**
 * A change request stores a patch instead of a configuration, so that a planned switch never undoes what came in between.
 */
export type LinePatch = SinglePatch | SeveralPatches;

export type SinglePatch =
  | SetPromptPatch
  | SetHolidaysPatch
  | SetWeeklyPatch
  | SetSeasonsPatch
  | SetForwardingPatch
  | SetTimeZonePatch
  | AsDescribedPatch
  | CloseLinePatch
  | ReopenLinePatch
  | ReplaceConfigPatch;

function dayBefore(date: string): string {
  return dateKeyOfDay((dayOfDateKey(date) ?? 0) - 1);
}

function dayAfter(date: string): string {
  return dateKeyOfDay((dayOfDateKey(date) ?? 0) + 1);
}

/**
 * Removes a range of dates: entries inside it are dropped, one across an edge is cut, one that spans it is split in two.
 */
function withoutDates<Days extends DateRange>(datedDays: readonly Days[], range: DateRange): Days[] {
  if (range.from > range.to) return [...datedDays];
  return datedDays.flatMap((days) => {
    if (days.to < range.from || days.from > range.to) return [days];
    const kept: Days[] = [];
    if (days.from < range.from) kept.push({ ...days, to: dayBefore(range.from) });
    if (days.to > range.to) kept.push({ ...days, from: dayAfter(range.to) });
    return kept;
  });
}

function withDates<Days extends DateRange>(
  former: readonly Days[],
  { add, remove }: { add: readonly Days[]; remove: readonly DateRange[] },
): Days[] {
  let dates = [...former];
  for (const range of remove) dates = withoutDates(dates, range);
  for (const days of add) dates = [...withoutDates(dates, days), days];
  return dates.sort((first, second) => (first.from < second.from ? -1 : first.from > second.from ? 1 : 0));
}

function setHolidays(config: LineConfig, patch: SetHolidaysPatch): LineConfig {
  const { makeupDays: former, ...rest } = config;
  const { makeupDays = former ?? null } = patch;
  return {
    ...rest,
    datedDays: withDates(config.datedDays, patch),
    followNationalCalendar: patch.followNationalCalendar ?? config.followNationalCalendar,
    ...(makeupDays === null ? {} : { makeupDays }),
  };
}

/** A configuration without seasons has no list of them, as one made before there were any. */
function setSeasons({ seasons: former = [], ...config }: LineConfig, patch: SetSeasonsPatch): LineConfig {
  const seasons = withDates(former, patch);
  return { ...config, ...(seasons.length === 0 ? {} : { seasons }) };
}

function setForwarding(
  { closedForwarding: _former, ...config }: LineConfig,
  { number }: SetForwardingPatch,
): LineConfig {
  return { ...config, ...(number === null ? {} : { closedForwarding: number }) };
}

/** One patch that does what two do one after the other: of the same dates the second's count. */
export function joinHolidays(first: SetHolidaysPatch, second: SetHolidaysPatch): SetHolidaysPatch {
  const cleared = second.remove.reduce<DatedDays[]>(withoutDates, first.add);
  const follow = second.followNationalCalendar ?? first.followNationalCalendar;
  const makeupDays = second.makeupDays === undefined ? first.makeupDays : second.makeupDays;
  return {
    kind: 'set_holidays',
    add: [...second.add.reduce<DatedDays[]>(withoutDates, cleared), ...second.add],
    remove: [...first.remove, ...second.remove],
    ...(follow === undefined ? {} : { followNationalCalendar: follow }),
    ...(makeupDays === undefined ? {} : { makeupDays }),
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
    case 'set_seasons':
      return setSeasons(config, patch);
    case 'set_forwarding':
      return setForwarding(config, patch);
    case 'set_time_zone':
      return { ...config, timeZone: patch.timeZone };
    case 'as_described':
    case 'close_line':
    case 'reopen_line':
      return config;
    case 'several':
      return patch.patches.reduce(applyPatch, config);
    case 'replace_config':
      return patch.config;
  }
}

/** A patch of one value, which can be put back after a time. */
export type SingleValuePatch = SetPromptPatch | SetForwardingPatch;

export function isSingleValue(patch: LinePatch): patch is SingleValuePatch {
  return patch.kind === 'set_prompt' || patch.kind === 'set_forwarding';
}

/** Whether a configuration still has what the patch put there. */
export function holds(config: LineConfig, patch: SingleValuePatch): boolean {
  return patch.kind === 'set_prompt'
    ? (config.prompts[patch.slot] ?? null) === patch.promptId
    : (config.closedForwarding ?? null) === patch.number;
}

/** The patch that puts one value back to what it was before another patch: what happens at a request's `revertAt`. */
export function revertOf(before: LineConfig, patch: SingleValuePatch): SingleValuePatch {
  return patch.kind === 'set_prompt'
    ? { kind: 'set_prompt', slot: patch.slot, promptId: before.prompts[patch.slot] ?? null }
    : { kind: 'set_forwarding', number: before.closedForwarding ?? null };
}

/** The patch with another recording wherever it names the former one: what a customer's better file makes of it. */
export function withPrompt<Patch extends LinePatch>(
  patch: Patch,
  change: { from: string | null; to: string | null },
): Patch;
export function withPrompt(patch: LinePatch, { from, to }: { from: string | null; to: string | null }): LinePatch {
  if (patch.kind === 'several')
    return { ...patch, patches: patch.patches.map((each) => withPrompt(each, { from, to })) };
  if (patch.kind === 'set_prompt') return patch.promptId === from ? { ...patch, promptId: to } : patch;
  if (patch.kind !== 'set_holidays' || to === null) return patch;
  return { ...patch, add: patch.add.map((days) => (days.promptId === from ? { ...days, promptId: to } : days)) };
}

/** Where a patch has callers passed on to while the line is closed; null: nowhere, undefined: it leaves that alone. */
export function forwardingOf(patch: LinePatch): string | null | undefined {
  if (patch.kind === 'set_forwarding') return patch.number;
  if (patch.kind === 'replace_config') return patch.config.closedForwarding ?? null;
  return patch.kind === 'several' ? patch.patches.map(forwardingOf).find((to) => to !== undefined) : undefined;
}
