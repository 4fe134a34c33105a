import { MemoryTaskQueue } from '../../src/queue/memory-task-queue.ts';
import { testContracts } from '../support/test-tasks.ts';
import { describeTaskQueue } from './queue.suite.ts';

describeTaskQueue('memory', async () => ({
  open: async () => new MemoryTaskQueue(testContracts),
  wipe: async () => undefined,
}));
