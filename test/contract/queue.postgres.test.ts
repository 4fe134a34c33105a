import { afterAll, beforeAll } from 'vitest';
import { postgresStore, type QueueStore } from '../support/queue-stores.ts';
import { describeTaskQueue } from './queue.suite.ts';

let store: QueueStore;

beforeAll(async () => {
  store = await postgresStore();
});

afterAll(() => store.stop());

describeTaskQueue('PostgreSQL', async () => store);
