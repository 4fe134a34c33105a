/**
 * What a year of a line's spans costs, against its floor: as many plain objects with two dates each, in the same run.
 * Run: `npx tsx test/bench/states.ts`. The aim is well under 50 ms a year.
 */
import { loadServiceCalendar } from '../../src/connectors/calendar/load-service-calendar.ts';
import { nationalCalendarOf } from '../../src/domain/calendar/national-calendar.ts';
import type { LineConfig } from '../../src/domain/line/line-config.ts';
import { statesBetween } from '../../src/domain/line/states-between.ts';

const day = [
  { open: '08:30', close: '12:00' },
  { open: '13:30', close: '17:30' },
  { open: '19:00', close: '02:00' },
];
const config: LineConfig = {
  timeZone: 'America/New_York',
  weekly: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: [] },
  followNationalCalendar: true,
  datedDays: Array.from({ length: 40 }, (_, index) => {
    const date = new Date(Date.UTC(2026, 0, 5 + index * 9)).toISOString().slice(0, 10);
    return { from: date, to: date, name: `Day ${index}`, hours: 'closed' as const };
  }),
  prompts: { greeting: 'greeting', closed: 'closed' },
};
const national = nationalCalendarOf(loadServiceCalendar().current());
const from = new Date('2026-01-01T00:00:00-05:00');
const to = new Date('2027-01-01T00:00:00-05:00');
const closures = Array.from({ length: 20 }, (_, index) => ({
  id: `closure-${index}`,
  source: 'line' as const,
  from: new Date(from.getTime() + index * 15 * 86_400_000),
  until: new Date(from.getTime() + index * 15 * 86_400_000 + 30_000_000),
  approvedAt: from,
  promptId: null,
}));

function year(): number {
  return statesBetween({ config, closures, national, from, to }).length;
}

const firstStarted = performance.now();
const count = year();
const firstMs = performance.now() - firstStarted;

function floor(): number {
  const spans: object[] = [];
  for (let index = 0; index < count; index += 1) spans.push({ from: new Date(index), until: new Date(index + 1) });
  return spans.length;
}

/** Milliseconds a call: the best of interleaved rounds. */
const best = { floor: Number.POSITIVE_INFINITY, year: Number.POSITIVE_INFINITY };
for (let round = 0; round < 200; round += 1) {
  for (const [name, one] of Object.entries({ floor, year }) as ['floor' | 'year', () => number][]) {
    const started = performance.now();
    if (one() !== count) throw new Error('the spans changed between two rounds');
    best[name] = Math.min(best[name], performance.now() - started);
  }
}
console.log(
  `a year has ${count} spans; the first call, with the zone's data still to be read, took ${firstMs.toFixed(1)} ms`,
);
console.log(`as many plain objects (floor)  ${best.floor.toFixed(3)} ms`);
console.log(
  `statesBetween                  ${best.year.toFixed(3)} ms  ${(best.year / best.floor).toFixed(0)} x floor`,
);
