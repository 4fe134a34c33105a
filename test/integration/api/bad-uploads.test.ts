import { randomBytes } from 'node:crypto';
import { type ClientRequest, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hostileSamples } from '../../../fixtures/hostile/samples.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { filesBelow } from '../../support/leftovers.ts';
import { eventually } from '../../support/test-tasks.ts';
import { voice } from '../../support/voice.ts';

let app: TestApp;
let owner: ApiClient;

beforeAll(async () => {
  app = await startTestApp();
  owner = app.as('owner');
});
afterAll(() => app.close());
/** Checks of valid uploads write files too; waiting for them keeps the files of one test out of the next. */
afterEach(() =>
  eventually(async () => (await app.query(`select 1 from prompt where status = 'checking'`)).length === 0, 30_000),
);

const boundary = 'xxBOUNDARYxx';
const megabyte = 1024 * 1024;

function part(name: string, content: string, fileName?: string): string {
  const file = fileName === undefined ? '' : `; filename="${fileName}"`;
  return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${content}\r\n`;
}
const end = `--${boundary}--\r\n`;

async function send(body: string, type = `multipart/form-data; boundary=${boundary}`) {
  return await owner.ask('POST', '/uploads', { body, headers: { 'content-type': type } });
}

async function kept(): Promise<{ rows: number; files: number }> {
  const [{ count }] = await app.query('select count(*)::int from prompt');
  // The background check adds renditions a moment after a valid upload.
  const files = filesBelow(join(app.dataFolder, 'files')).filter((file) => !file.includes('/renditions/'));
  return { rows: count, files: files.length };
}

/** An upload whose body is written by hand; answers with the status and the problem's code, or how it broke off. */
function open(headers: Record<string, string | number>): { call: ClientRequest; answer: Promise<Json> } {
  const type = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  const call = request(`${app.url}/api/v1/uploads`, {
    method: 'POST',
    headers: { ...owner.headers(type), ...headers },
  });
  const answer = new Promise<Json>((resolve) => {
    call.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode, ...JSON.parse(text) }));
    });
    call.on('error', (error) => resolve({ broken: error.message }));
  });
  return { call, answer };
}

describe('a broken form', () => {
  const good = part('file', 'some bytes', 'a.wav');
  it.each<[string, string, number, string]>([
    ['without a file', part('rawFormat', 'ulaw8k') + end, 400, 'invalid_input'],
    ['without anything', end, 400, 'invalid_input'],
    ['with two files', good + good + end, 400, 'invalid_input'],
    ['with a file under another name', part('audio', 'bytes', 'a.wav') + end, 400, 'invalid_input'],
    ['with a further field', good + part('note', 'hello') + end, 400, 'invalid_input'],
    ['with an unknown raw format', good + part('rawFormat', 'mp3') + end, 400, 'invalid_input'],
    ['with a file that is no file', part('file', 'bytes') + end, 400, 'invalid_input'],
    ['without its last boundary', good, 400, 'malformed_form'],
    ['cut inside the file', `${good.slice(0, -6)}`, 400, 'malformed_form'],
    ['of six fields', good + part('a', '1').repeat(6) + end, 400, 'malformed_form'],
    [
      'with a part without a name',
      `--${boundary}\r\nContent-Type: text/plain\r\n\r\nx\r\n${end}`,
      400,
      'invalid_input',
    ],
  ])('%s is refused and leaves nothing', async (_name, body, status, code) => {
    const before = await kept();
    const answer = await send(body);
    expect({ status: answer.status, code: answer.body.code }, answer.text).toEqual({ status, code });
    if (code === 'invalid_input') expect(answer.body.errors[0].path).toMatch(/\S/);
    expect(await kept()).toEqual(before);
  });

  it('without a boundary, or of another type, is refused and leaves nothing', async () => {
    const before = await kept();
    const body = good + end;
    expect((await send(body, 'multipart/form-data')).body.code).toBe('malformed_form');
    expect((await send(body, 'multipart/form-data; boundary=')).body.code).toBe('malformed_form');
    expect((await send(body, `multipart/form-data; boundary=${'y'.repeat(80)}`)).status).toBe(400);
    expect((await send(body, 'multipart/form-data; boundary=another')).status).toBe(400);
    const wrong: [string, number][] = [
      ['application/octet-stream', 415],
      ['audio/wav', 415],
      ['text/plain', 415],
    ];
    for (const [type, status] of wrong) expect((await send(body, type)).status, type).toBe(status);
    const json = await send('{}', 'application/json');
    expect(json.status).toBeGreaterThanOrEqual(400);
    expect(json.status).toBeLessThan(500);
    const none = await owner.ask('POST', '/uploads');
    expect(none.status).toBeGreaterThanOrEqual(400);
    expect(none.status).toBeLessThan(500);
    expect(await kept()).toEqual(before);
  });

  it('names the file safely, however it is called', async () => {
    for (const name of [
      '../../etc/passwd',
      'a\\b.wav',
      `${'x'.repeat(5_000)}.wav`,
      '\u202egnp.wav',
      '',
      'ＡＢＣ 問候.wav',
    ]) {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(voice())]), name);
      const { fileName } = await owner.post('/uploads', form);
      expect(fileName).not.toMatch(/[/\\\u202e]/);
      expect(fileName.length).toBeLessThanOrEqual(200);
    }
  });
});

describe('a file that is too large', () => {
  it('is refused by its announced length, before it is sent', async () => {
    const before = await kept();
    const { call, answer } = open({ 'content-length': 51 * megabyte });
    call.write(part('file', 'x', 'a.wav'));
    expect(await answer).toMatchObject({ status: 413, code: 'too_large' });
    call.destroy();
    expect(await kept()).toEqual(before);
  });

  it.each(['with its length', 'in chunks without a length'])(
    'of 51 MiB %s is refused and leaves nothing',
    async (how) => {
      const before = await kept();
      const head = Buffer.from(part('file', '', 'a.wav').slice(0, -2));
      const tail = Buffer.from(`\r\n${end}`);
      const length = head.length + 50 * megabyte + 1 + tail.length;
      const { call, answer } = open(how === 'with its length' ? { 'content-length': length } : {});
      const block = randomBytes(megabyte);
      call.write(head);
      for (let sent = 0; sent < 50; sent += 1) {
        if (!call.write(block)) await Promise.race([new Promise((settle) => call.once('drain', settle)), answer]);
      }
      call.write('x');
      call.end(tail);
      expect(await answer).toMatchObject({ status: 413, code: 'too_large' });
      expect(await kept()).toEqual(before);
    },
  );

  it('of just 50 MiB is not too large', async () => {
    const answer = await owner.ask('POST', '/uploads', {
      body: (() => {
        const form = new FormData();
        form.append('file', new Blob([new Uint8Array(50 * megabyte)]), 'a.wav');
        return form;
      })(),
    });
    expect(answer.status).toBe(201);
    expect(answer.body.size).toBe(50 * megabyte);
    const prompt = await owner.until(`/prompts/${answer.body.promptId}`, ({ status }) => status !== 'checking');
    expect(prompt.status).toBe('rejected');
  });
});

describe('a client that leaves', () => {
  it('in mid-upload leaves no row, no file and nothing half-written', async () => {
    const before = await kept();
    for (let round = 0; round < 10; round += 1) {
      const { call, answer } = open({});
      call.write(part('file', 'x'.repeat(200_000), 'a.wav').slice(0, -2));
      await new Promise((settle) => setTimeout(settle, round * 15));
      call.destroy();
      expect((await answer).broken).toBeDefined();
    }
    await eventually(async () => JSON.stringify(await kept()) === JSON.stringify(before), 5_000);
  });

  it('right after its last byte is recorded wholly or not at all', async () => {
    const before = await kept();
    const { call, answer } = open({});
    call.end(part('file', 'some bytes', 'a.wav') + end);
    setTimeout(() => call.destroy(), 2);
    await answer;
    await new Promise((settle) => setTimeout(settle, 500));
    const after = await kept();
    expect(after.files - before.files).toBe(after.rows - before.rows);
  });
});

describe('a slow client', () => {
  async function closedAfter(write: (socket: ReturnType<typeof connect>) => void, drip?: string): Promise<number> {
    const { port } = new URL(app.url);
    const socket = connect(Number(port), '127.0.0.1');
    const started = performance.now();
    socket.on('error', () => undefined).resume();
    write(socket);
    const timer = drip ? setInterval(() => socket.write(drip), 500) : undefined;
    await new Promise((settle) => socket.once('close', settle));
    clearInterval(timer);
    return performance.now() - started;
  }

  it.concurrent('with its headers is cut off', async () => {
    const ms = await closedAfter((socket) => socket.write('GET /api/v1/me HTTP/1.1\r\nHost: x\r\n'), 'X-Slow: 1\r\n');
    expect(ms).toBeLessThan(20_000);
  });

  it.concurrent('with its JSON body is cut off, and was not heard', async () => {
    const head = `POST /api/v1/deadlines/compute HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${owner.key}\r\nContent-Type: application/json\r\nContent-Length: 10000\r\n\r\n{`;
    const ms = await closedAfter((socket) => socket.write(head), ' ');
    expect(ms).toBeGreaterThan(5_000);
    expect(ms).toBeLessThan(20_000);
  }, 30_000);

  it.concurrent('that falls silent in an upload is cut off and leaves nothing', async () => {
    const before = await kept();
    const head = `POST /api/v1/uploads HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${owner.key}\r\nContent-Type: multipart/form-data; boundary=${boundary}\r\nContent-Length: 10000000\r\n\r\n`;
    const ms = await closedAfter((socket) =>
      socket.write(head + part('file', 'x'.repeat(5_000), 'a.wav').slice(0, -2)),
    );
    expect(ms).toBeLessThan(28_000);
    await eventually(async () => JSON.stringify(await kept()) === JSON.stringify(before), 5_000);
  }, 40_000);
});

describe('hostile recordings', () => {
  it('get their own code and sentence each, and nothing stays running', async () => {
    const uploads = await Promise.all(
      hostileSamples.map(async ({ name, fileName, bytes, refusedAs }) => {
        const { promptId } = await owner.upload(bytes(), fileName);
        return { name, refusedAs, promptId };
      }),
    );
    for (const { name, refusedAs, promptId } of uploads) {
      const prompt = await owner.until(`/prompts/${promptId}`, ({ status }) => status !== 'checking', 120_000);
      const codes = prompt.findings.filter(({ severity }: Json) => severity === 'error').map(({ code }: Json) => code);
      if (refusedAs === null) expect(prompt.status, `${name}: ${codes}`).toBe('ready');
      else expect(codes, name).toContain(refusedAs);
      for (const { message, fix } of prompt.findings) expect(`${message}${fix}`, name).not.toMatch(/\{\w+\}|undefined/);
    }
  }, 240_000);
});
