/**
 * The two reports of twelve months over 100,000 requests, by the API's own use case on the product's embedded PostgreSQL, beside
 * one count of the same rows. Run: `npm run bench -- reports`. The aim is a second a report, and a month's well under it.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Caller } from '../../src/deps.ts';
import { readDeadlineReport, readRequestReport } from '../../src/features/reporting/read-reports.ts';
import { seedCustomers, startBenchProduct } from '../support/bench-product.ts';
import { median } from '../support/figures.ts';
import { insertRequests, numbersFrom, randomRequest } from '../support/random-requests.ts';

const count = Number(process.env.COUNT ?? 100_000);
const rounds = Number(process.env.ROUNDS ?? 5);
const product = await startBenchProduct();
const { customers } = await seedCustomers(product.deps, { customers: 50, lines: 4, technicians: 1 });
const client = new pg.Client({ connectionString: product.databaseUrl });
await client.connect();
const query = async (text: string, values?: unknown[]) => (await client.query(text, values)).rows;

const now = product.deps.clock.now();
const random = numbersFrom(7);
const from = new Date(now.getTime() - 365 * 86_400_000);
for (let made = 0; made < count; made += 2_000) {
  const requests = Array.from({ length: Math.min(2_000, count - made) }, (_, index) => {
    const { organisationId, lineIds } = customers[index % customers.length] as (typeof customers)[number];
    const parts = { id: randomUUID(), organisationId, lineId: lineIds[0] as string, from, until: now };
    return randomRequest(random, parts);
  });
  // The product runs meanwhile and would switch those.
  await insertRequests(
    query,
    requests.filter(({ status }) => status !== 'scheduled'),
  );
}
await query('analyze change_request');

const staff = { kind: 'user', roles: ['operator'], organisationId: null, userId: randomUUID() };
const operator = { actor: staff, language: 'en' } as unknown as Caller;
const owner = {
  actor: { ...staff, roles: ['owner'], organisationId: customers[0]?.organisationId },
  language: 'en',
} as unknown as Caller;
const { deps } = product;
const month = now.toISOString().slice(0, 8);
const reads: [string, () => Promise<unknown>][] = [
  ['floor: one count of all of them', () => query('select count(*) from change_request')],
  ['deadlines, twelve months by month', () => readDeadlineReport(deps, operator, { by: 'month' })],
  ['deadlines, by customer', () => readDeadlineReport(deps, operator, { by: 'customer' })],
  ['deadlines, this month', () => readDeadlineReport(deps, operator, { by: 'kind', from: `${month}01` })],
  ["deadlines, an owner's of 50", () => readDeadlineReport(deps, owner, { by: 'month' })],
  ['requests, twelve months by month', () => readRequestReport(deps, operator, { by: 'month' })],
  ['requests, this month', () => readRequestReport(deps, operator, { by: 'kind', from: `${month}01` })],
  ["requests, an owner's of 50", () => readRequestReport(deps, owner, { by: 'month' })],
];
for (const [name, read] of reads) {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    await read();
    times.push(performance.now() - started);
  }
  console.log(`${name.padEnd(36)} ${median(times).toFixed(0).padStart(6)} ms at the median of ${rounds}`);
}
await client.end();
await product.close();
