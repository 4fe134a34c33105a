import { z } from 'zod';
import { defineTask } from './task-contract.ts';

/** Asks a phone system whether it can be reached and written. The row keeps what it says, and that it is still to be asked. */
export const testPhoneSystemTask = defineTask({
  name: 'test-phone-system',
  purpose: 'asks a phone system whether it can be reached and written',
  queue: 'maintenance',
  payload: z.strictObject({ phoneSystemId: z.uuid() }),
  taskId: ({ phoneSystemId }) => `test-phone-system-${phoneSystemId}`,
  attempts: 3,
  backoffMs: 1_000,
  timeLimitMs: 60_000,
  priority: 3,
});
