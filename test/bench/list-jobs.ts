/**
 * The technicians' queue over HTTP (key, rate limit, validation, row-level security): 50 of 10,000 open jobs, beside a bare
 * Express route that sends the rows of the same statement. Run: `npm run bench -- list-jobs`.
 */
import type { AddressInfo } from 'node:net';
import express from 'express';
import postgres from 'postgres';
import { seedCustomers, seedOpenJobs, startBenchProduct } from '../support/bench-product.ts';
import { compare, type Sample, sampleOf, showRatio } from '../support/figures.ts';
import { rawRequest, startLoadGenerator } from '../support/http-load.ts';

const connections = 50;
const count = Number(process.env.COUNT ?? 1_000);
const rounds = Number(process.env.ROUNDS ?? 5);

async function startFloor(databaseUrl: string) {
  const sql = postgres(databaseUrl, { max: 10, onnotice: () => undefined });
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.get('/jobs', async (_request, response) => {
    const rows = await sql`
      select j.*, c.name as customer, r.kind, r.status as "requestStatus", r.line_id as "lineId", r.slot,
        r.prompt_id as "promptId", r.note, l.number as "lineNumber", l.label as "lineLabel"
      from job j
      join change_request r on r.id = j.change_request_id
      join customer c on c.id = j.organisation_id
      join line l on l.id = r.line_id
      where j.status = 'open' order by j.emergency desc, j.due_by, j.created_at, j.id limit 51`;
    response.json(rows);
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

const product = await startBenchProduct();
const floor = await startFloor(product.databaseUrl);
const load = startLoadGenerator();
const { customers, technicianKeys } = await seedCustomers(product.deps, { customers: 50, lines: 20 });
await seedOpenJobs(product.deps, customers, 10_000);
await floor.sql`analyze`;
const get = async (port: number, path: string, keys: (string | undefined)[]): Promise<Sample> => {
  const requests = keys.map((key) => rawRequest({ method: 'GET', path, key }));
  const { seconds, latencies } = await load.run({ port, connections, requests, count }, 200);
  return sampleOf(seconds, latencies);
};
const medians = await compare(rounds, [
  ['Express, the same statement', () => get(floor.port, '/jobs', [undefined])],
  ['list 50 of 10,000 open jobs', () => get(product.port, '/api/v1/jobs?limit=50', technicianKeys)],
]);
const [bare, ours] = [...medians.values()] as [Sample, Sample];
showRatio('lists a second, ours to the bare route', ours.perSecond / bare.perSecond, '>= 0.5');
showRatio(`p99 at ${connections} connections, ours to the bare route`, ours.p99 / bare.p99, '<= 4');
load.close();
await floor.close();
await product.close();
