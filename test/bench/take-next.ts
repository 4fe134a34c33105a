/**
 * Taking the next job over HTTP with 50 connections on 10,000 open ones (key, rate limit, row-level security, limit of five, the
 * job read back), beside a bare Express route that claims by `for update skip locked` and writes what any take must write:
 * the same columns of job and request, the same audit row with its words, the same outbox row, in one transaction. The bare claim
 * alone and pg-boss's `fetch` stand beside them. Checks that no job is taken twice. Run: `npm run bench -- take-next`.
 */
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import express from 'express';
import PgBoss from 'pg-boss';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import { newId } from '../../src/shared/ids.ts';
import { seedCustomers, seedOpenJobs, startBenchProduct } from '../support/bench-product.ts';
import { compare, type Sample, sampleOf, showRatio } from '../support/figures.ts';
import { rawRequest, startLoadGenerator } from '../support/http-load.ts';

const connections = 50;
const open = 10_000;
const count = Number(process.env.COUNT ?? 2_000);
const rounds = Number(process.env.ROUNDS ?? 5);
/** Nobody holds more than five. */
const desk = count / 5;

interface Claimed {
  id: string;
  organisation_id: string;
  change_request_id: string;
}

/** The rows that the product writes for a take, one statement per table, as a user without restrictions. */
async function bareTake(sql: TransactionSql, userId: string): Promise<Claimed | undefined> {
  const [job] = await sql<Claimed[]>`
    update job set status = 'taken', taken_by = ${userId}, taken_by_name = 'Bench', taken_at = now(),
      lease_until = now() + interval '4 hours', version = version + 1
    where id = (select id from job where status = 'open' and not paused
      order by emergency desc, due_by, created_at, id limit 1 for update skip locked)
    returning *`;
  if (!job) return undefined;
  const { id, organisation_id: organisationId, change_request_id: requestId } = job;
  const [request] = await sql`
    update change_request set status = 'inProgress', updated_at = now(), version = version + 1 where id = ${requestId}
    returning line_id`;
  const salt = randomBytes(16).toString('base64url');
  const words = JSON.stringify({ actor: 'Bench' });
  const [audited] = await sql`
    insert into audit_row (organisation_id, at, actor_id, actor_role, action, subject_kind, subject_id, change_request_id, before,
      after, words_hash)
    values (${organisationId}, now(), ${userId}, 'technician', 'change_request.take', 'change_request', ${requestId}, ${requestId},
      ${JSON.stringify({ status: 'accepted', holder: null })}::text::jsonb,
      ${JSON.stringify({ status: 'inProgress', holder: userId })}::text::jsonb,
      audit_words_hash(${salt}, ${words}::text::jsonb))
    returning id`;
  await sql`insert into audit_words (audit_row_id, organisation_id, salt, words)
    values (${audited?.id}, ${organisationId}, ${salt}, ${words}::text::jsonb)`;
  const data = { status: 'inProgress', lineId: request?.line_id };
  const events = [
    { type: 'change_request.changed', subjectId: requestId, organisationId, data },
    { type: 'job.changed', subjectId: id, organisationId, data: { status: 'taken', changeRequestId: requestId } },
  ];
  await sql`insert into outbox (organisation_id, events, nudges)
    values (${organisationId}, ${JSON.stringify(events)}::text::jsonb, '[]')`;
  return job;
}

async function startFloor(sql: Sql) {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.post('/take', async (_request, response) => {
    const job = await sql.begin((transaction) => bareTake(transaction, newId()));
    response.status(job ? 200 : 204).json(job);
  });
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

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
  await Promise.all(Array.from({ length: connections }, work));
  return sampleOf((performance.now() - started) / 1000, latencies);
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
const floor = await startFloor(sql);
const load = startLoadGenerator();
const seeded = await seedCustomers(product.deps, { customers: 50, lines: 20, technicians: desk });
await seedOpenJobs(product.deps, seeded.customers, open);
const boss = await bossQueue(product.databaseUrl);

async function freshQueue(): Promise<void> {
  await sql`update change_request set status = 'accepted' where status = 'inProgress'`;
  await sql`update job set status = 'open', taken_by = null, lease_until = null where status = 'taken'`;
  await sql`vacuum analyze job, change_request`;
}

/** Every take must have got a different job. */
async function take(port: number, path: string, keys: (string | undefined)[]): Promise<Sample> {
  await freshQueue();
  const requests = Array.from({ length: count }, (_, turn) =>
    rawRequest({ method: 'POST', path, key: keys[turn % keys.length] }),
  );
  const { seconds, latencies } = await load.run({ port, connections, requests, count }, 200);
  const [row] = await sql`select count(*)::int as taken from job where status = 'taken'`;
  if (row?.taken !== count) throw new Error(`${count} takes took ${row?.taken} jobs`);
  await product.settle();
  return sampleOf(seconds, latencies);
}

const claimAlone = async () => {
  await freshQueue();
  return race(async () => {
    const [row] = await sql`
      update job set status = 'taken', taken_by = ${newId()}, lease_until = now() where id = (
        select id from job where status = 'open' and not paused
        order by emergency desc, due_by, created_at, id limit 1 for update skip locked)
      returning id`;
    return row?.id as string | undefined;
  });
};

const medians = await compare(rounds, [
  ['for update skip locked, alone', claimAlone],
  ['pg-boss fetch()', boss.run],
  ['Express: claim, request, audit, outbox', () => take(floor.port, '/take', [undefined])],
  ['take the next job', () => take(product.port, '/api/v1/jobs/take', seeded.technicianKeys)],
]);
const [alone, fetched, honest, own] = [...medians.values()] as [Sample, Sample, Sample, Sample];
showRatio('takes a second, ours to the bare route', own.perSecond / honest.perSecond, '>= 0.5');
showRatio(`p99 at ${connections} connections, ours to the bare route`, own.p99 / honest.p99, '<= 4');
showRatio('takes a second, ours to the bare claim alone', own.perSecond / alone.perSecond, 'context');
showRatio('takes a second, ours to pg-boss', own.perSecond / fetched.perSecond, 'context');
load.close();
floor.close();
await boss.close();
await sql.end();
await product.close();
