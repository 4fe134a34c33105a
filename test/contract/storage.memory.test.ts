import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createMemoryStorage } from '../../src/connectors/storage/memory-storage.ts';
import { bytesOf, storageSuite } from './storage.suite.ts';

storageSuite({
  name: 'memory',
  open: async () => ({ storage: createMemoryStorage(), close: async () => undefined }),
});

it('is full past its capacity, and keeps the old object', async () => {
  const storage = createMemoryStorage({ capacityBytes: 1000 });
  await storage.write('key', bytesOf(randomBytes(900)));
  await expect(storage.write('other', bytesOf(randomBytes(101)))).rejects.toMatchObject({
    code: 'storage_full',
    status: 507,
  });
  await storage.write('key', bytesOf(randomBytes(1000)));
  expect(await storage.size('key')).toBe(1000);
  await expect(storage.check()).rejects.toMatchObject({ code: 'storage_full' });
});
