import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleBody, exampleQuery, type Operation, operationsOf } from '../../support/api-operations.ts';
import { endPrograms, type RunningProgram, startProgram } from '../../support/process.ts';
import { type Credentials, readCredentials, Story, voice } from '../../support/process-story.ts';
import { makeServerFolder } from '../../support/temporary-folder.ts';

const kills = 5;
const nowhere = '01900000-0000-7000-8000-000000000000';
let dataFolder: string;
let program: RunningProgram;
let credentials: Credentials;
let story: Story;

beforeAll(async () => {
  dataFolder = makeServerFolder('database-killed');
  program = await startProgram({ dataFolder });
  await program.ready();
  credentials = readCredentials(dataFolder);
  story = new Story(credentials, program.baseUrl);
});

afterAll(async () => {
  await endPrograms();
  rmSync(dataFolder, { recursive: true, force: true });
});

interface Call {
  name: string;
  send(): Promise<Response>;
}

function call(path: string, init: RequestInit = {}, account = 'admin'): Call {
  const headers = { Authorization: `Bearer ${credentials.accounts[account]?.apiKey}`, ...init.headers };
  return {
    name: `${init.method ?? 'GET'} ${path}`,
    send: () => fetch(program.baseUrl + path, { ...init, headers }),
  };
}

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

function asDeclared(operation: Operation, ids: Record<string, string>): Call {
  const reads = operation.method === 'GET';
  const [, first = ''] = operation.path.split('/');
  const path = operation.path
    .replace('{n}', '1')
    .replace('{year}', '2026')
    .replace('{date}', '2026-03-04')
    .replace(/\{\w+\}/g, (reads && ids[first]) || nowhere);
  const body = exampleBody(operation);
  const headers: Record<string, string> = operation.edits ? { 'If-Match': '"1"' } : {};
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const query = reads ? exampleQuery(operation) : '';
  const init = { method: operation.method, headers, body: body && JSON.stringify(body) };
  return call(`/api/v1${path}${query}`, init, operation.path.startsWith('/jobs') ? 'technician' : 'admin');
}

/** Every operation of the document, and real writes: filing, cancelling, uploads, sign-in, the dashboard. */
async function everyCall(): Promise<Call[]> {
  const filed = await story.file((await story.lines())[0]?.id ?? '', 'greeting');
  const document = await (await fetch(`${program.baseUrl}/api/openapi.json`)).json();
  const ids = {
    lines: filed.lineId,
    prompts: filed.promptId,
    'change-requests': filed.changeRequestId,
    jobs: filed.jobId,
  };
  const declared = operationsOf(document)
    // The stream of events does not end, and an upload needs its file: both are called below.
    .filter(
      ({ path, method }) =>
        path !== '/events' && path !== '/uploads' && !(path === '/uploads/resumable' && method === 'POST'),
    )
    .map((operation) => asDeclared(operation, ids));
  const form = () => {
    const made = new FormData();
    made.append('file', new Blob([new Uint8Array(voice())]), 'voice.wav');
    return made;
  };
  const { email, password } = credentials.accounts.owner ?? { email: '', password: '' };
  const anonymous = (path: string, body: unknown): Call => ({
    name: `POST ${path}`,
    send: () => fetch(program.baseUrl + path, json(body)),
  });
  return [
    ...declared,
    {
      name: 'POST /api/v1/uploads',
      send: () => call('/api/v1/uploads', { method: 'POST', body: form() }, 'owner').send(),
    },
    call(`/api/v1/change-requests/${filed.changeRequestId}/hold`, json({ reason: 'while it is tried' }), 'operator'),
    call(`/api/v1/change-requests/${filed.changeRequestId}/resume`, json({}), 'operator'),
    call('/api/v1/jobs/take', json({}), 'technician'),
    call(`/api/v1/jobs/${filed.jobId}/apply`, json({}), 'technician'),
    call(`/api/v1/prompts/${filed.promptId}/audio`, {}, 'owner'),
    anonymous('/api/auth/sign-in/email', { email, password }),
    anonymous('/api/auth/request-password-reset', { email }),
    call('/admin/queues/api/queues?page=1'),
    call('/metrics'),
  ];
}

interface Fault {
  name: string;
  status: number;
  text: string;
}

/** Calls each in turn, again and again; collects answers that must not happen. */
function load(calls: Call[], clients: number) {
  const seen = { good: 0, unavailable: 0, cut: 0, faults: [] as Fault[], stopped: false };
  const one = async ({ name, send }: Call) => {
    const answer = await send();
    const text = await answer.text().catch((error: unknown) => error);
    if (typeof text !== 'string') {
      // Only a file download that had begun may be cut off, because its reader notices that.
      if (answer.headers.has('content-disposition')) seen.cut += 1;
      else seen.faults.push({ name, status: answer.status, text: String(text) });
      return;
    }
    if (answer.status < 500) {
      seen.good += 1;
      return;
    }
    const isTold = [503, 507].includes(answer.status) && answer.headers.has('retry-after');
    if (isTold && !text.includes('select ')) seen.unavailable += 1;
    else seen.faults.push({ name, status: answer.status, text: text.slice(0, 300) });
  };
  const running = Array.from({ length: clients }, async (_, client) => {
    for (let index = client * 11; !seen.stopped; index += 1) await one(calls[index % calls.length] as Call);
  });
  const stop = async () => {
    seen.stopped = true;
    await Promise.all(running);
  };
  return { seen, stop };
}

function killServer(): void {
  const [pid] = readFileSync(join(dataFolder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n');
  process.kill(Number(pid), 'SIGKILL');
}

async function until(condition: () => boolean, withinMs: number): Promise<void> {
  const giveUpAt = performance.now() + withinMs;
  while (!condition()) {
    if (performance.now() > giveUpAt) throw new Error('did not happen in time');
    await sleep(10);
  }
}

/** The jobs that the load took, up to the limit per technician. */
async function putBack(): Promise<void> {
  const { items } = await story.technician.get('/jobs?status=taken&mine=true');
  for (const { id, paused, applying } of items) {
    if (applying) continue;
    if (paused) await story.technician.post(`/jobs/${id}/resume`);
    await story.technician.post(`/jobs/${id}/release`);
  }
}

describe('kill -9 of the database under load of every kind of call', () => {
  it('is answered as 503 or 507 with Retry-After, never as a fault; afterwards everything works', async () => {
    const calls = await everyCall();
    expect(calls.length).toBeGreaterThan(60);
    const { seen, stop } = load(calls, 8);
    for (let kill = 0; kill < kills; kill += 1) {
      const before = { ...seen };
      await until(() => seen.good > before.good + 2 * calls.length, 60_000);
      killServer();
      await until(() => seen.unavailable > before.unavailable, 30_000);
    }
    const last = seen.good;
    await until(() => seen.good > last + calls.length, 60_000);
    await stop();
    console.info(
      `database killed ${kills} times: ${seen.good} answers, ${seen.unavailable} times 503 or 507, ${seen.cut} files cut off`,
    );
    expect(seen.faults).toEqual([]);
    await putBack();
    const line = (await story.lines())[1];
    await story.play(line?.id ?? '', 'custom:after');
    expect((await fetch(`${program.baseUrl}/readyz`)).status).toBe(200);
  }, 240_000);
});
