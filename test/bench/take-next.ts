/**
 * Taking the next job through the whole use case (right, limit, claim, request moved, audit row and outbox in one transaction,
 * the relay running) beside a bare `for update skip locked` through postgres.js and pg-boss `fetch()`, 50 at once.
 * Run: `npm run bench -- take-next`.
 */
import PgBoss from 'pg-boss';
import postgres from 'postgres';
import { systemCaller } from '../../src/deps.ts';
import { systemActor } from '../../src/domain/access/actor.ts';
import { claimNextJob } from '../../src/features/jobs/take-next.ts';
import { newId } from '../../src/shared/ids.ts';
import { seedCustomers, startBenchProduct } from '../support/bench-product.ts';
import { compare, type Sample, sampleOf, showRatio } from '../support/figures.ts';

const claimers = 50;
const count = Number(process.env.COUNT ?? 2_000);
const rounds = Number(process.env.ROUNDS ?? 3);

const product = await startBenchProduct();
const { deps } = product;
await seedCustomers(deps, { customers: 50, lines: 20 });
const sql = postgres(product.databaseUrl, { max: 10, onnotice: () => undefined });
await sql`create schema floor`;
await sql`create table floor.job (id uuid primary key, due_by timestamptz not null, status text not null, taken_by uuid)`;
await sql`create index on floor.job (due_by, id) where status = 'open'`;
const boss = new PgBoss({ connectionString: product.databaseUrl, max: 10, supervise: false, schedule: false });
await boss.start();
await boss.createQueue('bench');

let round = 0;

/** Open jobs of requests that nobody has taken, as many as a round takes. */
async function openJobs(): Promise<void> {
  round += 1;
  await deps.database.transaction(systemActor, async (transaction) => {
    await transaction.sql`
      with made as (
        insert into change_request (id, organisation_id, kind, status, line_id, slot, filed_by_name, received_at, clock_start,
          day0, earliest_by, due_by, extra_business_days, calendar_version, provisional, receipt)
        select gen_random_uuid(), l.organisation_id, 'voice_replacement', 'accepted', l.id, 'custom:r' || ${round}::int || '-' || n,
          'bench', now(), now(), current_date, now(), now() + n * interval '1 minute', 0, 'bench', false, '[]'
        from generate_series(1, ${Math.ceil(count / 1000)}::int) as n, (select * from line limit 1000) as l
        returning id, organisation_id, due_by)
      insert into job (id, organisation_id, change_request_id, due_by)
      select gen_random_uuid(), organisation_id, id, due_by from made limit ${count}`;
  });
  await deps.database.sql`analyze job`.catch(() => undefined);
}

async function timed(claim: () => Promise<string | null>): Promise<Sample> {
  const latencies: number[] = [];
  const taken = new Set<string>();
  const started = performance.now();
  await Promise.all(
    Array.from({ length: claimers }, async () => {
      while (latencies.length + claimers <= count) {
        const begun = performance.now();
        const id = await claim();
        if (id === null) return;
        if (taken.has(id)) throw new Error(`taken twice: ${id}`);
        taken.add(id);
        latencies.push(performance.now() - begun);
      }
    }),
  );
  return sampleOf((performance.now() - started) / 1000, latencies);
}

async function bare(): Promise<Sample> {
  await sql`truncate floor.job`;
  await sql`insert into floor.job select gen_random_uuid(), now() + n * interval '1 second', 'open', null from generate_series(1, ${count}::int) n`;
  return await timed(async () => {
    const rows = await sql`
      update floor.job set status = 'taken', taken_by = ${newId()}
      where id = (select id from floor.job where status = 'open' order by due_by, id limit 1 for update skip locked) returning id`;
    return rows[0]?.id ?? null;
  });
}

async function ours(): Promise<Sample> {
  await openJobs();
  const sample = await timed(async () => {
    // Each claim by another technician: the limit of five is counted all the same.
    const actor = {
      kind: 'user' as const,
      userId: newId(),
      name: 'Bench',
      organisationId: null,
      roles: ['technician' as const],
    };
    return (await claimNextJob(deps, systemCaller(actor)))?.jobId ?? null;
  });
  await product.settle();
  return sample;
}

async function pgBoss(): Promise<Sample> {
  await boss.insert(Array.from({ length: count }, () => ({ name: 'bench', data: {} })));
  return await timed(async () => (await boss.fetch('bench'))[0]?.id ?? null);
}

const medians = await compare(rounds, [
  ['bare skip locked, postgres.js', bare],
  ['pg-boss fetch()', pgBoss],
  ['take the next job', ours],
]);
const [floor, other, product_] = [...medians.values()] as [Sample, Sample, Sample];
showRatio('claims a second, ours to bare skip locked', product_.perSecond / floor.perSecond, '>= 0.4');
showRatio('claims a second, ours to pg-boss fetch()', product_.perSecond / other.perSecond, '> 1');
await boss.stop({ graceful: false });
await sql.end();
await product.close();
