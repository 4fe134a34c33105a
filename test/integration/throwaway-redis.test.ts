import { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { startRedis } from '../support/redis.ts';
import { isAlive } from '../support/temporary-folder.ts';

it('keeps what was written with appendonly over kill -9, on the same port', async ({ skip }) => {
  const { server, reason } = await startRedis({ appendonly: true });
  if (server === null) return skip(reason);
  const client = new Redis(server.url);
  client.on('error', () => undefined);
  try {
    await client.set('key', 'value');
    const first = server.pid;
    await server.kill();
    expect(isAlive(first)).toBe(false);
    await server.restart();
    expect(await client.get('key')).toBe('value');
  } finally {
    client.disconnect();
    await server.stop();
  }
  expect(isAlive(server.pid)).toBe(false);
});
