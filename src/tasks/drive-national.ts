import { z } from 'zod';
import { defineTask } from './task-contract.ts';

/** The row says whether there is anything to do, and a sweep asks again: that is the retry. */
export const driveNationalTask = defineTask({
  name: 'drive-national',
  purpose: 'brings the national days in force to one phone system, and reads them back',
  queue: 'apply',
  payload: z.strictObject({ phoneSystemId: z.uuid() }),
  taskId: ({ phoneSystemId }) => `drive-national-${phoneSystemId}`,
  attempts: 3,
  backoffMs: 1_000,
  timeLimitMs: 60_000,
  priority: 20,
});
