import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endPrograms, processesNaming, type RunningProgram, startProgram } from '../../support/process.ts';
import { doneOnce, filesBelow, openEmbedded, tracesOf } from '../../support/process-proof.ts';
import { type Filed, readCredentials, Story, voice } from '../../support/process-story.ts';
import { makeServerFolder } from '../../support/temporary-folder.ts';

let dataFolder: string;
let program: RunningProgram;
let story: Story;

beforeEach(async () => {
  dataFolder = makeServerFolder('stopped');
  await start();
});

afterEach(async () => {
  await endPrograms();
  rmSync(dataFolder, { recursive: true, force: true });
});

async function start(env: Record<string, string> = {}): Promise<void> {
  program = await startProgram({ dataFolder, env });
  await program.ready();
  story = new Story(readCredentials(dataFolder), program.baseUrl);
}

describe('SIGTERM under load', () => {
  it('loses nothing that was acknowledged, ends in time, and the next start continues', async () => {
    const [line] = await story.lines();
    const filed: Filed[] = [];
    for (const slot of ['greeting', 'custom:a', 'custom:b']) filed.push(await story.file(line?.id ?? '', slot));
    for (const one of filed) await story.take(one);
    const acknowledged: string[] = [];
    const refused: string[] = [];
    const stopping = new AbortController();
    const load = Array.from({ length: 3 }, async () => {
      while (!stopping.signal.aborted) {
        try {
          acknowledged.push((await story.owner.upload(voice(3))).promptId);
        } catch (error) {
          if ((error as Error).message.startsWith('POST')) refused.push((error as Error).message);
          return;
        }
      }
    });
    await sleep(600);
    const pressed = Promise.allSettled(filed.map((one) => story.apply(one)));
    const since = performance.now();
    const end = await program.end('SIGTERM');
    const ms = Math.round(performance.now() - since);
    stopping.abort();
    await Promise.all(load);
    expect(end).toEqual({ code: 0, signal: null });
    expect(processesNaming(dataFolder)).toEqual([]);
    expect(filesBelow(join(dataFolder, 'work'))).toEqual([]);
    // Where a connection was not cut, the answer may only tell the client to try another instance.
    expect(refused.filter((message) => !message.includes(': 503 '))).toEqual([]);
    console.info(`stopped in ${ms} ms with ${acknowledged.length} uploads acknowledged`);
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(program.output()).not.toContain('did not stop in time');
    expect(program.output()).not.toContain('could not close cleanly');

    await start();
    for (const promptId of acknowledged) {
      await story.owner.until(`/prompts/${promptId}`, ({ status }) => status === 'ready');
    }
    const answers = await pressed;
    const sql = openEmbedded(dataFolder);
    for (const [index, one] of filed.entries()) {
      if (answers[index]?.status === 'rejected') await story.apply(one).catch(() => undefined);
      await story.completed(one);
      expect(await tracesOf(sql, one)).toEqual(doneOnce);
    }
    await sql.end();
  }, 120_000);

  it('hands a check back that would take longer than the deadline, and a second signal ends it at once', async () => {
    await program.end('SIGTERM');
    await start({ LINESHIFT_SHUTDOWN_SECONDS: '4' });
    const { promptId } = await story.owner.upload(voice(20));
    while (!processesNaming(join(dataFolder, 'work')).some(({ command }) => command.includes('ffmpeg'))) await sleep(5);
    const since = performance.now();
    expect(await program.end('SIGTERM')).toEqual({ code: 0, signal: null });
    console.info(`stopped in ${Math.round(performance.now() - since)} ms with a long check under way`);
    expect(processesNaming(dataFolder)).toEqual([]);
    await start();
    await story.owner.until(`/prompts/${promptId}`, ({ status }) => status !== 'checking');
    const stopped = program.exited;
    process.kill(program.pid, 'SIGTERM');
    process.kill(program.pid, 'SIGTERM');
    await stopped;
  }, 120_000);
});

describe('kill -9 of the embedded PostgreSQL', () => {
  it('is repaired by the running program: what was acknowledged is stored, and the story goes on', async () => {
    const [line] = await story.lines();
    const filed = await story.file(line?.id ?? '', 'greeting');
    await story.take(filed);
    const acknowledged: string[] = [];
    const stopping = new AbortController();
    const load = Array.from({ length: 4 }, async () => {
      while (!stopping.signal.aborted) {
        await story.owner.upload(voice()).then(
          ({ promptId }) => acknowledged.push(promptId),
          () => sleep(50),
        );
      }
    });
    await story.apply(filed);
    await sleep(150);
    const pid = Number(readFileSync(join(dataFolder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
    execFileSync('kill', ['-9', String(pid)]);
    const since = performance.now();
    const away = async () => (await fetch(`${program.baseUrl}/readyz`)).status !== 200;
    while (!(await away()) && performance.now() - since < 2_000) await sleep(10);
    while (await away()) await sleep(50);
    const ms = Math.round(performance.now() - since);
    await sleep(300);
    stopping.abort();
    await Promise.all(load);
    await story.completed(filed);
    for (const promptId of acknowledged) {
      await story.owner.until(`/prompts/${promptId}`, ({ status }) => status === 'ready', 60_000);
    }
    const sql = openEmbedded(dataFolder);
    expect(await tracesOf(sql, filed)).toEqual(doneOnce);
    await sql.end();
    console.info(`PostgreSQL killed: ready again after ${ms} ms, ${acknowledged.length} uploads acknowledged`);
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(await program.end('SIGTERM')).toEqual({ code: 0, signal: null });
  }, 120_000);
});
