import { type LineConfig, weekdays } from './line-config.ts';

/** One difference for people: where, and both values; null where there is none. */
export interface ConfigDifference {
  path: string;
  before: unknown;
  after: unknown;
}

type Flat = Map<string, unknown>;

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

/** A configuration as paths and values. Days are known by their dates and hours by their weekday, so that order never counts. */
function flatten(config: LineConfig): Flat {
  const flat: Flat = new Map<string, unknown>([
    ['timeZone', config.timeZone],
    ['followNationalCalendar', config.followNationalCalendar],
    ['weekly', config.weekly === null ? 'always_open' : 'hours'],
  ]);
  for (const weekday of config.weekly === null ? [] : weekdays) {
    flat.set(`weekly.${weekday}`, byOpening(config.weekly?.[weekday] ?? []));
  }
  for (const days of config.datedDays) {
    const dates = days.from === days.to ? days.from : `${days.from}..${days.to}`;
    let path = `datedDays.${dates}`;
    for (let again = 2; flat.has(path); again += 1) path = `datedDays.${dates}#${again}`;
    const { from: _from, to: _to, ...rest } = days;
    flat.set(path, rest.hours === 'closed' ? rest : { ...rest, hours: byOpening(rest.hours) });
  }
  for (const [slot, promptId] of Object.entries(config.prompts)) {
    if (promptId !== undefined) flat.set(`prompts.${slot}`, promptId);
  }
  return flat;
}

/**
 * What differs between two configurations, by path (`prompts.greeting`, `weekly.mon`, `datedDays.2026-12-31..2027-01-01`), in a
 * stable order: for a revision's page, a technician's checklist, and the comparison of desired and actual state.
 * Against null (nothing there) every value is a difference. Equal configurations give an empty list, whatever their order.
 */
export function diffConfig(before: LineConfig | null, after: LineConfig | null): ConfigDifference[] {
  const first: Flat = before === null ? new Map() : flatten(before);
  const second: Flat = after === null ? new Map() : flatten(after);
  const paths = [...new Set([...first.keys(), ...second.keys()])].sort();
  return paths.flatMap((path) => {
    const old = first.get(path) ?? null;
    const now = second.get(path) ?? null;
    return same(old, now) ? [] : [{ path, before: old, after: now }];
  });
}
