import { findIana } from 'windows-iana';
import { dayMs } from '../../../domain/calendar/taipei-time.ts';
import { readZoneName } from '../../../domain/line/zone-name.ts';
import { isTimeZone, zoneSpanAt } from '../../../domain/line/zone-time.ts';
import type { RawObservance } from './read-calendar.ts';
import { expandRule, readRule } from './recurrence.ts';
import { wallTimeOf, type Zone } from './wall-time.ts';

/** Rules of a zone are read as far back as one that changes its clocks at all has changed them. */
const lookBackMs = 800 * dayMs;
const mostObservances = 200;

export function namedZone(name: string): Zone {
  return { offsetAt: (epochMs) => zoneSpanAt(name, epochMs).offsetMs };
}

/**
 * The zone that a calendar names: by its IANA name, the name that Windows has for it, the city in the name that Outlook shows, or
 * the rules that the file brings along. Null where none of them knows it.
 */
export function findZone(
  name: string,
  brought: ReadonlyMap<string, RawObservance[]>,
  window: { fromMs: number; toMs: number },
): Zone | null {
  const iana = ianaNameOf(name);
  if (iana !== null) return namedZone(iana);
  const observances = brought.get(name);
  return observances === undefined ? null : zoneOfRules(observances, window);
}

function ianaNameOf(name: string): string | null {
  // /mozilla.org/20050126_1/Asia/Taipei, tzone://Microsoft/Utc
  const path = name.includes('/') ? name.split('/').filter((part) => part !== '') : [];
  const candidates = [name, path.slice(-3).join('/'), path.slice(-2).join('/'), path.at(-1) ?? ''];
  const iana = candidates.find(isTimeZone) ?? findIana(name)[0];
  return iana ?? ianaNameOfShown(name);
}

/** `(UTC+08:00) Taipei` by its city. */
function ianaNameOfShown(name: string): string | null {
  const [, cities = ''] = /^\((?:UTC|GMT)[^)]*\)\s*(.+)$/i.exec(name) ?? [];
  for (const city of cities.split(',').filter((each) => each.trim() !== '')) {
    const reading = readZoneName(city);
    const zone = reading.ok ? reading.zone : reading.offer;
    if (zone !== null) return zone;
  }
  return null;
}

interface Change {
  atMs: number;
  offsetMs: number;
}

/** The zone that VTIMEZONE describes (RFC 5545, 3.6.5), around a window; null where it cannot be read. */
function zoneOfRules(observances: readonly RawObservance[], window: { fromMs: number; toMs: number }): Zone | null {
  if (observances.length === 0 || observances.length > mostObservances) return null;
  const around = { fromMs: window.fromMs - lookBackMs, toMs: window.toMs + dayMs };
  const changes: Change[] = [];
  let earliest: { atMs: number; before: number } | null = null;
  for (const observance of observances) {
    const found = changesOf(observance, around);
    if (found === null) return null;
    const first = found.changes[0];
    if (first && (earliest === null || first.atMs < earliest.atMs))
      earliest = { atMs: first.atMs, before: found.before };
    changes.push(...found.changes);
  }
  if (earliest === null) return null;
  const { before } = earliest;
  changes.sort((one, other) => one.atMs - other.atMs);
  return { offsetAt: (epochMs) => changes.findLast(({ atMs }) => atMs <= epochMs)?.offsetMs ?? before };
}

function changesOf(
  { start, offsetFrom, offsetTo, rules, added }: RawObservance,
  around: { fromMs: number; toMs: number },
): { changes: Change[]; before: number } | null {
  const first = wallTimeOf(start);
  const [before, offsetMs] = [offsetOf(offsetFrom), offsetOf(offsetTo)];
  if (first === null || before === null || offsetMs === null || rules.length > 1 || added.length > mostObservances)
    return null;
  const walls = [first.wallMs, ...added.map((text) => wallTimeOf(text)?.wallMs ?? Number.NaN)];
  for (const text of rules) {
    const rule = readRule(text, first);
    if ('code' in rule || rule.frequency === 'DAILY') return null;
    const found = expandRule(rule, first.wallMs, around);
    if ('code' in found) return null;
    const until = rule.until?.wallMs ?? Number.POSITIVE_INFINITY;
    // The end is written in UTC; a day more changes nothing where the clocks change twice a year.
    walls.push(...found.filter((wallMs) => wallMs <= until + dayMs));
  }
  if (walls.some(Number.isNaN)) return null;
  return { changes: walls.map((wallMs) => ({ atMs: wallMs - before, offsetMs })).sort(byTime), before };
}

function byTime(one: Change, other: Change): number {
  return one.atMs - other.atMs;
}

/** `+0800`, `-053000`. */
function offsetOf(text: string): number | null {
  const [, sign, hours, minutes, seconds = '0'] = /^([+-])(\d{2})(\d{2})(\d{2})?$/.exec(text.trim()) ?? [];
  if (sign === undefined) return null;
  const ms = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -ms : ms;
}
