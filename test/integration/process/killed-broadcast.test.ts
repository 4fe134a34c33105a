import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endPrograms, type RunningProgram, startProgram } from '../../support/process.ts';
import { openEmbedded } from '../../support/process-proof.ts';
import { Caller, type Credentials, readCredentials, Story } from '../../support/process-story.ts';
import { makeServerFolder } from '../../support/temporary-folder.ts';

// biome-ignore lint/suspicious/noExplicitAny: the API's own JSON
type Answer = any;

/** `LINES=5000` is the long form. */
const lineCount = Number(process.env.LINES ?? 200);
const longestMs = 90_000 + lineCount * 60;
const county = '屏東縣';
let dataFolder: string;
let program: RunningProgram;
let credentials: Credentials;
let author: Caller;
let second: Caller;
let sql: Sql;
let numbers: string[];

beforeAll(async () => {
  dataFolder = makeServerFolder('killed-broadcast');
  await start();
  numbers = await addLines();
}, 2 * longestMs);

afterAll(async () => {
  await sql?.end();
  await endPrograms();
  rmSync(dataFolder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  program = await startProgram({ dataFolder });
  await program.ready();
  credentials = readCredentials(dataFolder);
  const callerOf = (account: string) => new Caller(program.baseUrl, credentials.accounts[account]?.apiKey ?? '');
  [author, second] = [callerOf('operator'), callerOf('operator2')];
  sql = openEmbedded(dataFolder);
}

/** The whole program with its PostgreSQL. */
async function kill(): Promise<void> {
  await sql.end();
  await program.end('SIGKILL');
}

/** Lines on the demo's directory phone system that are set up there, and that may be closed without asking. */
async function addLines(): Promise<string[]> {
  const story = new Story(credentials, program.baseUrl);
  const { items } = await story.admin.get('/phone-systems');
  const system = items.find(({ kind }: Answer) => kind === 'directory');
  const [first] = await story.lines();
  const { organisationId } = await story.owner.get(`/lines/${first?.id}`);
  const made: string[] = [];
  for (let index = 0; index < lineCount; index += 1) {
    const number = `+8865551${String(index).padStart(4, '0')}`;
    const body = { organisationId, number, label: `Shop ${index}`, phoneSystemId: system.id, county };
    await story.admin.post('/lines', body);
    made.push(number);
  }
  await sql`update line set emergency_consent = 'auto' where county = ${county}`;
  await sql`insert into line_drive (line_id, organisation_id, target) select id, organisation_id, revision from line where county = ${county}`;
  await waitFor(async () => {
    const [row] =
      await sql`select count(*)::int as waiting from line where county = ${county} and settled_revision is null`;
    return row?.waiting === 0;
  });
  return made;
}

async function waitFor(is: () => Promise<boolean>): Promise<void> {
  const giveUpAt = performance.now() + longestMs;
  while (!(await is())) {
    if (performance.now() > giveUpAt) throw new Error(`not so after ${longestMs} ms`);
    await sleep(20);
  }
}

async function sent(from: Date, until: Date): Promise<Answer> {
  const body = { area: { county }, from: from.toISOString(), until: until.toISOString(), reason: 'Typhoon day' };
  const { id, sound } = await author.post('/broadcasts', body);
  const { draftHash } = await author.post(`/broadcasts/${id}/submit`);
  await second.post(`/broadcasts/${id}/heard`, { promptSha256: sound.sha256 });
  return await second.post(`/broadcasts/${id}/approve`, { draftHash });
}

/** The closures of this broadcast in each line's file. */
function onDisk(id: string): Answer[][] {
  return numbers.map((number) => {
    const path = join(dataFolder, 'demo-phone-system', 'lines', number.slice(1), 'line.json');
    return JSON.parse(readFileSync(path, 'utf8')).closures.filter((closure: Answer) => closure.id === id);
  });
}

const closedOnDisk = (id: string) => onDisk(id).filter(({ length }) => length > 0).length;

describe(`kill -9 in the middle of a broadcast over ${lineCount} lines`, () => {
  it(
    'every line is closed once, none is missing; the file contains the window, so that the PBX ends it by itself',
    async () => {
      const from = new Date(Date.now() + 86_400_000);
      const until = new Date(from.getTime() + 86_400_000);
      const { id } = await sent(from, until);
      for (const most of [0, lineCount * 0.15, lineCount / 2]) {
        await waitFor(async () => closedOnDisk(id) >= most);
        const files = closedOnDisk(id);
        await kill();
        await start();
        const { counts } = await author.get(`/broadcasts/${id}`);
        // The reported state is never ahead of the phone system.
        expect(counts.applied).toBeLessThanOrEqual(closedOnDisk(id));
        console.info(`killed with ${files} lines closed on disk; ${counts.applied} of them known after the restart`);
      }
      const reached = await author.until(`/broadcasts/${id}`, ({ status }) => status === 'active', longestMs);
      expect(reached.counts).toMatchObject({ close: lineCount, applied: lineCount, failed: 0, queued: 0, held: 0 });
      for (const closures of onDisk(id)) {
        expect(closures).toHaveLength(1);
        expect(closures[0]).toMatchObject({ from: from.toISOString(), source: 'broadcast' });
        expect(new Date(closures[0].until).getTime()).toBe(until.getTime());
      }
      const [row] = await sql`select count(*)::int as rows from broadcast_line where broadcast_id = ${id}`;
      expect(row?.rows).toBe(lineCount);
      await author.post(`/broadcasts/${id}/end`, { reason: 'Over' });
      await waitFor(async () => closedOnDisk(id) <= lineCount - 30);
      await kill();
      await start();
      const over = await author.until(`/broadcasts/${id}`, ({ status }) => status === 'ended', longestMs);
      expect(over.counts).toMatchObject({ restored: lineCount, restoring: 0 });
      expect(closedOnDisk(id)).toBe(0);
    },
    3 * longestMs,
  );

  it(
    'the same when its database alone is killed',
    async () => {
      const { id } = await sent(new Date(Date.now() + 3 * 86_400_000), new Date(Date.now() + 4 * 86_400_000));
      await waitFor(async () => closedOnDisk(id) >= lineCount * 0.15);
      const files = closedOnDisk(id);
      const postmaster = readFileSync(join(dataFolder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0];
      process.kill(Number(postmaster), 'SIGKILL');
      console.info(`database killed with ${files} lines closed on disk`);
      const reached = await author.until(`/broadcasts/${id}`, ({ status }) => status === 'active', longestMs);
      expect(reached.counts).toMatchObject({ close: lineCount, applied: lineCount, failed: 0, queued: 0, held: 0 });
      expect(onDisk(id).every(({ length }) => length === 1)).toBe(true);
      await author.post(`/broadcasts/${id}/end`, { reason: 'Over' });
      await author.until(`/broadcasts/${id}`, ({ status }) => status === 'ended', longestMs);
    },
    3 * longestMs,
  );

  it(
    'ends right after the restart when everything was down at its end',
    async () => {
      const until = new Date(Date.now() + 20_000 + lineCount * 10);
      const { id } = await sent(new Date(Date.now() - 1_000), until);
      await author.until(`/broadcasts/${id}`, ({ status }) => status === 'active', until.getTime() - Date.now());
      await kill();
      await sleep(Math.max(0, until.getTime() - Date.now()) + 500);
      expect(closedOnDisk(id)).toBe(lineCount);
      await start();
      const over = await author.until(`/broadcasts/${id}`, ({ status }) => status === 'ended', 60_000);
      expect(new Date(over.endedAt).getTime()).toBe(Math.floor(until.getTime() / 1_000) * 1_000);
      expect(closedOnDisk(id)).toBe(0);
    },
    2 * longestMs,
  );
});
