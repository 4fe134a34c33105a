/**
 * The resources of the embedded installation: PostgreSQL connections under load and idle, processor time when idle
 * (Node and PostgreSQL together), and memory while live streams come and go. Aims: 30 and 10 connections, 2 % of one core,
 * memory flat. Run: `npx tsx test/bench/idle.ts`.
 */
import { readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { startProgram } from '../support/process.ts';
import { watchEvents } from '../support/process-clients.ts';
import { openEmbedded } from '../support/process-proof.ts';
import { readCredentials, Story, voice } from '../support/process-story.ts';
import { makeServerFolder } from '../support/temporary-folder.ts';

const restSeconds = Number(process.env.REST_SECONDS ?? 45);
const idleSeconds = Number(process.env.IDLE_SECONDS ?? 60);
const reconnects = Number(process.env.RECONNECTS ?? 2_000);
const ticksPerSecond = 100;

/** Processor time a process has used so far, seconds; 0 when it is gone. */
function usedSeconds(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  } catch {
    return 0;
  }
}

/** The program and every process of its database. */
function family(pid: number, dataFolder: string): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const servers = all.filter((name) => {
    try {
      return readlinkSync(`/proc/${name}/cwd`).startsWith(dataFolder);
    } catch {
      return false;
    }
  });
  return [pid, ...servers.map(Number)];
}

/** Reachable memory after a full collection: the size of a heap snapshot. (Resident memory depends on when the collector runs.) */
async function snapshotMegabytes(pid: number): Promise<number> {
  const taken = () => readdirSync(dataFolder).filter((name) => name.endsWith('.heapsnapshot'));
  for (const old of taken()) rmSync(join(dataFolder, old));
  process.kill(pid, 'SIGUSR2');
  for (let size = -1; ; await sleep(1_000)) {
    const [name] = taken();
    if (name === undefined) continue;
    const now = statSync(join(dataFolder, name)).size;
    if (now > 0 && now === size) return now / 1024 ** 2;
    size = now;
  }
}

async function connections(sql: Sql): Promise<number> {
  const [row] = await sql`select count(*)::int as open from pg_stat_activity
    where backend_type = 'client backend' and pid <> pg_backend_pid()`;
  return row?.open as number;
}

async function fullWork(story: Story, sql: Sql): Promise<number> {
  const [line] = await story.lines();
  const { uploadId } = await story.checked(voice());
  let working = true;
  const load = [
    ...Array.from({ length: 6 }, async () => {
      while (working) await story.owner.upload(voice(2)).catch(() => sleep(50));
    }),
    ...Array.from({ length: 40 }, async () => {
      const body = { kind: 'voice_replacement', lineId: line?.id, slot: 'greeting', uploadId };
      while (working) await story.owner.post('/qualifications', body).catch(() => sleep(50));
    }),
  ];
  let most = 0;
  for (let sample = 0; sample < 100; sample += 1) {
    most = Math.max(most, await connections(sql));
    await sleep(100);
  }
  working = false;
  await Promise.all(load);
  return most;
}

async function untilChecked(sql: Sql): Promise<void> {
  while ((await sql`select 1 from prompt where status = 'checking' limit 1`).length > 0) await sleep(500);
}

async function idleShare(pid: number, dataFolder: string): Promise<number> {
  const members = family(pid, dataFolder);
  const before = new Map(members.map((member) => [member, usedSeconds(member)]));
  const since = performance.now();
  await sleep(idleSeconds * 1_000);
  const used = members.reduce((sum, member) => sum + Math.max(0, usedSeconds(member) - (before.get(member) ?? 0)), 0);
  return used / ((performance.now() - since) / 1_000);
}

async function streams(story: Story, pid: number): Promise<void> {
  const attached = await watchEvents(story.owner);
  const sizes: string[] = [];
  for (const count of [reconnects / 10, reconnects, reconnects]) {
    for (let turn = 0; turn < count; turn += 1) (await watchEvents(story.owner)).close();
    await sleep(1_000);
    sizes.push((await snapshotMegabytes(pid)).toFixed(1));
  }
  attached.close();
  console.info(`reachable memory, each ${reconnects} live streams later     ${sizes.join(' → ')} MB   (aim flat)`);
}

const dataFolder = makeServerFolder('bench-idle');
const program = await startProgram({
  dataFolder,
  env: { LOG_LEVEL: 'error', NODE_OPTIONS: `--heapsnapshot-signal=SIGUSR2 --diagnostic-dir=${dataFolder}` },
});
await program.ready();
const story = new Story(readCredentials(dataFolder), program.baseUrl);
const sql = openEmbedded(dataFolder);
console.info(`PostgreSQL connections at full work        ${await fullWork(story, sql)}   (aim at most 30)`);
await untilChecked(sql);
await sleep(restSeconds * 1_000);
console.info(`PostgreSQL connections at rest             ${await connections(sql)}   (aim at most 10)`);
await sql.end();
const share = await idleShare(program.pid, dataFolder);
console.info(`processor time at rest, of one core        ${(share * 100).toFixed(2)} %   (aim at most 2 %)`);
await streams(story, program.pid);
await program.end('SIGTERM');
rmSync(dataFolder, { recursive: true, force: true });
process.exit(0);
