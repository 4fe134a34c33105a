import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../../../../src/connectors/storage/memory-storage.ts';

describe('a source that is refused early', () => {
  it('stays open when it is a request, so that the refusal can be answered', async () => {
    const storage = createMemoryStorage();
    const server = createServer((incoming, outgoing) => {
      storage.write('key', incoming, { maxBytes: 1000 }).catch(({ status }) => {
        outgoing.writeHead(status, { connection: 'close' }).end('refused');
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const sending = request({ port: (server.address() as AddressInfo).port, method: 'PUT' });
    sending.on('error', () => undefined);
    sending.write(Buffer.alloc(200_000));
    const [response] = await once(sending, 'response');
    expect(response.statusCode).toBe(413);
    sending.destroy();
    server.closeAllConnections();
    server.close();
  });

  it('is destroyed otherwise, so that no file stays open', async () => {
    const source = Readable.from([Buffer.alloc(10), Buffer.alloc(10)]);
    await expect(createMemoryStorage().write('key', source, { maxBytes: 5 })).rejects.toMatchObject({
      code: 'too_large',
    });
    expect(source.destroyed).toBe(true);
  });
});
