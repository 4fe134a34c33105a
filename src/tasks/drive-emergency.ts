import { z } from 'zod';
import { defineTask } from './task-contract.ts';

/** Several parts of one phone system are driven side by side; the rows say which lines, and a sweep asks again every second. */
export const driveEmergencyTask = defineTask({
  name: 'drive-emergency',
  purpose: 'closes and opens the lines of emergency broadcasts on a phone system',
  queue: 'emergency',
  payload: z.strictObject({ phoneSystemId: z.uuid(), part: z.int().min(0).max(31) }),
  taskId: ({ phoneSystemId, part }) => `drive-emergency-${phoneSystemId}-${part}`,
  attempts: 3,
  backoffMs: 500,
  timeLimitMs: 180_000,
  priority: 1,
});
