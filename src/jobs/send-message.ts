import { z } from 'zod';
import { defineJob } from './job-contract.ts';

/** Carries one stored message to its reader. Tried for about an hour and a half; the row keeps what went wrong. */
export const sendMessageJob = defineJob({
  name: 'send-message',
  queue: 'maintenance',
  payload: z.strictObject({ messageId: z.uuid() }),
  jobId: ({ messageId }) => `send-message-${messageId}`,
  attempts: 11,
  backoffMs: 5_000,
  timeLimitMs: 60_000,
  priority: 5,
});
