import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endPrograms, type RunningProgram, startProgram } from '../../support/process.ts';
import { openEmbedded } from '../../support/process-proof.ts';
import { readCredentials, Story } from '../../support/process-story.ts';
import { makeServerFolder } from '../../support/temporary-folder.ts';

interface Line {
  id: string;
  number: string;
}

// biome-ignore lint/suspicious/noExplicitAny: the API's own JSON
type Answer = any;

const lineCount = 200;
let dataFolder: string;
let program: RunningProgram;
let story: Story;
let sql: Sql;
let lines: Line[];

beforeAll(async () => {
  dataFolder = makeServerFolder('killed-many-lines');
  await start();
  lines = await addLines();
});

afterAll(async () => {
  await sql?.end();
  await endPrograms();
  rmSync(dataFolder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  program = await startProgram({ dataFolder });
  await program.ready();
  story = new Story(readCredentials(dataFolder), program.baseUrl);
  sql = openEmbedded(dataFolder);
}

async function kill(): Promise<void> {
  await sql.end();
  await program.end('SIGKILL');
}

/** Lines of the demo customer on the directory phone system, in the order of their numbers. */
async function addLines(): Promise<Line[]> {
  const { items } = await story.admin.get('/phone-systems');
  const system = items.find(({ kind }: Answer) => kind === 'directory');
  const [first] = await story.lines();
  const { organisationId } = await story.owner.get(`/lines/${first?.id}`);
  const made: Line[] = [];
  for (let index = 0; index < lineCount; index += 1) {
    const number = `+8862555${String(60_000 + index)}`;
    const body = { organisationId, number, label: `Shop ${index}`, phoneSystemId: system.id, county: '臺北市' };
    made.push({ id: (await story.admin.post('/lines', body)).id, number });
  }
  return made;
}

function folderOf({ number }: Line): string {
  return join(dataFolder, 'demo-phone-system', 'lines', number.slice(1));
}

/** `line.json` as the PBX reads it; null before the first one. */
function fileOf(line: Line): Answer {
  const path = join(folderOf(line), 'line.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

function daysIn(line: Line, date: string): number {
  return fileOf(line)?.config.datedDays.filter(({ from }: Answer) => from === date).length ?? 0;
}

interface Holiday {
  date: string;
  path: string;
  job: string;
  id: string;
}

async function filed(date: string): Promise<Holiday> {
  const add = [{ from: date, to: date, name: '盤點', hours: 'closed' }];
  const lineIds = lines.map(({ id }) => id);
  const { id, jobId } = await story.owner.post('/change-requests', { kind: 'holiday_setting', lineIds, add });
  await story.technician.post(`/jobs/${jobId}/take`);
  return { date, id, path: `/change-requests/${id}`, job: `/jobs/${jobId}` };
}

/** Waits until at least `most` lines have the day; returns their number. */
async function reached({ date }: Holiday, most: number): Promise<number> {
  const giveUpAt = performance.now() + 60_000;
  for (;;) {
    const having = lines.filter((line) => daysIn(line, date) > 0).length;
    if (having >= most) return having;
    if (performance.now() > giveUpAt) throw new Error(`${having} of ${most} lines have ${date} after a minute`);
    await sleep(2);
  }
}

function statesOf({ lines: own }: Answer): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { state } of own) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

/** While it goes on, what the API says of a line is never ahead of what its phone system has. */
async function expectTruth({ path, date }: Holiday): Promise<Record<string, number>> {
  const now = await story.owner.get(path);
  for (const [index, { lineId, state }] of now.lines.entries()) {
    const line = lines[index] as Line;
    expect(lineId).toBe(line.id);
    if (state === 'live') expect(daysIn(line, date), line.number).toBe(1);
  }
  return statesOf(now);
}

/** In the database and on the phone system, each of these lines has the day from one revision, and nothing waits any more. */
async function expectOnce({ id, date }: Holiday, on: readonly Line[], attempts = 1): Promise<void> {
  const rows = await sql`
    select l.id, l.revision, l.settled_revision, d.lease_token, d.again, d.attempts,
      (select count(*)::int from line_wish w where w.line_id = l.id) as wishes,
      (select count(*)::int from line_revision r where r.line_id = l.id and r.change_request_id = ${id}
        and r.reason = 'change_request') as made,
      (select count(*)::int from line_revision r where r.line_id = l.id and r.change_request_id = ${id}
        and r.reason = 'change_request' and not exists (
          select 1 from line_revision b where b.line_id = r.line_id and b.takes_back = r.number)) as in_force
    from line l join line_drive d on d.line_id = l.id where l.id = any(${on.map((line) => line.id)}::uuid[])`;
  expect(rows).toHaveLength(on.length);
  const known = new Map(rows.map((row) => [row.id, row]));
  for (const line of on) {
    const row = known.get(line.id);
    const rest = { lease_token: null, again: false, attempts: 0, wishes: 0, made: attempts, in_force: 1 };
    expect(row, line.number).toMatchObject({ ...rest, settled_revision: row?.revision });
    expect(fileOf(line)).toMatchObject({ lineId: line.id, revision: row?.revision });
    expect(daysIn(line, date), line.number).toBe(1);
  }
}

/** The request ended once: one audit row, one closed job, one mail. */
async function expectEndedOnce({ id }: Holiday): Promise<void> {
  const [traces] = await sql`
    select (select count(*)::int from audit_row where change_request_id = ${id} and action = 'change_request.complete') as audited,
      (select count(*)::int from job where change_request_id = ${id} and status = 'done') as jobs,
      (select count(*)::int from message where kind = 'change_request_completed' and body like '%' || ${id} || '%') as mails`;
  expect(traces).toEqual({ audited: 1, jobs: 1, mails: 1 });
}

function completed({ path }: Holiday): Promise<Answer> {
  return story.owner.until(path, ({ status }) => status === 'completed', 60_000);
}

describe(`kill -9 in the middle of a holiday over ${lineCount} lines`, () => {
  it.each([
    { date: '2027-03-02', kills: [0, 75] },
    { date: '2027-03-03', kills: [120, lineCount] },
  ])(
    'after $kills lines: every line has the day once, and the request is completed once',
    async ({ date, kills }) => {
      const holiday = await filed(date);
      await story.technician.post(`${holiday.job}/apply`);
      for (const most of kills) {
        const having = await reached(holiday, most);
        await kill();
        await start();
        console.info(`killed with ${having} files written; after the restart`, await expectTruth(holiday));
      }
      const done = await completed(holiday);
      expect(done).toMatchObject({ outcome: 'whole', proof: 'settled' });
      expect(statesOf(done)).toEqual({ live: lineCount });
      await expectOnce(holiday, lines);
      await expectEndedOnce(holiday);
    },
    180_000,
  );

  it('with a line that its phone system cannot take: it alone fails, with its reason, and is retried alone', async () => {
    const broken = lines[lineCount / 2] as Line;
    const others = lines.filter((line) => line !== broken);
    rmSync(folderOf(broken), { recursive: true, force: true });
    writeFileSync(folderOf(broken), 'a file where the folder of the line belongs');
    const holiday = await filed('2027-03-04');
    await story.technician.post(`${holiday.job}/apply`);
    await reached(holiday, 20);
    await kill();
    await start();
    await expectTruth(holiday);
    const partial = await story.owner.until(holiday.path, ({ status }) => status === 'partial', 60_000);
    expect(statesOf(partial)).toEqual({ live: lineCount - 1, failed: 1 });
    const failed = partial.lines.find(({ lineId }: Answer) => lineId === broken.id);
    expect(failed).toMatchObject({ state: 'failed', fault: 'apply_retry' });
    const { result } = await story.technician.get(holiday.job);
    expect(result).toMatchObject({ state: 'failed', message: expect.stringContaining('EEXIST') });
    await expectOnce(holiday, others);
    rmSync(folderOf(broken));
    await story.technician.post(`${holiday.job}/retry`);
    await kill();
    await start();
    expect(statesOf(await completed(holiday))).toEqual({ live: lineCount });
    await expectOnce(holiday, others);
    await expectOnce(holiday, [broken], 2);
    await expectEndedOnce(holiday);
  }, 180_000);
});
