import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { jobDetailShape, jobShape, jobStatusShape } from './job-shapes.ts';
import { readBackShape } from './read-back.contract.ts';
import { idParams, idShape, instantShape, noteText, pageOf, pageQuery } from './shapes.ts';

const reason = noteText(500, 3);
/** Ids separated by commas; as many as fit on a page. */
const idList = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(idShape).min(1).max(200));

const tag = 'Jobs';
const one = { 200: { description: 'The job as it is now', shape: jobShape } };

export const listJobsEndpoint = endpoint({
  method: 'get',
  path: '/jobs',
  tag,
  summary: "The technicians' queue: emergencies first, then by due time, then by age",
  query: z.strictObject({
    ...pageQuery,
    status: jobStatusShape.default('open'),
    mine: z.enum(['true', 'false']).optional(),
    /** Only these, whatever their status, so that a page with a long queue can refresh what changed. */
    ids: idList.optional(),
  }),
  replies: { 200: { description: 'A page of jobs', shape: pageOf(jobShape) } },
});

const jobCountsShape = z.object({
  open: z.number().int(),
  taken: z.number().int(),
  mine: z.number().int(),
  failed: z.number().int(),
  /** Since when the oldest open one waits. */
  oldestOpen: instantShape.nullable(),
});
export type JobCountsReply = z.infer<typeof jobCountsShape>;

export const countJobsEndpoint = endpoint({
  method: 'get',
  path: '/jobs/counts',
  tag,
  summary: 'How many jobs are open, taken, your own and failed',
  replies: { 200: { description: 'The counts', shape: jobCountsShape } },
});

export const getJobEndpoint = endpoint({
  method: 'get',
  path: '/jobs/{id}',
  tag,
  summary: 'One job; its holder also sees the change itself',
  params: idParams,
  replies: { 200: { description: 'The job', shape: jobDetailShape } },
});

export const readBackEndpoint = endpoint({
  method: 'get',
  path: '/jobs/{id}/read-back',
  tag,
  summary: 'What the phone system had when it was asked last, held against the newest revision',
  params: idParams,
  replies: { 200: { description: 'The last comparison, and whether another one is on its way', shape: readBackShape } },
});

export const askReadBackEndpoint = endpoint({
  method: 'post',
  path: '/jobs/{id}/read-back',
  tag,
  summary: 'Ask the phone system what it really has',
  params: idParams,
  replies: { 202: { description: 'It is being asked; the last comparison', shape: readBackShape } },
});

export const takeNextEndpoint = endpoint({
  method: 'post',
  path: '/jobs/take',
  tag,
  summary: 'Take the next job',
  replies: { ...one, 204: { description: 'No job is open', shape: null } },
});

export const takeJobEndpoint = endpoint({
  method: 'post',
  path: '/jobs/{id}/take',
  tag,
  summary: 'Take a named job',
  params: idParams,
  replies: one,
});

export const releaseJobEndpoint = endpoint({
  method: 'post',
  path: '/jobs/{id}/release',
  tag,
  summary: 'Give a job back to the queue',
  params: idParams,
  replies: one,
});

export const stealJobEndpoint = endpoint({
  method: 'post',
  path: '/jobs/{id}/steal',
  tag,
  summary: 'Take over a job from its holder, who is told',
  params: idParams,
  body: z.strictObject({ reason }),
  replies: one,
});

export const applyJobEndpoint = endpoint({
  method: 'post',
  path: '/jobs/{id}/apply',
  tag,
  summary: 'Apply the change to the phone system and read it back',
  params: idParams,
  replies: { 202: { description: 'Started; the request has the result', shape: jobShape } },
});

export const confirmJobEndpoint = endpoint({
  method: 'post',
  path: '/jobs/{id}/confirm',
  tag,
  summary: 'Sign off the checklist of a phone system that is changed by hand',
  params: idParams,
  body: z.strictObject({ steps: z.array(z.string().min(1).max(100)).min(1).max(100) }),
  replies: { 202: { description: 'Signed off; the request has the result', shape: jobShape } },
});

export const holdJobEndpoint = endpoint({
  method: 'post',
  path: '/jobs/{id}/hold',
  tag,
  summary: 'Put the job on hold for a reason on our side',
  params: idParams,
  body: z.strictObject({ reason }),
  replies: one,
});

export const resumeJobEndpoint = endpoint({
  method: 'post',
  path: '/jobs/{id}/resume',
  tag,
  summary: 'Resume after a hold',
  params: idParams,
  replies: one,
});

export const askCustomerEndpoint = endpoint({
  method: 'post',
  path: '/jobs/{id}/ask',
  tag,
  summary: 'Ask the customer; the clock stops until they answer',
  params: idParams,
  body: z.strictObject({ question: reason }),
  replies: one,
});

export const failJobEndpoint = endpoint({
  method: 'post',
  path: '/jobs/{id}/fail',
  tag,
  summary: 'Give up a job, with a reason',
  params: idParams,
  body: z.strictObject({ reason }),
  replies: one,
});

export const retryJobEndpoint = endpoint({
  method: 'post',
  path: '/jobs/{id}/retry',
  tag,
  summary: 'Try a failed job again: with whoever held it or, for operators, from the queue',
  params: idParams,
  replies: one,
});
