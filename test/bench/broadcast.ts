/**
 * An emergency broadcast over 10,000 lines: from the approval until every line's closure is durable and the tasks that drive them are
 * queued, beside one statement that writes the same rows and a job for each; then until every line of a directory phone system is
 * closed and read back, and open again, beside a loop that writes and reads the same files. A draft is measured from the pasted notice.
 * Run: `npm run bench -- broadcast`; `COUNT`, `ROUNDS`; `DRIVE=0` leaves the phone system out. Aims: at most 1.5 times the statement; from the
 * pasted notice to the draft at most 3 s; with `COUNT=100000` as much memory as with 10,000.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { replaceTextFile } from '../../src/connectors/phone-systems/directory/place-file.ts';
import { systemCaller } from '../../src/deps.ts';
import { activateAnnouncement } from '../../src/features/announcements/decide-announcement.ts';
import { parseAnnouncement } from '../../src/features/announcements/parse-announcement.ts';
import { reportAnnouncement } from '../../src/features/announcements/report-announcement.ts';
import { createBroadcast } from '../../src/features/broadcasts/draft-broadcast.ts';
import { getBroadcast } from '../../src/features/broadcasts/read-broadcasts.ts';
import { approveBroadcast, hearBroadcast, stepBroadcast } from '../../src/features/broadcasts/step-broadcast.ts';
import { newId } from '../../src/shared/ids.ts';
import { type BenchCustomer, seedCustomers, startBenchProduct } from '../support/bench-product.ts';
import { median, showRatio } from '../support/figures.ts';
import { eventually } from '../support/test-tasks.ts';

const count = Number(process.env.COUNT ?? 10_000);
const rounds = Number(process.env.ROUNDS ?? 5);
const drives = process.env.DRIVE !== '0';

const folder = mkdtempSync(join(tmpdir(), 'lineshift-bench-broadcast-'));
const product = await startBenchProduct();
const { deps } = product;
const sql = postgres(product.databaseUrl, { max: 2, onnotice: () => undefined });
const { customers } = await seedCustomers(deps, { customers: 20, lines: count / 20, technicians: 1, folder });
await sql`update line set emergency_consent = 'auto', settled_revision = revision, settled_at = now()`;
await sql`insert into line_drive (line_id, organisation_id, target, as_of) select id, organisation_id, revision, now() from line`;
await sql`vacuum analyze`;

const operator = (name: string) =>
  systemCaller({ kind: 'user', userId: newId(), name, organisationId: null, roles: ['operator'] });
const [author, second] = [operator('Author'), operator('Second')];
const notice = '[停班停課通知]臺北市:明天停止上班、停止上課。行政院人事行政總處。如有任何問題請撥1999(市內直撥)。';

/** Drafted from a pasted notice, submitted, and listened to by the second person. */
async function submitted(): Promise<{ id: string; draftHash: string; drafted: number }> {
  const begun = performance.now();
  parseAnnouncement(deps, author, { text: notice });
  const { items } = await reportAnnouncement(deps, author, { text: notice, source: 'Bench' });
  const [announcement] = items;
  if (!announcement) throw new Error('the notice names no area');
  const { id: announcementId, state } = announcement;
  if (state !== 'active')
    await activateAnnouncement(deps, author, { id: announcementId, override: { reason: 'Bench' } });
  const terms = { from: undefined, until: undefined, reason: undefined, promptId: null };
  const { reply } = await createBroadcast(deps, author, { announcementId, ...terms });
  const drafted = performance.now() - begun;
  const { id } = reply;
  await stepBroadcast(deps, author, { id, command: { action: 'submit' } });
  await hearBroadcast(deps, second, { id, promptSha256: reply.sound.sha256 });
  return { id, draftHash: reply.draftHash ?? '', drafted };
}

/** Until a broadcast has this status, ms. */
async function until(id: string, status: string): Promise<number> {
  const begun = performance.now();
  await eventually(async () => {
    await new Promise((settle) => setTimeout(settle, 50));
    return (await getBroadcast(deps, second, id)).reply.status === status;
  }, 1_200_000);
  return performance.now() - begun;
}

/** Inserts the same rows, and a job for each, in one statement, and deletes them again. */
async function bareStatement(id: string): Promise<number> {
  const begun = performance.now();
  await sql`
    with closed as (
      insert into broadcast_line (organisation_id, broadcast_id, line_id, phone_system_id, state, at)
      select organisation_id, ${id}::uuid, id, phone_system_id, 'stopped', now() from line where county = '臺北市'
      returning organisation_id)
    insert into job (id, organisation_id, subject_kind, subject_id, due_by)
    select gen_random_uuid(), organisation_id, 'broadcast_line', gen_random_uuid(), now() from closed`;
  const took = performance.now() - begun;
  await sql`delete from broadcast_line where broadcast_id = ${id}`;
  await sql`delete from job`;
  return took;
}

const took = { floor: [] as number[], ours: [] as number[], drafted: [] as number[] };
for (let round = 0; round <= rounds; round += 1) {
  const { id, draftHash, drafted } = await submitted();
  const floor = await bareStatement(id);
  const begun = performance.now();
  await approveBroadcast(deps, second, { id, draftHash });
  await product.settle();
  const ours = performance.now() - begun;
  await stepBroadcast(deps, author, { id, command: { action: 'end', reason: 'Bench' } });
  await until(id, 'ended');
  await sql`vacuum analyze broadcast_line`;
  // The first round is a warm-up.
  if (round === 0) continue;
  took.floor.push(floor);
  took.ours.push(ours);
  took.drafted.push(drafted);
}
const [floor, ours] = [median(took.floor), median(took.ours)];
console.info(
  `${count} lines: pasted notice to draft ${median(took.drafted).toFixed(0)} ms (aim <= 3000); one statement with a job each ${floor.toFixed(0)} ms, ` +
    `approved, durable and queued ${ours.toFixed(0)} ms; memory ${(process.memoryUsage().rss / 1_048_576).toFixed(0)} MB`,
);
showRatio(`${count} lines approved until durable and queued, to one statement`, ours / floor, '<= 1.5');

if (drives) {
  const { id, draftHash } = await submitted();
  await approveBroadcast(deps, second, { id, draftHash });
  const closed = await until(id, 'active');
  await stepBroadcast(deps, author, { id, command: { action: 'end', reason: 'Bench' } });
  const open = await until(id, 'ended');
  const bare = await bareLoop();
  const rate = (ms: number) => `${((count / ms) * 1_000).toFixed(0)} lines/s`;
  console.info(`closed and read back ${rate(closed)}, opened and read back ${rate(open)}; bare loop ${rate(bare)}`);
  showRatio('lines a second closed and read back, to a loop that flushes, renames and reads', bare / closed, 'context');
}

/** The same files one after the other, each flushed, renamed and read again. */
async function bareLoop(): Promise<number> {
  const names = customers.flatMap(({ numbers }: BenchCustomer) => numbers.map((number) => number.slice(1)));
  const texts = names.map((name) => readFileSync(join(folder, 'lines', name, 'line.json'), 'utf8'));
  const root = mkdtempSync(join(tmpdir(), 'lineshift-bench-floor-'));
  for (const name of names) mkdirSync(join(root, name));
  const begun = performance.now();
  for (const [index, name] of names.entries()) {
    const file = join(root, name, 'line.json');
    await replaceTextFile(file, texts[index] as string);
    JSON.parse(readFileSync(file, 'utf8'));
  }
  const ms = performance.now() - begun;
  rmSync(root, { recursive: true, force: true });
  return ms;
}

await sql.end();
await product.close();
rmSync(folder, { recursive: true, force: true });
process.exit();
