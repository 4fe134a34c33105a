import { z } from 'zod';
import { defineTask } from './task-contract.ts';

/** Its attempts take about an hour and a half; the row keeps what went wrong. */
export const sendMessageTask = defineTask({
  name: 'send-message',
  purpose: 'sends one stored message',
  queue: 'maintenance',
  payload: z.strictObject({ messageId: z.uuid() }),
  taskId: ({ messageId }) => `send-message-${messageId}`,
  attempts: 11,
  backoffMs: 5_000,
  timeLimitMs: 60_000,
  priority: 5,
});
