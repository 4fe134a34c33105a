import { once } from 'node:events';
import { readFileSync, rmSync, utimesSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endPrograms, processesNaming, type RunningProgram, startProgram } from '../../support/process.ts';
import { doneOnce, filesBelow, openEmbedded, tracesOf } from '../../support/process-proof.ts';
import { type Filed, readCredentials, Story, voice } from '../../support/process-story.ts';
import { makeServerFolder } from '../../support/temporary-folder.ts';

/** Number of kills in mid-apply; four changes are in progress at each. */
const rounds = 8;
let dataFolder: string;
let program: RunningProgram;
let story: Story;
let sql: Sql;

beforeAll(async () => {
  dataFolder = makeServerFolder('killed');
  await start();
});

beforeEach(async () => {
  // A test that failed after its kill must not leave a program running.
  if (!(await fetch(`${program.baseUrl}/healthz`).catch(() => null))) await start();
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

async function untilNone(find: () => unknown[], withinMs: number): Promise<void> {
  const giveUpAt = performance.now() + withinMs;
  while (find().length > 0 && performance.now() < giveUpAt) await sleep(20);
  expect(find()).toEqual([]);
}

describe('kill -9 of the whole program', () => {
  it('in mid-upload leaves an unfinished file that the sweep removes, and nothing else', async () => {
    const before = filesBelow(join(dataFolder, 'files'));
    const prompts = await sql`select id from prompt order by id`;
    const body = voice(40);
    const boundary = 'slow';
    const client = request(`${program.baseUrl}/api/v1/uploads`, {
      method: 'POST',
      headers: {
        Authorization: story.owner.authorization,
        'Content-Type': `multipart/form-data; boundary=${boundary}`,
      },
    });
    const broken = once(client, 'error');
    client.write(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.wav"\r\n\r\n`);
    client.write(body.subarray(0, body.length / 2));
    const parts = () => filesBelow(join(dataFolder, 'files')).filter((name) => name.endsWith('.part'));
    while (parts().length === 0) await sleep(10);
    await kill();
    await broken;
    for (const name of parts()) utimesSync(join(dataFolder, 'files', name), 1, 1);
    expect(parts()).toHaveLength(1);
    await start();
    await untilNone(parts, 10_000);
    expect(filesBelow(join(dataFolder, 'files'))).toEqual(before);
    expect(await sql`select id from prompt order by id`).toEqual(prompts);
  });

  it('in mid-check takes ffmpeg and PostgreSQL along; the upload it had acknowledged is checked after the restart', async () => {
    const upload = await story.owner.upload(voice(20));
    const encoders = () =>
      processesNaming(join(dataFolder, 'work')).filter(({ command }) => command.includes('ffmpeg'));
    while (encoders().length === 0) await sleep(5);
    await kill();
    // If bwrap is killed while setting itself up, it may leave a process that waits and runs nothing; the next start ends it.
    const isSandbox = ({ command }: { command: string }) => command.split(' ')[0]?.endsWith('/bwrap') === true;
    await untilNone(() => processesNaming(dataFolder).filter((found) => !isSandbox(found)), 8_000);
    const halves = new Set(processesNaming(dataFolder).map(({ pid }) => pid));
    const work = () => filesBelow(join(dataFolder, 'work'));
    const left = work().length;
    await start();
    await untilNone(() => processesNaming(dataFolder).filter(({ pid }) => halves.has(pid)), 5_000);
    const begun = performance.now();
    await story.owner.until(`/prompts/${upload.promptId}`, ({ status }) => status === 'ready');
    console.info(`killed in mid-check: verdict ${Math.round(performance.now() - begun)} ms after the restart`);
    expect(left).toBeGreaterThan(0);
    const traces = await sql`
      select count(*)::int as verdicts from audit_row where subject_id = ${upload.promptId} and action = 'prompt.checked'`;
    expect(traces).toEqual([{ verdicts: 1 }]);
    await untilNone(work, 5_000);
  });

  it('in mid-apply, at many moments, completes every acknowledged change exactly once', async () => {
    const lines = await story.lines();
    const uploads = [await story.checked(voice()), await story.checked(voice())];
    const moments: Record<string, number> = {};
    let slowest = 0;
    for (let round = 0; round < rounds; round += 1) {
      const upload = uploads[round % 2] as (typeof uploads)[number];
      const filed: Filed[] = [];
      for (const line of lines) {
        for (const slot of ['greeting', 'custom:second']) {
          const body = { kind: 'voice_replacement', lineId: line.id, slot, uploadId: upload.uploadId };
          const { id, jobId } = await story.owner.post('/change-requests', body);
          filed.push({ changeRequestId: id, jobId, lineId: line.id, slot, promptId: upload.promptId });
        }
      }
      for (const one of filed) await story.take(one);
      const presses = filed.map((one) => story.apply(one).then(() => one.changeRequestId));
      const pressed = Promise.allSettled(presses);
      // The kills are spread from before the first answer until after the last change, also on a busy machine.
      if (round % 4 > 0) await Promise.any(presses);
      await sleep(Math.random() * 40 * (round % 4));
      await kill();
      const acknowledged = new Set((await pressed).flatMap((end) => (end.status === 'fulfilled' ? [end.value] : [])));
      await start();
      for (const one of filed) {
        const { status } = await story.owner.get(`/change-requests/${one.changeRequestId}`);
        const moment = acknowledged.has(one.changeRequestId) ? `acknowledged, ${status}` : 'not acknowledged';
        moments[moment] = (moments[moment] ?? 0) + 1;
        // A client without an answer tries again; if the first call was recorded after all, the second is refused or the change is done.
        if (!acknowledged.has(one.changeRequestId)) await story.apply(one).catch(() => undefined);
      }
      const begun = performance.now();
      for (const one of filed) await story.completed(one);
      slowest = Math.max(slowest, performance.now() - begun);
      for (const one of filed) expect(await tracesOf(sql, one)).toEqual(doneOnce);
      await expectHeard(filed, lines);
    }
    console.info('killed in mid-apply:', moments, `all done at most ${Math.round(slowest)} ms after the restart`);
    expect(Object.keys(moments).some((moment) => moment !== 'not acknowledged')).toBe(true);
  }, 150_000);
});

/** The API and the phone system's own file agree with what was asked for. */
async function expectHeard(filed: Filed[], lines: { id: string; number: string }[]): Promise<void> {
  for (const line of lines) {
    const own = filed.filter(({ lineId }) => lineId === line.id);
    const heard = await story.owner.get(`/lines/${line.id}/callers-hear?at=2026-12-02T15:00:00%2B08:00`);
    const greeting = own.find(({ slot }) => slot === 'greeting');
    expect(heard).toMatchObject({ state: 'open', prompt: { promptId: greeting?.promptId } });
    const folder = join(dataFolder, 'demo-phone-system', 'lines', line.number.slice(1));
    const file = JSON.parse(readFileSync(join(folder, 'line.json'), 'utf8'));
    const [{ revision }] = (await sql`select revision from line where id = ${line.id}`) as unknown as [
      { revision: number },
    ];
    expect(file.revision).toBe(revision);
    for (const { slot, promptId } of own) expect(file.config.prompts[slot]).toBe(promptId);
  }
}
