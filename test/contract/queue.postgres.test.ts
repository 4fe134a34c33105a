import { afterAll, beforeAll } from 'vitest';
import { postgresStore, type QueueStore } from '../support/queue-stores.ts';
import { describeJobQueue } from './queue.suite.ts';

let store: QueueStore;

beforeAll(async () => {
  store = await postgresStore();
});

afterAll(() => store.stop());

describeJobQueue('PostgreSQL', async () => store);
