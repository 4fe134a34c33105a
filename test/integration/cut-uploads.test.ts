import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { filesBelow } from '../support/leftovers.ts';
import { openFiles } from '../support/small-disk.ts';
import { eventually } from '../support/test-tasks.ts';

const boundary = 'xxBOUNDARYxx';
const end = `\r\n--${boundary}--\r\n`;

let app: TestApp;
/** The store accepts a file only once this is released. */
let gate: Promise<void>;
let open: () => void;
let asked: () => void;

function close(): Promise<void> {
  gate = new Promise((resolve) => {
    open = resolve;
  });
  return new Promise((resolve) => {
    asked = resolve;
  });
}

beforeAll(async () => {
  app = await startTestApp();
  const { storage } = app.deps;
  const { write } = storage;
  storage.write = async (key, content, options) => {
    asked?.();
    await gate;
    return write(key, content, options);
  };
});
afterAll(() => app.close());

function send(bytes: number) {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.wav"\r\n\r\n`;
  const call = request(`${app.url}/api/v1/uploads`, {
    method: 'POST',
    agent: false,
    headers: app.as('owner').headers({
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(head.length + bytes + end.length),
    }),
  });
  call.on('error', () => undefined);
  call.end(head + 'x'.repeat(bytes) + end);
  return call;
}

async function left(): Promise<object> {
  const folder = join(app.dataFolder, 'files');
  const [{ count }] = await app.query('select count(*)::int from prompt');
  return {
    parts: filesBelow(join(folder, '.parts')),
    open: openFiles(process.pid, folder),
    withoutRow: filesBelow(folder).filter((name) => name.includes('/masters/')).length - count,
  };
}

const nothing = JSON.stringify({ parts: [], open: [], withoutRow: 0 });

/** Sizes around which all bytes have arrived at the server but are not all read. */
it.each([1_000, 30_000, 60_000, 90_000, 120_000, 150_000, 180_000, 220_000, 300_000])(
  'a client that leaves when %d bytes have been sent and not read leaves no file and no handle',
  async (bytes) => {
    const isAsked = close();
    const call = send(bytes);
    await isAsked;
    // Everything that fits into the buffers has been sent.
    await eventually(async () => call.writableFinished || call.socket?.writableLength === 0, 5_000);
    const gone = new Promise((settle) => call.once('close', settle));
    call.destroy();
    await gone;
    open();
    await eventually(async () => JSON.stringify(await left()) === nothing, 5_000);
  },
);
