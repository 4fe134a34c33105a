import { z } from 'zod';
import { defineTask } from './task-contract.ts';

/** The rows say which lines, and a sweep asks again: that is the retry. */
export const driveRemovalsTask = defineTask({
  name: 'drive-removals',
  purpose: 'removes lines from a phone system that they have left',
  queue: 'apply',
  payload: z.strictObject({ phoneSystemId: z.uuid() }),
  taskId: ({ phoneSystemId }) => `drive-removals-${phoneSystemId}`,
  attempts: 3,
  backoffMs: 1_000,
  timeLimitMs: 180_000,
  priority: 15,
});
