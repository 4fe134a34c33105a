import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { jobNoteShape, jobShape } from './job-shapes.ts';
import { idParams, idShape, noteText } from './shapes.ts';

const tag = 'Jobs';
const one = { 200: { description: 'The job as it is now', shape: jobShape } };

const technicianShape = z.object({
  id: idShape,
  name: z.string(),
  /** How many jobs they hold, without paused ones. */
  taken: z.number().int(),
});
export type TechnicianReply = z.infer<typeof technicianShape>;

export const listTechniciansEndpoint = endpoint({
  method: 'get',
  path: '/technicians',
  tag,
  summary: 'Technicians who can get a job, and how many jobs each has now',
  replies: { 200: { description: 'The technicians, by name', shape: z.object({ items: z.array(technicianShape) }) } },
});

export const reassignJobEndpoint = endpoint({
  method: 'post',
  path: '/jobs/{id}/reassign',
  tag,
  summary: 'Assign a job to a technician; both sides are told',
  params: idParams,
  body: z.strictObject({ to: idShape, reason: noteText(500).optional() }),
  replies: one,
});

export const keepJobEndpoint = endpoint({
  method: 'post',
  path: '/jobs/{id}/keep',
  tag,
  summary: 'Begin the lease of a job that you hold anew',
  params: idParams,
  replies: one,
});

export const takeBatchEndpoint = endpoint({
  method: 'post',
  path: '/jobs/take-batch',
  tag,
  summary: "Take the next jobs of one customer, as many as a technician's limit leaves room for",
  body: z.strictObject({ organisationId: idShape }),
  replies: {
    200: {
      description: 'What was taken, in the order of the queue, and how many of the customer are still open',
      shape: z.object({ items: z.array(jobShape), left: z.number().int() }),
    },
  },
});

export const writeJobNoteEndpoint = endpoint({
  method: 'post',
  path: '/jobs/{id}/notes',
  tag,
  summary: 'Leave a note for whoever works on the job next; only staff read it',
  creates: true,
  params: idParams,
  body: z.strictObject({ text: noteText(2000) }),
  replies: { 201: { description: 'The note', shape: jobNoteShape } },
});
