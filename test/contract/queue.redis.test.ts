import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type QueueStore, redisStore } from '../support/queue-stores.ts';
import { describeJobQueue } from './queue.suite.ts';

function installed(): boolean {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

if (installed()) {
  let store: QueueStore;
  beforeAll(async () => {
    store = (await redisStore()) as QueueStore;
  });
  afterAll(() => store.stop());
  describeJobQueue('Redis', async () => store);
} else {
  describe.skip('job queue on Redis: redis-server is not on PATH', () => {
    it('is not tested here', () => undefined);
  });
}
