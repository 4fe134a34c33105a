/**
 * The cost of computing a line's spans for a year and a month, relative to creating as many plain objects with two dates, in the same run.
 * Run: `npm run bench -- states`. The aims are 5 ms a month, and well under 50 ms a year.
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

const stretches = { month: new Date('2026-02-01T00:00:00-05:00'), year: to };
type Stretch = keyof typeof stretches;

/** As in a request: nothing is cached between calls but the zone's data. */
function countOf(stretch: Stretch): number {
  return statesBetween({ config, closures, national, from, to: stretches[stretch] }).length;
}

function floorOf(count: number): number {
  const spans: object[] = [];
  for (let index = 0; index < count; index += 1) spans.push({ from: new Date(index), until: new Date(index + 1) });
  return spans.length;
}

/** Milliseconds per call. */
function timed(call: () => number, count: number): number {
  const started = performance.now();
  if (call() !== count) throw new Error('the spans changed between two rounds');
  return performance.now() - started;
}

const firstStarted = performance.now();
countOf('month');
console.log(
  `the first month, with the zone's data still to be read: ${(performance.now() - firstStarted).toFixed(1)} ms`,
);

for (const stretch of ['month', 'year'] as const) {
  const count = countOf(stretch);
  const rounds = { floor: [] as number[], ours: [] as number[] };
  for (let round = 0; round < 200; round += 1) {
    rounds.floor.push(timed(() => floorOf(count), count));
    rounds.ours.push(timed(() => countOf(stretch), count));
  }
  const [floor = 0, ours = 0] = [rounds.floor, rounds.ours].map((each) => each.sort((one, two) => one - two)[100]);
  console.log(`a ${stretch} of ${count} spans  ${ours.toFixed(3)} ms at the median`);
  console.log(`  as many plain objects (floor)  ${floor.toFixed(3)} ms, ${(ours / floor).toFixed(0)} x`);
  if (stretch === 'month') console.log(`  the aim is 5 ms: ${(ours / 5).toFixed(2)} of it`);
}
