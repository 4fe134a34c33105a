/**
 * Planned switches of 1,000 requests (and of 10,000) in one second, in the whole product on its embedded PostgreSQL, with the tasks
 * there and, where there is a redis-server, on Redis: how late the last one has left `scheduled`, how late the last change is wanted of
 * its line, and that none came early or was lost. Beside it: as many empty BullMQ tasks on the same store, delayed to the same
 * instant. Run: `npm run bench -- planned-switches`; `COUNTS=1000` for the smaller part only. Aims for 1,000: 3 s on PostgreSQL, 1 s on Redis.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPostgresBackend, Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import postgres, { type Sql } from 'postgres';
import { newId } from '../../src/shared/ids.ts';
import { type BenchCustomer, seedCustomers, startBenchProduct } from '../support/bench-product.ts';
import { showRatio } from '../support/figures.ts';
import { startRedis } from '../support/redis.ts';
import { eventually, rest } from '../support/test-tasks.ts';

const counts = (process.env.COUNTS ?? '1000,10000').split(',').map(Number);
const customerCount = 50;
/** Pause between seeding and the planned instant, ms, in which the database becomes idle. */
const leadMs = 4_000;
const mostMs = 600_000;
const liveUpTo = 1_000;

/** The time of each status change by the database's clock, because our own clock is under test. */
async function noteSwitches(sql: Sql): Promise<void> {
  await sql`create table bench_switch (change_request_id uuid, effective_at timestamptz, at timestamptz)`;
  await sql`
    create function bench_note_switch() returns trigger language plpgsql security definer as $$
    begin
      insert into public.bench_switch values (new.id, new.effective_at, clock_timestamp());
      return null;
    end $$`;
  await sql`
    create trigger bench_note_switch after update on change_request for each row
    when (old.status = 'scheduled' and new.status <> 'scheduled') execute function bench_note_switch()`;
}

/** Prepared by a technician, one for each line, and due at the same instant. */
async function planSwitches(sql: Sql, customers: BenchCustomer[], effectiveAt: Date): Promise<void> {
  const planned = customers.flatMap(({ organisationId, lineIds }) =>
    lineIds.map((lineId) => ({ organisationId, lineId, id: newId(), jobId: newId() })),
  );
  const rows = JSON.stringify(planned);
  const patch = JSON.stringify({ kind: 'set_forwarding', number: '+886912345678' });
  const [userId, at] = [newId(), effectiveAt.toISOString()];
  await sql.begin(async (transaction) => {
    await transaction`
      insert into change_request (id, organisation_id, kind, status, line_id, patch, filed_by_name, received_at, clock_start, day0,
        earliest_by, due_by, extra_business_days, calendar_version, provisional, receipt, effective_at)
      select id, "organisationId", 'other_adjustment', 'scheduled', "lineId", ${patch}::text::jsonb, 'Bench', now(), now(), '2026-03-04',
        now(), now(), 0, 'bench', false, '[]', ${at}::text::timestamptz
      from jsonb_to_recordset(${rows}::text::jsonb) as r(id uuid, "organisationId" uuid, "lineId" uuid)`;
    await transaction`
      insert into change_request_line (organisation_id, change_request_id, line_id, position)
      select "organisationId", id, "lineId", 0
      from jsonb_to_recordset(${rows}::text::jsonb) as r(id uuid, "organisationId" uuid, "lineId" uuid)`;
    await transaction`
      insert into change_request_place (organisation_id, change_request_id, line_id, place)
      select "organisationId", id, "lineId", 'setting:closedForwarding'
      from jsonb_to_recordset(${rows}::text::jsonb) as r(id uuid, "organisationId" uuid, "lineId" uuid)`;
    await transaction`
      insert into job (id, organisation_id, subject_kind, subject_id, due_by, status, outcome, taken_by, taken_by_name, finished_at)
      select "jobId", "organisationId", 'request', id, now(), 'done', 'prepared', ${userId}::uuid, 'Bench', now()
      from jsonb_to_recordset(${rows}::text::jsonb) as r("jobId" uuid, "organisationId" uuid, id uuid)`;
  });
}

interface Late {
  /** Delay of the last one, ms after the planned instant. */
  switched: number;
  wanted: number;
  /** Measured for small counts only: each is read back and mailed. */
  live?: number;
}

/** Polls committed rows every 20 ms. */
async function watch(sql: Sql, effectiveAt: Date, untilLive: boolean): Promise<Late> {
  const late: Partial<Late> = {};
  await eventually(async () => {
    const [row] = await sql`
      select (select count(*)::int from change_request where status = 'scheduled') as scheduled,
        count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state <> 'live')::int as unfinished
      from change_request_line`;
    const now = Date.now() - effectiveAt.getTime();
    if (row?.scheduled === 0) late.switched ??= now;
    if (row?.waiting === 0) late.wanted ??= now;
    if (row?.unfinished === 0) late.live ??= now;
    return (untilLive ? late.live : late.wanted) !== undefined;
  }, mostMs);
  return late as Late;
}

async function measure(count: number, redisUrl: string | null): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'lineshift-bench-switches-'));
  const product = await startBenchProduct(redisUrl === null ? {} : { REDIS_URL: redisUrl });
  const sql = postgres(product.databaseUrl, { max: 2, onnotice: () => undefined });
  const lines = count / customerCount;
  const { customers } = await seedCustomers(product.deps, { customers: customerCount, lines, folder, technicians: 1 });
  await noteSwitches(sql);
  const floor = await bareTasks(count, { redisUrl, databaseUrl: product.databaseUrl });
  await sql`vacuum analyze`;
  const effectiveAt = new Date(Math.ceil((Date.now() + leadMs + count / 5) / 1_000) * 1_000);
  await planSwitches(sql, customers, effectiveAt);
  await sql`analyze change_request, change_request_line, job`;
  if (Date.now() > effectiveAt.getTime() - 1_000) throw new Error('the planning took until the planned instant');
  const late = await watch(sql, effectiveAt, count <= liveUpTo);
  const [seen] = await sql`
    select count(*) filter (where at < effective_at)::int as early, count(distinct change_request_id)::int as switched,
      count(*)::int as times from bench_switch`;
  const name = `${count} at once, tasks on ${redisUrl === null ? 'PostgreSQL' : 'Redis'}`;
  console.info(
    `${name}: switched after ${late.switched} ms, wanted of their lines after ${late.wanted} ms, ` +
      `${late.live === undefined ? '' : `live after ${late.live} ms, `}` +
      `${seen?.early} early, ${count - seen?.switched} lost, ${seen?.times - seen?.switched} twice; bare tasks ${floor} ms`,
  );
  if (seen?.early > 0 || seen?.switched !== count || seen?.times !== count)
    throw new Error('a switch came early, was lost, or came twice');
  showRatio(`${name}: wanted of the last line, to as many bare tasks`, late.wanted / floor, 'context');
  await sql.end();
  await product.close();
  rmSync(folder, { recursive: true, force: true });
  return late.wanted;
}

/** The same number of empty tasks on bare BullMQ, delayed to one instant, four at once as in the product: ms until the last has started. */
async function bareTasks(count: number, store: { redisUrl: string | null; databaseUrl: string }): Promise<number> {
  const redis = store.redisUrl === null ? null : new Redis(store.redisUrl, { maxRetriesPerRequest: null });
  const options = '-c search_path=bullmq -c synchronous_commit=off';
  const pool = redis ? null : new pg.Pool({ connectionString: store.databaseUrl, max: 10, options });
  const connection = (redis ?? pool) as Redis;
  const backend = (redis ? [] : [createPostgresBackend]) as [];
  const queue = new Queue('bare', { connection }, ...backend);
  const due = Date.now() + 3_000 + count / 5;
  const delayed = (n: number) => ({
    name: 'bare',
    data: { n },
    opts: { delay: due - Date.now(), priority: 10, removeOnComplete: true },
  });
  for (let from = 0; from < count; from += 1_000)
    await queue.addBulk(Array.from({ length: Math.min(1_000, count - from) }, (_, n) => delayed(from + n)));
  if (Date.now() > due - 200) throw new Error('adding the bare tasks took until they were due');
  let started = 0;
  let last = 0;
  const run = async () => {
    started += 1;
    last = Date.now();
  };
  const worker = new Worker('bare', run, { connection, concurrency: 4 }, ...backend);
  await eventually(() => started === count, mostMs);
  await worker.close();
  await queue.close();
  redis?.disconnect();
  await pool?.end();
  return last - due;
}

const { server, reason } = await startRedis({ appendonly: true });
if (!server) console.info(`not on Redis: ${reason}`);
for (const count of counts) {
  const onPostgres = await measure(count, null);
  if (count === 1_000)
    showRatio('1,000 on PostgreSQL, seconds until the last is wanted of its line', onPostgres / 1_000, '<= 3');
  await rest(1_000);
  if (!server) continue;
  const onRedis = await measure(count, server.url);
  if (count === 1_000)
    showRatio('1,000 on Redis, seconds until the last is wanted of its line', onRedis / 1_000, '<= 1');
}
await server?.stop();
process.exit();
