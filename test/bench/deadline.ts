/**
 * The cost of one deadline relative to its baseline: the bare look-up in the same prefix table, in the same run.
 * Run: `npx tsx test/bench/deadline.ts`. Aim: at most 1000 ns per computation.
 */
import { loadServiceCalendar } from '../../src/connectors/calendar/load-service-calendar.ts';
import { withDaysOff } from '../../src/domain/calendar/build-service-calendar.ts';
import { computeDeadline } from '../../src/domain/deadline/compute-deadline.ts';
import { explainDeadline } from '../../src/domain/deadline/explain-deadline.ts';
import { instantOfFraction } from '../../src/domain/deadline/service-time.ts';

const loadStarted = performance.now();
const calendar = loadServiceCalendar().current();
const loadMs = performance.now() - loadStarted;

/** 3,000 filings of 2017 to 2027, the same in every run. */
const receipts: number[] = [];
let seed = 42;
const from = Date.parse('2017-01-01T00:00:00+08:00');
const span = Date.parse('2027-12-20T00:00:00+08:00') - from;
for (let index = 0; index < 3000; index += 1) {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  receipts.push(from + Math.floor((seed / 2 ** 32) * span));
}

function floor(epochMs: number): number {
  const local = epochMs + 28_800_000;
  const day = Math.floor(local / 86_400_000);
  const index = day - calendar.firstDay;
  const ordinal = calendar.ordinals[index] ?? 0;
  const late = (calendar.ordinals[index + 1] ?? 0) > ordinal && local - day * 86_400_000 >= 63_601_000 ? 1 : 0;
  return (calendar.businessDays[ordinal + late + 3] ?? 0) * 86_400_000 + 36_000_000;
}

/** Nanoseconds per call: the best of several rounds, to reduce the effect of a busy machine. */
function measure(rounds: number, one: (epochMs: number) => number): number {
  let best = Number.POSITIVE_INFINITY;
  let sink = 0;
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    for (const epochMs of receipts) sink += one(epochMs);
    best = Math.min(best, ((performance.now() - started) * 1e6) / receipts.length);
  }
  if (Number.isNaN(sink)) throw new Error('a deadline was not computed');
  return best;
}

function dueOf(result: ReturnType<typeof computeDeadline>): number {
  return result.ok ? result.deadline.dueBy.getTime() : Number.NaN;
}

const wrong = receipts.filter((epochMs) => {
  return dueOf(computeDeadline(calendar, { receivedAt: new Date(epochMs) })) !== floor(epochMs);
});
if (wrong.length > 0) throw new Error(`${wrong.length} of ${receipts.length} deadlines differ from the floor's`);

const floorNs = measure(300, floor);
const figures: [string, number][] = [
  ['bare prefix table (floor)', floorNs],
  ['computeDeadline', measure(300, (at) => dueOf(computeDeadline(calendar, { receivedAt: new Date(at) })))],
  [
    'computeDeadline, two waits',
    measure(100, (at) => {
      const waits = [
        { from: new Date(at + 3_600_000), until: new Date(at + 7_200_000) },
        { from: new Date(at + 90_000_000), until: new Date(at + 180_000_000) },
      ];
      return dueOf(computeDeadline(calendar, { receivedAt: new Date(at), waits }));
    }),
  ],
  ['explainDeadline', measure(30, (at) => dueOf(explainDeadline(calendar, { receivedAt: new Date(at) })))],
  [
    'instantOfFraction (warning)',
    measure(30, (at) => instantOfFraction(calendar, { receivedAt: new Date(at) }, 0.8)?.getTime() ?? Number.NaN),
  ],
];

console.log(`service calendar read and built in ${loadMs.toFixed(1)} ms; ${receipts.length} filings, all right`);
for (const [name, nanoseconds] of figures) {
  console.log(
    `${name.padEnd(30)} ${nanoseconds.toFixed(0).padStart(6)} ns/op  ${(nanoseconds / floorNs).toFixed(1)} x floor`,
  );
}
const whatIfStarted = performance.now();
for (let index = 0; index < 200; index += 1) withDaysOff(calendar, ['2026-03-06']);
console.log(
  `what-if calendar               ${(((performance.now() - whatIfStarted) * 1000) / 200).toFixed(0).padStart(6)} µs`,
);
