/**
 * Filing a change request over HTTP (key, rate limit, validation, row-level security; request, job, audit and outbox in one
 * transaction; the relay running) beside three bare Express routes: one writes a row, one three rows in a transaction, one the rows that any
 * filing must write: the same rows of the same tables, without checking a key or a rule or computing a promise.
 * Run: `npm run bench -- create-request`.
 */
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import express from 'express';
import postgres, { type TransactionSql } from 'postgres';
import { voiceReplacementInput } from '../../src/contract/change-request-kinds.contract.ts';
import { newId } from '../../src/shared/ids.ts';
import { type BenchCustomer, seedCustomers, seedOpenJobs, startBenchProduct } from '../support/bench-product.ts';
import { compare, type Sample, sampleOf, showRatio } from '../support/figures.ts';
import { rawRequest, startLoadGenerator } from '../support/http-load.ts';

const connections = 50;
const count = Number(process.env.COUNT ?? 2_000);
const rounds = Number(process.env.ROUNDS ?? 5);

interface Asked {
  lineId: string;
  slot: string;
  uploadId: string;
}

/** The rows that the product writes for a filing, one statement per table, as a user without restrictions. */
async function bareFiling(sql: TransactionSql, { lineId, slot, uploadId }: Asked): Promise<string> {
  const [id, jobId, userId] = [newId(), newId(), newId()];
  const [found] = await sql`
    select p.id, p.organisation_id from prompt p join line l on l.organisation_id = p.organisation_id
    where p.upload_id = ${uploadId} and l.id = ${lineId}`;
  const organisationId = found?.organisation_id;
  const patch = { kind: 'set_prompt', slot, promptId: found?.id };
  await sql`insert into change_request (id, organisation_id, kind, status, line_id, patch, prompt_id, filed_by, filed_by_name,
      received_at, clock_start, day0, earliest_by, due_by, extra_business_days, calendar_version, provisional, receipt)
    values (${id}, ${organisationId}, 'voice_replacement', 'accepted', ${lineId}, ${JSON.stringify(patch)}::text::jsonb, ${found?.id},
      ${userId}, 'Bench', now(), now(), '2026-03-04', now(), now(), 0, 'bench', false, '[]')`;
  await sql`insert into change_request_line (organisation_id, change_request_id, line_id, position)
    values (${organisationId}, ${id}, ${lineId}, 0)`;
  await sql`insert into change_request_place (organisation_id, change_request_id, line_id, place)
    values (${organisationId}, ${id}, ${lineId}, ${`slot:${slot}`})`;
  await sql`insert into job (id, organisation_id, subject_kind, subject_id, due_by)
    values (${jobId}, ${organisationId}, 'request', ${id}, now())`;
  const salt = randomBytes(16).toString('base64url');
  const words = JSON.stringify({ actor: 'Bench' });
  const after = JSON.stringify({
    kind: 'voice_replacement',
    lineId,
    slot,
    promptId: found?.id,
    status: 'acknowledged',
  });
  const [audited] = await sql`
    insert into audit_row (organisation_id, at, actor_id, actor_role, action, subject_kind, subject_id, change_request_id, after,
      words_hash)
    values (${organisationId}, now(), ${userId}, 'owner', 'change_request.filed', 'change_request', ${id}, ${id},
      ${after}::text::jsonb, audit_words_hash(${salt}, ${words}::text::jsonb))
    returning id`;
  await sql`insert into audit_words (audit_row_id, organisation_id, salt, words)
    values (${audited?.id}, ${organisationId}, ${salt}, ${words}::text::jsonb)`;
  await sql`
    insert into audit_row (organisation_id, at, actor_role, action, subject_kind, subject_id, change_request_id, before, after)
    values (${organisationId}, now(), 'system', 'change_request.checkPassed', 'change_request', ${id}, ${id},
      '{"status":"acknowledged"}', '{"status":"accepted"}')`;
  const events = [
    { type: 'change_request.changed', subjectId: id, organisationId, data: { status: 'accepted', lineId } },
    { type: 'job.changed', subjectId: jobId, organisationId, data: { status: 'open', changeRequestId: id } },
  ];
  await sql`insert into outbox (organisation_id, events, nudges)
    values (${organisationId}, ${JSON.stringify(events)}::text::jsonb, '[]')`;
  return id;
}

/** Express, a validated body, and bare inserts through postgres.js, on the same server with the same durability. */
async function startFloor(databaseUrl: string) {
  const sql = postgres(databaseUrl, { max: 10, onnotice: () => undefined });
  await sql`create schema floor`;
  await sql`create table floor.request (id uuid primary key, line uuid not null, slot text not null, upload uuid not null,
    received_at timestamptz not null)`;
  await sql`create table floor.job (id uuid primary key, request uuid not null, status text not null)`;
  await sql`create table floor.audit (id bigint primary key generated always as identity, request uuid not null, after jsonb)`;
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(express.json());
  app.post('/one', async (request, response) => {
    const { lineId = '', slot, uploadId } = voiceReplacementInput.parse(request.body);
    const id = newId();
    await sql`insert into floor.request values (${id}, ${lineId}, ${slot}, ${uploadId}, now())`;
    response.status(201).json({ id });
  });
  app.post('/three', async (request, response) => {
    const { lineId = '', slot, uploadId } = voiceReplacementInput.parse(request.body);
    const id = newId();
    await sql.begin(async (transaction) => {
      await transaction`insert into floor.request values (${id}, ${lineId}, ${slot}, ${uploadId}, now())`;
      await transaction`insert into floor.job values (${newId()}, ${id}, 'open')`;
      await transaction`insert into floor.audit (request, after) values (${id}, ${JSON.stringify({ slot })}::text::jsonb)`;
    });
    response.status(201).json({ id });
  });
  app.post('/same', async (request, response) => {
    const { lineId = '', slot, uploadId } = voiceReplacementInput.parse(request.body);
    const id = await sql.begin((transaction) => bareFiling(transaction, { lineId, slot, uploadId }));
    response.status(201).json({ id });
  });
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    sql,
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      server.close();
      await sql.end();
    },
  };
}

let filed = 0;

/** Filings of `count` line and slot pairs that nobody has used. */
function filings(customers: BenchCustomer[], path: string): string[] {
  return Array.from({ length: count }, () => {
    const customer = customers[filed % customers.length] as BenchCustomer;
    const turn = Math.floor(filed / customers.length);
    const lineId = customer.lineIds[turn % customer.lineIds.length];
    const slot = `custom:n${Math.floor(turn / customer.lineIds.length)}`;
    filed += 1;
    const body = { kind: 'voice_replacement', lineId, slot, uploadId: customer.uploadId };
    return rawRequest({ method: 'POST', path, key: customer.key, body });
  });
}

const product = await startBenchProduct();
const floor = await startFloor(product.databaseUrl);
const load = startLoadGenerator();
const { customers } = await seedCustomers(product.deps, { customers: 50, lines: 20 });
// Fills the tables as in a product in use: on empty tables PostgreSQL plans foreign key checks as if they stayed empty.
await seedOpenJobs(product.deps, customers, 10_000);
await floor.sql`vacuum analyze`;
const post = async (port: number, path: string): Promise<Sample> => {
  const order = { port, connections, requests: filings(customers, path), count };
  const { seconds, latencies } = await load.run(order, 201);
  await product.settle();
  return sampleOf(seconds, latencies);
};
const medians = await compare(rounds, [
  ['Express, one insert', () => post(floor.port, '/one')],
  ['Express, begin + three inserts + commit', () => post(floor.port, '/three')],
  ['Express, the same rows', () => post(floor.port, '/same')],
  ['file a change request', () => post(product.port, '/api/v1/change-requests')],
]);
const [one, three, same, ours] = [...medians.values()] as [Sample, Sample, Sample, Sample];
// The baseline writes the rows that any filing must write (docs/decisions/0023-floor-of-filing.md).
showRatio('requests a second, ours to the same rows written barely', ours.perSecond / same.perSecond, '>= 0.5');
showRatio(`p99 at ${connections} connections, ours to the same rows`, ours.p99 / same.p99, '<= 4');
showRatio('requests a second, ours to three inserts', ours.perSecond / three.perSecond, 'context');
showRatio('requests a second, the same rows to three inserts', same.perSecond / three.perSecond, 'context');
showRatio(`p99 at ${connections} connections, ours to Express with one insert`, ours.p99 / one.p99, 'context');
load.close();
await floor.close();
await product.close();
