import { z } from 'zod';
import { endpoint } from './endpoint.ts';

const queueShape = z.object({
  /**
   * `emergency`: urgent work; `audio`: checking recordings; `apply`: changing phone systems; `webhooks`: posting events;
   * `maintenance`: mails and the rest.
   */
  name: z.string(),
  waiting: z.number().int(),
  running: z.number().int(),
  /** Waiting for their time or for a retry. */
  delayed: z.number().int(),
  /** Given up; parked until somebody looks. */
  failed: z.number().int(),
});
export type QueueReply = z.infer<typeof queueShape>;

export const listQueuesEndpoint = endpoint({
  method: 'get',
  path: '/queues',
  tag: 'Background work',
  summary: 'Waiting, running and failed background tasks; admins only',
  replies: { 200: { description: 'Every queue', shape: z.object({ items: z.array(queueShape) }) } },
});
