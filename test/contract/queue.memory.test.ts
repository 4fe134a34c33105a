import { MemoryJobQueue } from '../../src/queue/memory-job-queue.ts';
import { testContracts } from '../support/test-jobs.ts';
import { describeJobQueue } from './queue.suite.ts';

describeJobQueue('memory', async () => ({
  open: async () => new MemoryJobQueue(testContracts),
  wipe: async () => undefined,
}));
