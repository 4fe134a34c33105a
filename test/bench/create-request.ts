/**
 * Filing a change request over HTTP (key, rate limit, validation, row-level security; request, job, audit and outbox in one
 * transaction; the relay running) beside a bare Express route that writes three rows in a transaction, and one that writes
 * one. Run: `npm run bench -- create-request`.
 */
import type { AddressInfo } from 'node:net';
import express from 'express';
import postgres from 'postgres';
import { changeRequestInput } from '../../src/contract/change-request-kinds.contract.ts';
import { newId } from '../../src/shared/ids.ts';
import { type BenchCustomer, seedCustomers, seedOpenJobs, startBenchProduct } from '../support/bench-product.ts';
import { compare, type Sample, sampleOf, showRatio } from '../support/figures.ts';
import { rawRequest, startLoadGenerator } from '../support/http-load.ts';

const connections = 50;
const count = Number(process.env.COUNT ?? 2_000);
const rounds = Number(process.env.ROUNDS ?? 5);

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
    const { lineId = '', slot, uploadId } = changeRequestInput.parse(request.body);
    const id = newId();
    await sql`insert into floor.request values (${id}, ${lineId}, ${slot}, ${uploadId}, now())`;
    response.status(201).json({ id });
  });
  app.post('/three', async (request, response) => {
    const { lineId = '', slot, uploadId } = changeRequestInput.parse(request.body);
    const id = newId();
    await sql.begin(async (transaction) => {
      await transaction`insert into floor.request values (${id}, ${lineId}, ${slot}, ${uploadId}, now())`;
      await transaction`insert into floor.job values (${newId()}, ${id}, 'open')`;
      await transaction`insert into floor.audit (request, after) values (${id}, ${JSON.stringify({ slot })}::text::jsonb)`;
    });
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
// As a product in use: on empty tables PostgreSQL plans checks of foreign keys as if they stayed empty.
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
  ['file a change request', () => post(product.port, '/api/v1/change-requests')],
]);
const [one, three, ours] = [...medians.values()] as [Sample, Sample, Sample];
showRatio('requests a second, ours to the bare transaction', ours.perSecond / three.perSecond, '>= 0.5');
showRatio(`p99 at ${connections} connections, ours to Express with one insert`, ours.p99 / one.p99, '<= 4');
load.close();
await floor.close();
await product.close();
