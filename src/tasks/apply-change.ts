import { z } from 'zod';
import { defineTask } from './task-contract.ts';

/** The id is the job row's. */
export const applyChangeTask = defineTask({
  name: 'apply-change',
  purpose: "says what a technician's job wants of its line",
  queue: 'apply',
  payload: z.strictObject({ jobId: z.uuid() }),
  taskId: ({ jobId }) => `apply-change-${jobId}`,
  attempts: 5,
  backoffMs: 1_000,
  timeLimitMs: 60_000,
  priority: 10,
});
