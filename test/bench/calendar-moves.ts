/**
 * 10,000 open promises moved by a day off that is added and taken back, receipts, jobs, list and mails included, beside one
 * UPDATE … FROM of the same columns of the same rows; and filings over HTTP while it goes on, beside filings alone.
 * Run: `npm run bench -- calendar-moves`; `COUNT`, `ROUNDS`. Aims: at most 3 times the update; p99 of filings at most twice the usual.
 */
import postgres from 'postgres';
import { systemCaller } from '../../src/deps.ts';
import { ordinalOfDay } from '../../src/domain/calendar/service-calendar.ts';
import { dateKeyOfDay, taipeiDayOf } from '../../src/domain/calendar/taipei-time.ts';
import { addException, removeException } from '../../src/features/calendar/own-days.ts';
import { newId } from '../../src/shared/ids.ts';
import { type BenchCustomer, seedCustomers, seedOpenJobs, startBenchProduct } from '../support/bench-product.ts';
import { median, showRatio } from '../support/figures.ts';

const count = Number(process.env.COUNT ?? 10_000);
const rounds = Number(process.env.ROUNDS ?? 5);

const product = await startBenchProduct();
const { deps } = product;
const sql = postgres(product.databaseUrl, { max: 2, onnotice: () => undefined });
const { customers } = await seedCustomers(deps, { customers: 20, lines: 50, technicians: 1 });
await seedOpenJobs(deps, customers, count);
await sql`vacuum analyze`;

const operator = systemCaller({
  kind: 'user',
  userId: newId(),
  name: 'Bench',
  organisationId: null,
  roles: ['operator'],
});
const calendar = deps.calendar.current();
/** In the window of whatever is received today. */
const date = dateKeyOfDay(calendar.businessDays[ordinalOfDay(calendar, taipeiDayOf(Date.now())) + 2] as number);

/** Milliseconds to add the day, and to remove it. */
async function move(): Promise<{ added: number; removed: number; moved: number }> {
  const begun = performance.now();
  const { id, move: made } = await addException(deps, operator, { date, kind: 'closed', reason: 'Bench' });
  const added = performance.now() - begun;
  await product.settle();
  const again = performance.now();
  await removeException(deps, operator, id);
  const removed = performance.now() - again;
  await product.settle();
  return { added, removed, moved: made.moved };
}

/** Rewrites the columns of all promises unchanged, in one statement. */
async function bareUpdate(): Promise<number> {
  const rows = await sql`
    select id, clock_start, day0::text as day0, earliest_by, due_by, calendar_version, provisional, receipt from change_request`;
  const given = JSON.stringify(rows);
  const begun = performance.now();
  await sql`
    update change_request r set clock_start = g.clock_start, day0 = g.day0, earliest_by = g.earliest_by, due_by = g.due_by,
      calendar_version = g.calendar_version, provisional = g.provisional, receipt = g.receipt
    from jsonb_to_recordset(${given}::text::jsonb) as g(id uuid, clock_start timestamptz, day0 date, earliest_by timestamptz,
      due_by timestamptz, calendar_version text, provisional boolean, receipt jsonb)
    where r.id = g.id`;
  return performance.now() - begun;
}

let slots = 0;

async function file(): Promise<number> {
  slots += 1;
  const { key, uploadId, lineIds } = customers[slots % customers.length] as BenchCustomer;
  const lineId = lineIds[slots % lineIds.length];
  const body = JSON.stringify({ kind: 'voice_replacement', lineId, slot: `custom:more-${slots}`, uploadId });
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
  const begun = performance.now();
  const response = await fetch(`http://127.0.0.1:${product.port}/api/v1/change-requests`, {
    method: 'POST',
    headers,
    body,
  });
  await response.arrayBuffer();
  if (response.status !== 201) throw new Error(`a filing was answered with ${response.status}`);
  return performance.now() - begun;
}

/** Files one request after the other until the work is done. Returns the 99th percentile, ms. */
async function filingsDuring(work: Promise<unknown>): Promise<number> {
  let isDone = false;
  const end = () => {
    isDone = true;
  };
  work.then(end, end);
  const took: number[] = [];
  while (!isDone || took.length < 100) took.push(await file());
  await work;
  return took.sort((first, second) => first - second)[Math.ceil(took.length * 0.99) - 1] as number;
}

const took = { floor: [] as number[], ours: [] as number[] };
for (let round = 0; round <= rounds; round += 1) {
  const floor = await bareUpdate();
  const { added, removed, moved } = await move();
  // The first round moves the seeded promises to the current calendar.
  if (round === 0) continue;
  if (moved < count) throw new Error(`${moved} of ${count} promises were moved`);
  took.floor.push(floor);
  took.ours.push(added, removed);
}
const [floor, ours] = [median(took.floor), median(took.ours)];
console.info(`${count} promises: bare update ${floor.toFixed(0)} ms, moved ${ours.toFixed(0)} ms`);
showRatio(`${count} open promises moved, to one UPDATE of their columns`, ours / floor, '<= 3');

const usual = await filingsDuring(Promise.resolve());
const meanwhile = await filingsDuring(move());
console.info(`filings, p99: ${usual.toFixed(1)} ms, while promises are moved ${meanwhile.toFixed(1)} ms`);
showRatio('p99 of filings while promises are moved, to the usual', meanwhile / usual, '<= 2');

await sql.end();
await product.close();
process.exit();
