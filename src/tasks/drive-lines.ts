import { z } from 'zod';
import { defineTask } from './task-contract.ts';

/** The rows say which lines, and a sweep asks again every second: that is the retry. */
export const driveLinesTask = defineTask({
  name: 'drive-lines',
  purpose: 'brings the unsettled lines of a phone system to what is wanted of them',
  queue: 'apply',
  payload: z.strictObject({ phoneSystemId: z.uuid() }),
  taskId: ({ phoneSystemId }) => `drive-lines-${phoneSystemId}`,
  attempts: 3,
  backoffMs: 1_000,
  timeLimitMs: 180_000,
  priority: 10,
});
