import { afterAll, describe, it } from 'vitest';
import { redisStore } from '../support/queue-stores.ts';
import { describeTaskQueue } from './queue.suite.ts';

const store = await redisStore();

if (store) {
  afterAll(() => store.stop());
  describeTaskQueue('Redis', async () => store);
} else {
  console.info('skipped: redis-server is not on PATH');
  describe.skip('job queue on Redis', () => {
    it('needs redis-server on PATH', () => undefined);
  });
}
