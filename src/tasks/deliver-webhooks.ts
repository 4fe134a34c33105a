import { z } from 'zod';
import { defineTask } from './task-contract.ts';

/** The rows say what is to be sent and when, and a sweep asks again every second: that is the retry. */
export const deliverWebhooksTask = defineTask({
  name: 'deliver-webhooks',
  purpose: "posts the waiting events of one customer's endpoint",
  queue: 'webhooks',
  payload: z.strictObject({ endpointId: z.uuid() }),
  taskId: ({ endpointId }) => `deliver-webhooks-${endpointId}`,
  attempts: 3,
  backoffMs: 1_000,
  timeLimitMs: 60_000,
  priority: 10,
});
