import { type DatedDays, type LineConfig, type PromptSlot, weekdays } from './line-config.ts';
import { type ConfigPlace, configPathOf } from './line-place.ts';

/** One difference for people: where (and the same as text), and both values; null where there is none. */
export interface ConfigDifference {
  place: ConfigPlace;
  path: string;
  before: unknown;
  after: unknown;
}

interface Placed {
  place: ConfigPlace;
  value: unknown;
}

/** By the place as text. */
type Flat = Map<string, Placed>;

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  entries.sort(([first], [second]) => (first < second ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
}

function same(first: unknown, second: unknown): boolean {
  return JSON.stringify(ordered(first)) === JSON.stringify(ordered(second));
}

function byOpening<T extends { open: string }>(intervals: readonly T[]): T[] {
  return [...intervals].sort((first, second) => (first.open < second.open ? -1 : 1));
}

type Dated = Extract<ConfigPlace, { at: 'days' | 'season' }>;

/** The same dates named again get a number. */
function freePlace<Place extends Dated>(flat: Flat, dates: Place): Place {
  let place = dates;
  for (let nth = 2; flat.has(configPathOf(place)); nth += 1) place = { ...dates, nth };
  return place;
}

function withOrderedHours({ hours, closedHours, ...rest }: Omit<DatedDays, 'from' | 'to'>): unknown {
  return {
    ...rest,
    hours: hours === 'closed' ? hours : byOpening(hours),
    ...(closedHours === undefined ? {} : { closedHours: byOpening(closedHours) }),
  };
}

/** A configuration as places and values. Days are known by their dates and hours by their weekday, so that order never counts. */
function flatten(config: LineConfig): Flat {
  const flat: Flat = new Map();
  const put = (place: ConfigPlace, value: unknown) => flat.set(configPathOf(place), { place, value });
  put({ at: 'timeZone' }, config.timeZone);
  put({ at: 'followNationalCalendar' }, config.followNationalCalendar);
  put({ at: 'weekly' }, config.weekly === null ? 'always_open' : 'hours');
  for (const weekday of config.weekly === null ? [] : weekdays) {
    put({ at: 'weekday', weekday }, byOpening(config.weekly?.[weekday] ?? []));
  }
  for (const { from, to, ...rest } of config.datedDays) {
    put(freePlace(flat, { at: 'days', from, to }), withOrderedHours(rest));
  }
  for (const { from, to, name, weekly } of config.seasons ?? []) {
    const place = freePlace(flat, { at: 'season', from, to });
    put(place, { name, hours: weekly === null ? 'always_open' : 'hours' });
    for (const weekday of weekly === null ? [] : weekdays) {
      put({ ...place, at: 'seasonDay', weekday }, byOpening(weekly?.[weekday] ?? []));
    }
  }
  const { makeupDays, closedForwarding } = config;
  if (makeupDays !== undefined) put({ at: 'makeupDays' }, makeupDays === 'closed' ? makeupDays : byOpening(makeupDays));
  if (closedForwarding !== undefined) put({ at: 'closedForwarding' }, closedForwarding);
  for (const [slot, promptId] of Object.entries(config.prompts)) {
    if (promptId !== undefined) put({ at: 'prompt', slot: slot as PromptSlot }, promptId);
  }
  return flat;
}

/**
 * What differs between two configurations, place by place in a stable order: for a revision's page, a technician's checklist,
 * and the comparison of desired and actual state. Against null (nothing there) every value is a difference. Equal
 * configurations give an empty list, whatever their order.
 */
export function diffConfig(before: LineConfig | null, after: LineConfig | null): ConfigDifference[] {
  const first: Flat = before === null ? new Map() : flatten(before);
  const second: Flat = after === null ? new Map() : flatten(after);
  const all: Flat = new Map([...first, ...second]);
  return [...all.keys()].sort().flatMap((path) => {
    const { place } = all.get(path) as Placed;
    const old = first.get(path)?.value ?? null;
    const now = second.get(path)?.value ?? null;
    return same(old, now) ? [] : [{ place, path, before: old, after: now }];
  });
}
