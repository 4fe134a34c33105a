import { dayOfDateKey } from '../calendar/taipei-time.ts';
import { minuteIntervalOf, minutesOf, minutesOfDay } from './day-intervals.ts';
import {
  type DatedDays,
  type LineConfig,
  type OpenInterval,
  type Season,
  standardSlots,
  weekdays,
} from './line-config.ts';
import { isTimeZone } from './zone-time.ts';

export type LineConfigFaultCode =
  | 'unknown_time_zone'
  | 'bad_time'
  | 'overlapping_intervals'
  | 'bad_date'
  | 'range_reversed'
  | 'overlapping_dated_days'
  | 'overlapping_seasons'
  | 'closed_hours_alone'
  | 'name_missing'
  | 'unknown_slot'
  | 'prompt_missing';

/** One fault, with where it is: `weekly.mon.1.close`, `datedDays.0.from`, `prompts.greeting`. */
export interface LineConfigFault {
  path: string;
  code: LineConfigFaultCode;
}

const customSlotPattern = /^custom:[\p{L}\p{N}][\p{L}\p{N} _-]{0,59}$/u;

function timeFaults(intervals: readonly OpenInterval[], path: string): LineConfigFault[] {
  return intervals.flatMap((interval, index) => {
    const faults: LineConfigFault[] = [];
    if (minutesOf(interval.open, 'open') === null) faults.push({ path: `${path}.${index}.open`, code: 'bad_time' });
    if (minutesOf(interval.close, 'close') === null) faults.push({ path: `${path}.${index}.close`, code: 'bad_time' });
    return faults;
  });
}

interface PlacedInterval {
  path: string;
  open: number;
  close: number;
}

function placed(intervals: readonly OpenInterval[], path: string, shift: number): PlacedInterval[] {
  return intervals.flatMap((interval, index) => {
    const minutes = minuteIntervalOf(interval);
    if (minutes === null) return [];
    return [{ path: `${path}.${index}`, open: minutes.open + shift, close: minutes.close + shift }];
  });
}

/**
 * Reports the later one of each overlapping pair; hours that touch do not overlap. With a cycle, the last is also
 * compared with the first.
 */
function overlapFaults(intervals: PlacedInterval[], cycle: number | null): LineConfigFault[] {
  const ordered = [...intervals].sort((first, second) => first.open - second.open);
  const first = ordered[0];
  if (cycle !== null && first !== undefined) {
    ordered.push({ ...first, open: first.open + cycle, close: first.close + cycle });
  }
  const faults: LineConfigFault[] = [];
  let latestClose = Number.NEGATIVE_INFINITY;
  for (const interval of ordered) {
    if (interval.open < latestClose) faults.push({ path: interval.path, code: 'overlapping_intervals' });
    latestClose = Math.max(latestClose, interval.close);
  }
  return faults;
}

function weeklyFaults(weekly: LineConfig['weekly'], path = 'weekly'): LineConfigFault[] {
  if (weekly === null) return [];
  const faults: LineConfigFault[] = [];
  const all: PlacedInterval[] = [];
  for (const [index, weekday] of weekdays.entries()) {
    faults.push(...timeFaults(weekly[weekday], `${path}.${weekday}`));
    all.push(...placed(weekly[weekday], `${path}.${weekday}`, index * minutesOfDay));
  }
  return [...faults, ...overlapFaults(all, 7 * minutesOfDay)];
}

function datesFaults(dates: Pick<DatedDays, 'from' | 'to' | 'name'>, path: string): LineConfigFault[] {
  const faults: LineConfigFault[] = [];
  const firstDay = dayOfDateKey(dates.from);
  const lastDay = dayOfDateKey(dates.to);
  if (firstDay === null) faults.push({ path: `${path}.from`, code: 'bad_date' });
  if (lastDay === null) faults.push({ path: `${path}.to`, code: 'bad_date' });
  if (firstDay !== null && lastDay !== null && lastDay < firstDay) faults.push({ path, code: 'range_reversed' });
  if (dates.name.trim() === '') faults.push({ path: `${path}.name`, code: 'name_missing' });
  return faults;
}

function intervalFaults(intervals: readonly OpenInterval[], path: string): LineConfigFault[] {
  return [...timeFaults(intervals, path), ...overlapFaults(placed(intervals, path, 0), null)];
}

function datedFaults(days: DatedDays, path: string): LineConfigFault[] {
  const faults = datesFaults(days, path);
  if (days.promptId === '') faults.push({ path: `${path}.promptId`, code: 'prompt_missing' });
  if (days.hours !== 'closed') faults.push(...intervalFaults(days.hours, `${path}.hours`));
  if (days.closedHours !== undefined) {
    if (days.hours !== 'closed') faults.push({ path: `${path}.closedHours`, code: 'closed_hours_alone' });
    faults.push(...intervalFaults(days.closedHours, `${path}.closedHours`));
  }
  return faults;
}

function seasonFaults(seasons: readonly Season[]): LineConfigFault[] {
  return [
    ...seasons.flatMap((season, index) => [
      ...datesFaults(season, `seasons.${index}`),
      ...weeklyFaults(season.weekly, `seasons.${index}.weekly`),
    ]),
    ...overlappingRanges(seasons).map(
      (place): LineConfigFault => ({ path: `seasons.${place}`, code: 'overlapping_seasons' }),
    ),
  ];
}

/** Places of the ranges whose dates an earlier one has too. Both dates of a range are included. */
export function overlappingRanges(ranges: readonly { from: string; to: string }[]): number[] {
  const ordered = ranges
    .map(({ from, to }, place) => ({ from, to, place }))
    .sort((first, second) => (first.from < second.from ? -1 : 1));
  let latest = '';
  return ordered.flatMap(({ from, to, place }) => {
    const overlaps = from <= latest;
    if (to > latest) latest = to;
    return overlaps ? [place] : [];
  });
}

function overlappingDatedFaults(datedDays: readonly DatedDays[]): LineConfigFault[] {
  return overlappingRanges(datedDays).map((place) => ({ path: `datedDays.${place}`, code: 'overlapping_dated_days' }));
}

function promptFaults(prompts: LineConfig['prompts']): LineConfigFault[] {
  return Object.entries(prompts).flatMap(([slot, promptId]) => {
    const faults: LineConfigFault[] = [];
    const known = (standardSlots as readonly string[]).includes(slot) || customSlotPattern.test(slot);
    if (!known) faults.push({ path: `prompts.${slot}`, code: 'unknown_slot' });
    if (promptId === '') faults.push({ path: `prompts.${slot}`, code: 'prompt_missing' });
    return faults;
  });
}

/** Every fault of a configuration whose shape is valid. Empty: it may become a line revision. */
export function validateLineConfig(config: LineConfig): LineConfigFault[] {
  return [
    ...(isTimeZone(config.timeZone) ? [] : [{ path: 'timeZone', code: 'unknown_time_zone' } as const]),
    ...weeklyFaults(config.weekly),
    ...seasonFaults(config.seasons ?? []),
    ...(Array.isArray(config.makeupDays) ? intervalFaults(config.makeupDays, 'makeupDays') : []),
    ...config.datedDays.flatMap((days, index) => datedFaults(days, `datedDays.${index}`)),
    ...overlappingDatedFaults(config.datedDays),
    ...promptFaults(config.prompts),
  ];
}
