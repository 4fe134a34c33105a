import { z } from 'zod';
import { defineTask } from './task-contract.ts';

/** Reads one line back from its phone system. The row keeps what is there, and that it is still to be read. */
export const readLineTask = defineTask({
  name: 'read-line',
  purpose: 'reads one line back from its phone system, for a person who asked',
  queue: 'maintenance',
  payload: z.strictObject({ lineId: z.uuid() }),
  taskId: ({ lineId }) => `read-line-${lineId}`,
  attempts: 3,
  backoffMs: 1_000,
  timeLimitMs: 60_000,
  priority: 3,
});
