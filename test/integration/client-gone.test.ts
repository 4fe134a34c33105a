import { once } from 'node:events';
import { readdirSync, readlinkSync } from 'node:fs';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { Readable, Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { ApiClient } from '../support/app-client.ts';
import { eventually } from '../support/test-tasks.ts';
import { voice } from '../support/voice.ts';

interface Line {
  level: number;
  msg: string;
  req?: { url: string };
}

const errorLevel = 50;
const times = 20;
/** More than the buffers of both sides hold, so that the server is still sending when the client leaves. */
const masterBytes = 32 * 1024 * 1024;
let app: TestApp;
let owner: ApiClient;
let promptId: string;
let lines: Line[] = [];

beforeAll(async () => {
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      for (const text of chunk.toString('utf8').split('\n').filter(Boolean)) lines.push(JSON.parse(text));
      done();
    },
  });
  app = await startTestApp({ overrides: { logger: pino({ level: 'debug' }, sink) } });
  owner = app.as('owner');
  ({ promptId } = await owner.uploadChecked(voice()));
  const [row] = await app.query('update prompt set master_size = $1 where id = $2 returning master_key as key', [
    masterBytes,
    promptId,
  ]);
  const piece = Buffer.alloc(1024 * 1024, 7);
  await app.deps.storage.write(row.key, Readable.from(Array.from({ length: 32 }, () => piece)));
});
afterAll(() => app.close());
beforeEach(() => {
  lines = [];
});

function begin(method: string, path: string, headers: Record<string, string> = {}): ClientRequest {
  const client = request(owner.address(path), { method, headers: owner.headers(headers), agent: false });
  client.on('error', () => undefined);
  return client;
}

/** Files of the store that this process has open; it is also the server. */
function openFiles(): string[] {
  return readdirSync('/proc/self/fd').flatMap((name) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${name}`);
      return path.startsWith(app.dataFolder) ? [path] : [];
    } catch {
      return [];
    }
  });
}

/** Waits until the server has noticed every disconnect, and returns the errors it logged. */
async function noticed(path: string, count: number): Promise<Line[]> {
  const ended = () =>
    lines.filter(({ msg, req }) => /^request (completed|errored|aborted)/.test(msg) && req?.url === `/api/v1${path}`);
  await eventually(async () => ended().length >= count && openFiles().length === 0);
  // The server handles the disconnect before it answers a later call.
  await owner.get('/me');
  return lines.filter(({ level }) => level >= errorLevel);
}

const counted = /lineshift_http_request_seconds_count\{[^}]*status="5\d\d"[^}]*\} (\d+)/g;

async function faultsCounted(): Promise<number> {
  const text = await app.deps.metrics.getSingleMetricAsString('lineshift_http_request_seconds');
  return [...text.matchAll(counted)].reduce((sum, [, count]) => sum + Number(count), 0);
}

describe('a client that leaves', () => {
  it('in mid-download, by a range, leaves no error line, no error in the metrics and no open file', async () => {
    const path = `/prompts/${promptId}/audio`;
    const before = await faultsCounted();
    for (let index = 0; index < times; index += 1) {
      const client = begin('GET', `${path}?rendition=master`, { range: `bytes=${index}-` }).end();
      const [response] = (await once(client, 'response')) as [IncomingMessage];
      expect(response.statusCode).toBe(206);
      response.on('error', () => undefined);
      await once(response, 'data');
      client.destroy();
    }
    expect(await noticed(path, times)).toEqual([]);
    expect(lines.filter(({ msg }) => msg === 'the client left')).toHaveLength(times);
    expect(await faultsCounted()).toBe(before);
  });

  it('before the first byte of its answer', async () => {
    const path = `/prompts/${promptId}/audio`;
    for (let index = 0; index < times; index += 1) {
      const client = begin('GET', `${path}?rendition=master`).end();
      await once(client, 'finish');
      client.destroy();
    }
    // Some leave before the server has read them at all.
    expect(await noticed(path, 1)).toEqual([]);
  });

  it('from the stream of events', async () => {
    for (let index = 0; index < times; index += 1) {
      const client = begin('GET', '/events').end();
      const [response] = (await once(client, 'response')) as [IncomingMessage];
      response.on('error', () => undefined);
      await once(response, 'data');
      client.destroy();
    }
    expect(await noticed('/events', times)).toEqual([]);
  });

  it('in the middle of an upload or of a JSON body', async () => {
    const before = await faultsCounted();
    const multipart = { 'content-type': 'multipart/form-data; boundary=cut', 'content-length': '1000000' };
    const json = { 'content-type': 'application/json', 'content-length': '1000' };
    const form = '--cut\r\nContent-Disposition: form-data; name="file"; filename="a.wav"\r\n\r\nRIFF';
    for (let index = 0; index < times; index += 1) {
      await cutBody('/uploads', multipart, form);
      await cutBody('/change-requests', json, '{"kind":');
    }
    expect(await noticed('/uploads', times)).toEqual([]);
    expect(await noticed('/change-requests', times)).toEqual([]);
    expect(await faultsCounted()).toBe(before);
  });
});

/** Leaves once the server has the headers and is waiting for the rest of the body. */
async function cutBody(path: string, headers: Record<string, string>, start: string): Promise<void> {
  const client = begin('POST', path, { ...headers, expect: '100-continue' });
  client.flushHeaders();
  await once(client, 'continue');
  await new Promise((sent) => client.write(start, sent));
  client.destroy();
}
