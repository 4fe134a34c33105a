import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PictureInput, RedrawnPicture } from '../../../src/connectors/pictures/pictures.port.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { filesBelow } from '../../support/leftovers.ts';
import { pngPicture } from '../../support/pictures.ts';
import { eventually } from '../../support/test-tasks.ts';

let app: TestApp;
/** The pictures that are being drawn, or wait for it; each ends when it is told to. */
let drawing: { input: PictureInput; end(result: 'drawn' | 'damaged'): void }[] = [];

async function redraw(input: PictureInput): Promise<RedrawnPicture> {
  const result = await new Promise<'drawn' | 'damaged'>((end, reject) => {
    drawing.push({ input, end });
    input.signal?.addEventListener('abort', () => reject(input.signal?.reason), { once: true });
  });
  if (result === 'damaged') return { ok: false, why: 'damaged' };
  const path = join(input.folder, 'drawn');
  await writeFile(path, pngPicture());
  return { ok: true, path, contentType: 'image/png' };
}

beforeAll(async () => {
  app = await startTestApp({ overrides: { pictures: { redraw } } });
});
beforeEach(() => {
  drawing = [];
});
afterAll(() => app.close());

async function send(person: ApiClient): Promise<{ status: number; body: Json; headers: Headers }> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(pngPicture())]), 'a.png');
  return await person.ask('POST', '/attachments', { body: form });
}

const untilDrawing = (howMany: number) => eventually(async () => drawing.length === howMany, 10_000);
const left = () => ({
  work: readdirSync(join(app.dataFolder, 'work')),
  kept: filesBelow(join(app.dataFolder, 'files')).filter((path) => path.includes('/attachments/')).length,
});

describe('files that one organisation sends', () => {
  it('are taken four at a time, the next is asked to wait, and others are not held up', async () => {
    const [owner, stranger] = [app.as('owner'), app.as('enterpriseOwner')];
    const four = [1, 2, 3, 4].map(() => send(owner));
    await untilDrawing(4);
    const fifth = await send(owner);
    expect(fifth).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
    expect(fifth.headers.get('retry-after')).toBe('10');
    // Whoever sends for them is counted with them.
    expect((await send(app.as('member'))).status).toBe(429);
    const other = send(stranger);
    await untilDrawing(5);
    for (const { end } of drawing) end('drawn');
    expect((await Promise.all([...four, other])).map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    const again = send(owner);
    await untilDrawing(6);
    drawing[5]?.end('drawn');
    expect((await again).status).toBe(201);
  });

  it('are asked to wait where thirty in an hour were refused, before another is drawn', async () => {
    const trial = app.as('trialOwner');
    for (let sent = 1; sent <= 30; sent += 1) {
      const refused = send(trial);
      await untilDrawing(sent);
      drawing[sent - 1]?.end('damaged');
      expect((await refused).body.code).toBe('picture_damaged');
    }
    const next = await send(trial);
    expect(next).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
    expect(Number(next.headers.get('retry-after'))).toBeGreaterThan(60);
    expect(drawing).toHaveLength(30);
    // Counted in the database, so that another API process refuses, too.
    const [counted] = await app.query(`select count from rate_limit where key like 'refused-pictures %'`);
    expect(counted).toEqual({ count: 30 });
    const other = send(app.as('owner'));
    await untilDrawing(31);
    drawing[30]?.end('drawn');
    expect((await other).status).toBe(201);
    app.clock.set(new Date(app.clock.now().getTime() + 3_600_000).toISOString());
    const later = send(trial);
    await untilDrawing(32);
    drawing[31]?.end('drawn');
    expect((await later).status).toBe(201);
  });

  it('are given up where their sender leaves once everything has arrived, and leave no file', async () => {
    const before = left();
    const boundary = 'xxBOUNDARYxx';
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n`;
    const body = Buffer.concat([Buffer.from(head), pngPicture(), Buffer.from(`\r\n--${boundary}--\r\n`)]);
    const call = request(`${app.url}/api/v1/attachments`, {
      method: 'POST',
      agent: false,
      headers: app.as('owner').headers({
        ...{ 'content-type': `multipart/form-data; boundary=${boundary}`, 'content-length': String(body.length) },
      }),
    });
    call.on('error', () => undefined);
    call.end(body);
    await untilDrawing(1);
    expect(left().work).toHaveLength(1);
    call.destroy();
    await eventually(async () => drawing[0]?.input.signal?.aborted === true, 10_000);
    await eventually(async () => left().work.length === 0, 10_000);
    expect(left()).toEqual(before);
  });
});
