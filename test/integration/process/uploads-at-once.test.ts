import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrateDatabase } from '../../../src/db/migrate.ts';
import { migrateQueue } from '../../../src/queue/migrate-queue.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { faultCollector } from '../../support/fault-collector.ts';
import { endPrograms, type RunningProgram, startProgram } from '../../support/process.ts';
import { filesBelow } from '../../support/process-proof.ts';
import { readCredentials } from '../../support/process-story.ts';
import { leaveFree, openFiles, seenFromOutside, smallDisksAbsent, throughSmallDisk } from '../../support/small-disk.ts';
import { makeServerFolder } from '../../support/temporary-folder.ts';
import { eventually } from '../../support/test-tasks.ts';
import { type TusAnswer, TusClient } from '../../support/tus-client.ts';

const megabyte = 1024 * 1024;
/** The product keeps 256 MiB free. */
const diskBytes = 300 * megabyte;
const whole = randomBytes(60_000);
const middle = 30_000;
const beside = ['DELETE', 'HEAD', 'PATCH', 'cut'] as const;

let dataFolder: string;
let seen: string;
let database: TestDatabase;
let program: RunningProgram;
let owner: TusClient;

if (smallDisksAbsent) console.info(`skipped: ${smallDisksAbsent}`);

beforeAll(async () => {
  dataFolder = makeServerFolder('uploads');
  database = await createTestDatabase((url) => migrateDatabase({ url, logger: faultCollector().logger, migrateQueue }));
  const through = smallDisksAbsent ? undefined : throughSmallDisk(dataFolder, diskBytes);
  program = await startProgram({ dataFolder, env: { DATABASE_URL: database.url }, through });
  await program.ready();
  seen = smallDisksAbsent ? dataFolder : seenFromOutside(program.pid, dataFolder);
  const { accounts } = readCredentials(seen);
  owner = new TusClient(program.baseUrl, {
    authorization: `Bearer ${accounts.owner?.apiKey}`,
    'accept-language': 'en',
  });
});
afterAll(async () => {
  await endPrograms();
  await database.drop();
  rmSync(dataFolder, { recursive: true, force: true });
});

async function begun(): Promise<string> {
  const path = await owner.begin(whole.length);
  expect(await owner.piece(path, 0, whole.subarray(0, middle))).toMatchObject({ status: 204 });
  return path;
}

/** Sends the last piece and another call right after it; returns both answers. */
async function lastPieceBeside(path: string, round: number): Promise<TusAnswer[]> {
  const what = beside[round % beside.length];
  const headers = {
    'upload-offset': String(middle),
    'content-type': 'application/offset+octet-stream',
    'content-length': String(whole.length - middle),
  };
  const { call, answer } = owner.open('PATCH', path, headers);
  call.end(whole.subarray(middle));
  await new Promise((settle) => setTimeout(settle, (round >> 2) % 5));
  if (what === 'cut') {
    call.destroy();
    return [await answer, await owner.ask('HEAD', path)];
  }
  const other = what === 'PATCH' ? owner.piece(path, middle, whole.subarray(middle)) : owner.ask(what as string, path);
  return await Promise.all([answer, other]);
}

function expectClean(answers: TusAnswer[], allowed: number[]): void {
  for (const { status, text, headers } of answers) {
    expect([0, 200, 204, 404, 409, 423, ...allowed], text).toContain(status);
    if (status < 400 || text === '') continue;
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(JSON.parse(text)).toMatchObject({ status, detail: expect.stringMatching(/^[A-Z]/) });
  }
}

/** Everything the rounds could leave: unfinished and half-written files, and open handles. */
function leftBehind(): { files: string[]; handles: string[] } {
  const files = ['unfinished', join('files', '.parts')].flatMap((folder) => filesBelow(join(seen, folder)));
  return { files, handles: openFiles(program.pid, join(dataFolder, 'unfinished')) };
}

async function give(path: string): Promise<void> {
  await owner.ask('DELETE', path);
}

it('48 times the last piece beside a DELETE, a HEAD, a PATCH or a cut: the process lives, nothing is left', async () => {
  const before = leftBehind();
  for (let round = 0; round < 48; round += 1) {
    const path = await begun();
    const answers = await lastPieceBeside(path, round);
    expectClean(answers, []);
    const after = await owner.ask('HEAD', path);
    expectClean([after], []);
    // Recorded completely, not at all, or still resumable.
    if (after.headers['upload-offset'] !== String(whole.length)) await give(path);
  }
  await eventually(async () => JSON.stringify(leftBehind()) === JSON.stringify(before), 5_000);
});

it.skipIf(smallDisksAbsent)(
  '12 times more on a nearly full disk: 507, no handle lost, and all goes on afterwards',
  async () => {
    const before = leftBehind();
    const paths: string[] = [];
    for (let round = 0; round < 12; round += 1) paths.push(await begun());
    const giveBack = leaveFree(seen, 200 * megabyte);
    try {
      const refused = await owner.ask('POST', '/api/v1/uploads/resumable', { 'upload-length': '100' });
      expect(refused.status, refused.text).toBe(507);
      expect(JSON.parse(refused.text)).toMatchObject({ code: 'storage_full', status: 507 });
      for (const [round, path] of paths.entries()) expectClean(await lastPieceBeside(path, round), [507]);
      for (const path of paths) expectClean([await owner.ask('HEAD', path), await owner.ask('HEAD', path)], [507]);
    } finally {
      giveBack();
    }
    for (const path of paths) {
      const { headers } = await owner.ask('HEAD', path);
      const offset = Number(headers['upload-offset'] ?? whole.length);
      if (offset < whole.length)
        expect(await owner.piece(path, offset, whole.subarray(offset))).toMatchObject({ status: 200 });
    }
    await eventually(async () => JSON.stringify(leftBehind()) === JSON.stringify(before), 5_000);
  },
);
