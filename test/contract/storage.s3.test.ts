import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createS3Storage } from '../../src/connectors/storage/s3-storage.ts';
import type { Storage } from '../../src/connectors/storage/storage.port.ts';
import { bytesOf, storageSuite } from './storage.suite.ts';

const access = {
  bucket: 'voices',
  region: 'us-east-1',
  accessKeyId: 'S3RVER',
  secretAccessKey: 'S3RVER',
  forcePathStyle: true,
};

for (const prefix of ['', 'tenant-a/']) {
  storageSuite({
    name: `s3 with prefix "${prefix}"`,
    noConcurrentWriters: 's3rver writes into the object in place; Amazon S3 replaces it whole',
    open: async () => {
      const folder = await mkdtemp(join(tmpdir(), 's3-storage-'));
      const server = new S3rver({
        port: 0,
        address: '127.0.0.1',
        silent: true,
        directory: join(folder, 'server'),
        configureBuckets: [{ name: access.bucket }],
      });
      const { port } = await server.run();
      const spoolFolder = join(folder, 'spool');
      const storage = createS3Storage({ ...access, endpoint: `http://127.0.0.1:${port}`, prefix, spoolFolder });
      return {
        storage,
        close: async () => {
          expect(await readdir(spoolFolder)).toEqual([]);
          await server.close();
          await rm(folder, { recursive: true, force: true });
        },
      };
    },
  });
}

interface Seen {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

type Answer = (seen: Seen, turn: number) => { status: number; body?: string } | 'hang up';

describe('s3 storage against a server that misbehaves', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 's3-storage-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function against(answer: Answer, act: (storage: Storage, seen: Seen[]) => Promise<void>): Promise<void> {
    const seen: Seen[] = [];
    async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const body = await buffer(request);
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      const said = answer(seen[seen.length - 1] as Seen, seen.length);
      if (said === 'hang up') request.socket.destroy();
      else response.writeHead(said.status).end(said.body ?? '');
    }
    const server = createServer((request, response) => void handle(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      await act(createS3Storage({ ...access, endpoint, spoolFolder: join(folder, 'spool') }), seen);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  it('sends the whole object again after a 503 and after a broken connection', async () => {
    const content = randomBytes(300_000);
    await against(
      (_, turn) => (turn === 1 ? { status: 503 } : turn === 2 ? 'hang up' : { status: 200 }),
      async (storage, seen) => {
        const stored = await storage.write('key', bytesOf(content));
        expect(seen).toHaveLength(3);
        expect(seen[2]?.body.equals(content)).toBe(true);
        expect(seen[2]?.headers['content-length']).toBe('300000');
        expect(seen[2]?.headers['transfer-encoding']).toBeUndefined();
        expect(seen[2]?.headers['x-amz-content-sha256']).toBe(stored.sha256);
        expect(seen[2]?.headers.authorization).toContain('SignedHeaders=host;x-amz-content-sha256;x-amz-date');
      },
    );
  });

  it('gives up on a refusal at once and leaves no spool file', async () => {
    await against(
      () => ({ status: 403, body: '<Error><Code>SignatureDoesNotMatch</Code></Error>' }),
      async (storage, seen) => {
        const writing = storage.write('key', bytesOf(randomBytes(10)));
        await expect(writing).rejects.toMatchObject({ code: 'storage_unavailable', status: 503 });
        await writing.catch((error) => expect(error.cause.message).toContain('403 SignatureDoesNotMatch'));
        expect(seen).toHaveLength(1);
        expect(await readdir(join(folder, 'spool'))).toEqual([]);
      },
    );
  });

  it('says storage_full when the server is full, and storage_unavailable when nobody answers', async () => {
    await against(
      () => ({ status: 507 }),
      async (storage) => {
        await expect(storage.write('key', bytesOf(randomBytes(10)))).rejects.toMatchObject({ code: 'storage_full' });
      },
    );
    const nobody = createS3Storage({ ...access, endpoint: 'http://127.0.0.1:1', spoolFolder: join(folder, 'spool') });
    await expect(nobody.read('key')).rejects.toMatchObject({ code: 'storage_unavailable' });
  });

  it('follows a listing over pages and skips names it did not create', async () => {
    function page(keys: string[], next: string | null): string {
      const entries = keys.map(
        (key) =>
          `<Contents><Size>3</Size><ETag>&quot;x&quot;</ETag><Key>${key}</Key><LastModified>2026-07-01T08:00:00.000Z</LastModified></Contents>`,
      );
      const more = next ? `<NextContinuationToken>${next}</NextContinuationToken>` : '';
      return `<?xml version="1.0"?><ListBucketResult xmlns="x"><IsTruncated>${next !== null}</IsTruncated>${more}${entries.join('\n')}</ListBucketResult>`;
    }
    await against(
      (_, turn) => ({
        status: 200,
        body: turn === 1 ? page(['a/1', 'a &amp; b'], 't&lt;1&gt;+/=') : page(['a/2'], null),
      }),
      async (storage, seen) => {
        const keys: string[] = [];
        for await (const { key } of storage.list('a')) keys.push(key);
        expect(keys).toEqual(['a/1', 'a/2']);
        expect(new URLSearchParams(seen[1]?.url.split('?')[1]).get('continuation-token')).toBe('t<1>+/=');
      },
    );
  });

  it('notices a listing that is cut and a copy that failed inside a 200', async () => {
    await against(
      () => ({ status: 200, body: '<ListBucketResult><Contents><Key>a</Key>' }),
      async (storage) => {
        await expect(storage.list('a')[Symbol.asyncIterator]().next()).rejects.toThrow('not a bucket listing');
      },
    );
    await against(
      ({ method }) => ({ status: method === 'DELETE' ? 204 : 200, body: '<Error><Code>SlowDown</Code></Error>' }),
      async (storage, seen) => {
        await expect(storage.move('a', 'b')).rejects.toMatchObject({ code: 'storage_unavailable' });
        expect(seen.map(({ method }) => method)).toEqual(['PUT']);
      },
    );
  });

  it('stops between attempts when it is aborted', async () => {
    const controller = new AbortController();
    await against(
      () => {
        controller.abort();
        return { status: 503 };
      },
      async (storage, seen) => {
        const writing = storage.write('key', Readable.from([Buffer.from('x')]), { signal: controller.signal });
        await expect(writing).rejects.toMatchObject({ name: 'AbortError' });
        expect(seen).toHaveLength(1);
      },
    );
  });
});
