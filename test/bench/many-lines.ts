/**
 * A holiday over 1,000 lines: filed over HTTP, beside one bare insert of the same rows; then applied to a directory phone system and
 * read back, beside bare loops over the same files. Run: `npm run bench -- many-lines`; `COUNT` for fewer lines, `ROUNDS`.
 * Aim of the filing: at most 4 times the insert.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { replaceTextFile } from '../../src/connectors/phone-systems/directory/place-file.ts';
import { newId } from '../../src/shared/ids.ts';
import { type BenchCustomer, seedCustomers, startBenchProduct } from '../support/bench-product.ts';
import { median, showRatio } from '../support/figures.ts';
import { eventually } from '../support/test-tasks.ts';

const count = Number(process.env.COUNT ?? 1_000);
const rounds = Number(process.env.ROUNDS ?? 7);
const applies = 2;

const folder = mkdtempSync(join(tmpdir(), 'lineshift-bench-many-'));
const product = await startBenchProduct();
const sql = postgres(product.databaseUrl, { max: 2, onnotice: () => undefined });
const { customers, technicianKeys } = await seedCustomers(product.deps, {
  customers: 1,
  lines: count,
  technicians: 1,
  folder,
});
const customer = customers[0] as BenchCustomer;
const technicianKey = technicianKeys[0] as string;
let days = 0;

/** A day off that no request has set yet. */
function nextDay(): string {
  days += 1;
  return new Date(Date.UTC(new Date().getUTCFullYear() + 1, 0, days)).toISOString().slice(0, 10);
}

async function call(method: string, path: string, key: string, body?: object): Promise<Record<string, string>> {
  const response = await fetch(`http://127.0.0.1:${product.port}/api/v1${path}`, {
    method,
    headers: { Authorization: `Bearer ${key}`, ...(body ? { 'Content-Type': 'application/json' } : {}) },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`);
  return JSON.parse(text);
}

function file(): Promise<Record<string, string>> {
  const date = nextDay();
  const add = [{ from: date, to: date, name: '盤點', hours: 'closed' }];
  return call('POST', '/change-requests', customer.key, { kind: 'holiday_setting', lineIds: customer.lineIds, add });
}

/** Inserts the same rows of the same tables in one statement, as a user without restrictions. */
async function bareInsert(): Promise<void> {
  const date = nextDay();
  const add = [{ from: date, to: date, name: '盤點', hours: 'closed' }];
  const patch = JSON.stringify({ kind: 'set_holidays', add, remove: [] });
  const [id, jobId] = [newId(), newId()];
  const { organisationId, lineIds } = customer;
  await sql`
    with filed as (
      insert into change_request (id, organisation_id, kind, status, line_id, line_count, patch, filed_by_name, received_at, clock_start,
        day0, earliest_by, due_by, extra_business_days, calendar_version, provisional, receipt)
      values (${id}, ${organisationId}, 'holiday_setting', 'accepted', ${lineIds[0] as string}, ${count}, ${patch}::text::jsonb, 'Bench',
        now(), now(), '2026-03-04', now(), now(), 0, 'bench', false, '[]')),
    lines as (
      insert into change_request_line (organisation_id, change_request_id, line_id, position)
      select ${organisationId}, ${id}, line, position from unnest(${lineIds}::uuid[]) with ordinality as asked(line, position)),
    places as (
      insert into change_request_place (organisation_id, change_request_id, line_id, place)
      select ${organisationId}, ${id}, line, 'days' from unnest(${lineIds}::uuid[]) as asked(line))
    insert into job (id, organisation_id, subject_kind, subject_id, due_by) values (${jobId}, ${organisationId}, 'request', ${id}, now())`;
}

/** Returns milliseconds; the places of the request are free again afterwards. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  const took = performance.now() - begun;
  await sql`update change_request_place set open = false where open`;
  await product.settle();
  return took;
}

async function measureFiling(): Promise<void> {
  const took = { floor: [] as number[], ours: [] as number[] };
  for (let round = 0; round <= rounds; round += 1) {
    const [floor, ours] = [await timed(bareInsert), await timed(file)];
    // The first round is a warm-up.
    if (round === 0) continue;
    took.floor.push(floor);
    took.ours.push(ours);
  }
  const [floor, ours] = [median(took.floor), median(took.ours)];
  console.info(`${count} lines: one bare insert ${floor.toFixed(0)} ms, filed over HTTP ${ours.toFixed(0)} ms`);
  showRatio(`a holiday over ${count} lines filed, to one bare insert of its rows`, ours / floor, '<= 4');
}

/** Milliseconds from Apply until every line is live, including the read-back. */
async function apply(database: Sql): Promise<{ wanted: number; live: number }> {
  const { id, jobId } = (await file()) as { id: string; jobId: string };
  await call('POST', `/jobs/${jobId}/take`, technicianKey);
  const begun = performance.now();
  await call('POST', `/jobs/${jobId}/apply`, technicianKey);
  let wanted = 0;
  await eventually(async () => {
    const [row] = await database`
      select count(*) filter (where state = 'waiting')::int as waiting, (select status from change_request where id = ${id}) as status
      from change_request_line where change_request_id = ${id}`;
    if (row?.waiting === 0 && wanted === 0) wanted = performance.now() - begun;
    if (['failed', 'partial'].includes(row?.status)) throw new Error(`the request is ${row?.status}`);
    return row?.status === 'completed';
  }, 600_000);
  return { wanted, live: performance.now() - begun };
}

function texts(): [name: string, text: string][] {
  return customer.numbers.map((number) => {
    const name = number.slice(1);
    return [name, readFileSync(join(folder, 'lines', name, 'line.json'), 'utf8')];
  });
}

/** Writes the same files one after the other into existing folders: plainly, and with flush and rename. */
async function bareLoops(): Promise<{ plain: number; durable: number }> {
  const files = texts();
  const root = mkdtempSync(join(tmpdir(), 'lineshift-bench-floor-'));
  for (const [name] of files) mkdirSync(join(root, name));
  const plainly = performance.now();
  for (const [name, text] of files) writeFileSync(join(root, name, 'line.json'), text);
  const plain = performance.now() - plainly;
  const durably = performance.now();
  for (const [name, text] of files) await replaceTextFile(join(root, name, 'line.json'), text);
  const durable = performance.now() - durably;
  rmSync(root, { recursive: true, force: true });
  return { plain, durable };
}

async function measureApplying(): Promise<void> {
  for (let round = 1; round <= applies; round += 1) {
    const { wanted, live } = await apply(sql);
    const { plain, durable } = await bareLoops();
    const rate = (ms: number) => `${((count / ms) * 1_000).toFixed(0)} lines/s`;
    console.info(
      `${round === 1 ? 'first files' : 'files replaced'}: wanted after ${wanted.toFixed(0)} ms, live after ${live.toFixed(0)} ms, ${rate(live)}; ` +
        `bare loop ${rate(plain)}, flushed and renamed ${rate(durable)}`,
    );
    showRatio(
      'lines a second applied and read back, to a bare loop that flushes and renames',
      durable / live,
      'context',
    );
  }
}

await sql`vacuum analyze`;
await measureFiling();
await measureApplying();
await sql.end();
await product.close();
rmSync(folder, { recursive: true, force: true });
process.exit();
