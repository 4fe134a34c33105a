import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { idParams, idShape, instantInput, instantShape } from './shapes.ts';

/** A line of a broadcast whose phone system a technician changes by hand. */
export const handJobShape = z.object({
  id: idShape,
  status: z.enum(['open', 'taken', 'done', 'failed']),
  outcome: z.enum(['done', 'prepared', 'withdrawn', 'failed']).nullable(),
  broadcastId: idShape,
  lineId: idShape,
  number: z.string(),
  label: z.string(),
  customer: z.string(),
  phoneSystem: z.string(),
  /** Close the line for the window, or open it again. */
  task: z.enum(['close', 'open']),
  /** Somebody has closed it for this broadcast before: its window is another now. */
  closedBefore: z.boolean(),
  area: z.object({ county: z.string(), district: z.string().nullable() }).nullable(),
  from: instantShape,
  until: instantShape,
  /** What its callers hear; null: the bundled announcement. */
  promptId: idShape.nullable(),
  /** The voice file is the line's own. */
  isOwnPrompt: z.boolean(),
  takenBy: z.object({ id: idShape, name: z.string() }).nullable(),
  leaseUntil: instantShape.nullable(),
  createdAt: instantShape,
});
export type HandJobReply = z.infer<typeof handJobShape>;

const tag = 'Jobs';
const one = { 200: { description: 'The job as it is now', shape: handJobShape } };

export const listEmergencyJobsEndpoint = endpoint({
  method: 'get',
  path: '/emergency-jobs',
  tag,
  summary: 'Lines of broadcasts that a technician closes or opens by hand; they come before every other job',
  replies: { 200: { description: 'The open and the taken ones', shape: z.object({ items: z.array(handJobShape) }) } },
});

export const getEmergencyJobEndpoint = endpoint({
  method: 'get',
  path: '/emergency-jobs/{id}',
  tag,
  summary: 'One of them',
  params: idParams,
  replies: one,
});

export const takeEmergencyJobEndpoint = endpoint({
  method: 'post',
  path: '/emergency-jobs/{id}/take',
  tag,
  summary: 'Take it for ten minutes; the limit of taken jobs does not count',
  params: idParams,
  replies: one,
});

export const releaseEmergencyJobEndpoint = endpoint({
  method: 'post',
  path: '/emergency-jobs/{id}/release',
  tag,
  summary: 'Give it back to the queue',
  params: idParams,
  replies: one,
});

export const finishEmergencyJobEndpoint = endpoint({
  method: 'post',
  path: '/emergency-jobs/{id}/finish',
  tag,
  summary: 'Report what was done on the phone system, and for which window',
  params: idParams,
  body: z.strictObject({ did: z.enum(['close', 'open']), from: instantInput, until: instantInput }),
  replies: one,
});
