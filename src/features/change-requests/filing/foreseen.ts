import type { QualificationReply } from '../../../contract/qualifications.contract.ts';
import type { Caller, Deps } from '../../../deps.ts';
import { nationalCalendarOf } from '../../../domain/calendar/national-calendar.ts';
import { dateKeyOfDay, dayMs, dayOfDateKey, formatTaipei } from '../../../domain/calendar/taipei-time.ts';
import { diffConfig } from '../../../domain/line/diff-config.ts';
import type { LineConfig } from '../../../domain/line/line-config.ts';
import { applyPatch, type LinePatch } from '../../../domain/line/line-patch.ts';
import { statesBetween } from '../../../domain/line/states-between.ts';
import { zoneDateAt, zoneDayAt, zoneSpanAt } from '../../../domain/line/zone-time.ts';
import { meetingReasons } from '../../../domain/qualification/meeting-reasons.ts';
import { may } from '../../ensure.ts';
import { presentReasons } from '../../reason-presenter.ts';
import type { Ask } from '../kinds/ask.ts';
import type { Assessment } from './assess-filing.ts';

type Foreseen = QualificationReply['lines'][number];

/** What callers will hear is told of the first lines; the others differ by their own days only, which the difference tells. */
const mostHeard = 20;
const mostDays = 14;

/**
 * What a filing would change on each line, and what callers of the first ones would hear around it. Closures are left out: they
 * win before and after. Nothing for those who may not read configurations.
 */
export function foreseen(deps: Deps, { actor, language }: Caller, ask: Ask, { facts, lines }: Assessment): Foreseen[] {
  const { organisationId, promptId } = facts;
  if (!may(actor, 'line.readConfiguration', { organisationId, holdsJob: false })) return [];
  const common = ask.patch(promptId);
  return lines.map(({ lineId, number, state, patch: own }, index) => {
    const { config: before, open = [] } = facts.lines[index] ?? {};
    const patch = own ?? common;
    const met = meetingReasons(
      ask,
      open.map((other) => ({ ...other, line: number })),
    );
    const line = { lineId, number, state, conflicts: presentReasons(met, language) };
    if (!before || state === 'unchanged') return { ...line, diff: [], heard: null };
    const after = applyPatch(before, patch);
    const heard = index < mostHeard ? heardAround(deps, ask, { before, after, patch }) : null;
    return { ...line, diff: diffConfig(before, after), heard };
  });
}

interface Change {
  before: LineConfig;
  after: LineConfig;
  patch: LinePatch;
}

function heardAround(deps: Deps, { effectiveAt }: Ask, change: Change): Foreseen['heard'] {
  const { after: config, patch } = change;
  const runs = runsOf(daysOf(patch) ?? weekFrom(config, effectiveAt ?? deps.clock.now()));
  const national = nationalCalendarOf(deps.calendar.current());
  const edges = runs.map(([first, last]) => ({ from: midnightOf(config, first), to: midnightOf(config, last + 1) }));
  const spans = edges.flatMap((edge) => statesBetween({ config, closures: [], national, ...edge }));
  return {
    timeZone: config.timeZone,
    from: formatTaipei(edges[0]?.from ?? deps.clock.now()),
    to: formatTaipei(edges.at(-1)?.to ?? deps.clock.now()),
    spans: spans.map(({ from, until, state, slot, rule, losers }) => ({
      from: formatTaipei(from),
      until: formatTaipei(until),
      state,
      slot,
      rule: { kind: rule.kind, name: rule.name },
      losers: losers.map(({ kind, name }) => ({ kind, name })),
    })),
  };
}

/** The first days that are set, or else removed, in order; counted from 1970-01-01. Null where the patch is not about days. */
function daysOf(patch: LinePatch): number[] | null {
  if (patch.kind !== 'set_holidays' && patch.kind !== 'set_seasons') return null;
  const ranges: { from: string; to: string }[] = patch.add.length > 0 ? patch.add : patch.remove;
  if (ranges.length === 0) return null;
  const days = new Set<number>();
  for (const { from, to } of ranges) {
    const first = dayOfDateKey(from) ?? 0;
    const last = Math.min(dayOfDateKey(to) ?? 0, first + mostDays - 1);
    for (let day = first; day <= last; day += 1) days.add(day);
  }
  return [...days].sort((one, other) => one - other).slice(0, mostDays);
}

/** First and last of each run of days that follow one another. */
function runsOf(days: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] + 1 === day) last[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}

function weekFrom({ timeZone }: LineConfig, instant: Date): number[] {
  const day = zoneDayAt(timeZone, instant.getTime());
  return Array.from({ length: 7 }, (_, index) => day + index);
}

/** The first instant of a day in the line's zone. */
function midnightOf({ timeZone }: LineConfig, day: number): Date {
  const guess = day * dayMs - zoneSpanAt(timeZone, day * dayMs).offsetMs;
  const exact = day * dayMs - zoneSpanAt(timeZone, guess).offsetMs;
  return new Date(zoneDateAt(timeZone, new Date(exact)) < dateKeyOfDay(day) ? guess : exact);
}
