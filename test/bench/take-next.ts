/**
 * Taking the next job with 50 claimers on 10,000 open ones: the use case as the API calls it (limit of five, request moved,
 * audit, outbox, the job read back), beside one bare `for update skip locked` through postgres.js and pg-boss's `fetch`.
 * Stops when a job is taken twice. Run: `npm run bench -- take-next`.
 */
import PgBoss from 'pg-boss';
import postgres, { type Sql } from 'postgres';
import type { Caller } from '../../src/deps.ts';
import { takeNext } from '../../src/features/jobs/take-next.ts';
import { newId } from '../../src/shared/ids.ts';
import { seedCustomers, seedOpenJobs, startBenchProduct } from '../support/bench-product.ts';
import { compare, type Sample, sampleOf, showRatio } from '../support/figures.ts';

const claimers = 50;
const open = 10_000;
const count = Number(process.env.COUNT ?? 2_000);
const rounds = Number(process.env.ROUNDS ?? 5);

/** `claim` answers with the id of the job taken. */
async function race(claim: () => Promise<string | undefined>): Promise<Sample> {
  const taken = new Set<string>();
  const latencies: number[] = [];
  let begun = 0;
  const started = performance.now();
  const work = async () => {
    while (begun < count) {
      begun += 1;
      const asked = performance.now();
      const id = await claim();
      latencies.push(performance.now() - asked);
      if (id === undefined || taken.has(id)) throw new Error(`a job was not taken, or taken twice: ${id}`);
      taken.add(id);
    }
  };
  await Promise.all(Array.from({ length: claimers }, work));
  return sampleOf((performance.now() - started) / 1000, latencies);
}

/** A queue of its own, with the columns and the index that a claim needs. */
async function bareQueue(sql: Sql): Promise<() => Promise<Sample>> {
  await sql`create schema floor`;
  await sql`create table floor.job (id uuid primary key, status text not null default 'open', due_by timestamptz not null,
    taken_by text)`;
  await sql`create index on floor.job (due_by, id) where status = 'open'`;
  await sql`insert into floor.job (id, due_by) select gen_random_uuid(), now() + n * interval '1 second'
    from generate_series(1, ${open}::int) as n`;
  const claim = async () => {
    const [row] = await sql`
      update floor.job set status = 'taken', taken_by = ${'claimer'} where id = (
        select id from floor.job where status = 'open' order by due_by, id limit 1 for update skip locked)
      returning id`;
    return row?.id as string | undefined;
  };
  return async () => {
    await sql`update floor.job set status = 'open', taken_by = null where status = 'taken'`;
    await sql`vacuum analyze floor.job`;
    return race(claim);
  };
}

async function bossQueue(databaseUrl: string): Promise<{ run: () => Promise<Sample>; close(): Promise<void> }> {
  const boss = new PgBoss({ connectionString: databaseUrl, max: 10, supervise: false, schedule: false });
  boss.on('error', (error) => console.error(error));
  await boss.start();
  await boss.createQueue('bench');
  const fill = (size: number) => boss.insert(Array.from({ length: size }, () => ({ name: 'bench', data: {} })));
  await fill(open);
  let taken = 0;
  const run = async () => {
    if (taken > 0) await fill(taken);
    taken = count;
    return race(async () => (await boss.fetch('bench'))?.[0]?.id);
  };
  return { run, close: () => boss.stop({ graceful: false }) };
}

const product = await startBenchProduct();
const sql = postgres(product.databaseUrl, { max: 10, onnotice: () => undefined });
const { customers } = await seedCustomers(product.deps, { customers: 50, lines: 20 });
await seedOpenJobs(product.deps, customers, open);
const bare = await bareQueue(sql);
const boss = await bossQueue(product.databaseUrl);
let taken = 0;
let userId = newId();

/** Nobody holds more than five: after as many takes the next person comes. */
function nextCaller(): Caller {
  if (taken % 5 === 0) userId = newId();
  taken += 1;
  const actor = { kind: 'user' as const, userId, name: 'Bench', organisationId: null, roles: ['technician' as const] };
  return { actor, callId: null, language: 'en', remember: async () => undefined };
}

const ours = async () => {
  await sql`update change_request set status = 'accepted' where status = 'inProgress'`;
  await sql`update job set status = 'open', taken_by = null, lease_until = null where status = 'taken'`;
  await sql`vacuum analyze job, change_request`;
  const sample = await race(async () => (await takeNext(product.deps, nextCaller()))?.id);
  await product.settle();
  return sample;
};
const medians = await compare(rounds, [
  ['for update skip locked, bare', bare],
  ['pg-boss fetch()', boss.run],
  ['take the next job', ours],
]);
const [floor, fetched, own] = [...medians.values()] as [Sample, Sample, Sample];
showRatio('takes a second, ours to the bare claim', own.perSecond / floor.perSecond, '>= 0.4');
showRatio('takes a second, ours to pg-boss', own.perSecond / fetched.perSecond, '> 1');
await boss.close();
await sql.end();
await product.close();
