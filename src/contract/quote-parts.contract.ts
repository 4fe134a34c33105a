import { z } from 'zod';
import { paidKinds } from '../domain/change-request/kind.ts';
import { jobOutcomes, jobStatuses } from '../domain/job/job-state.ts';
import { endpoint } from './endpoint.ts';
import { hoursInput, quoteRole, ratePerHour } from './quote-steps.contract.ts';
import { quoteTag as tag } from './quotes.contract.ts';
import { dateShape, idParams, idShape, instantShape } from './shapes.ts';

const ratesShape = z.object({ items: z.array(z.object({ role: z.string(), ratePerHour: z.number().int() })) });
export type RatesReply = z.infer<typeof ratesShape>;

export const getRatesEndpoint = endpoint({
  method: 'get',
  path: '/quote-rates',
  tag,
  summary: 'What an hour of each role costs, whole TWD',
  replies: { 200: { description: 'The rate table', shape: ratesShape } },
});

export const setRatesEndpoint = endpoint({
  method: 'put',
  path: '/quote-rates',
  tag,
  summary: 'Set the rate table; offers that were made keep their rates',
  body: z
    .strictObject({
      items: z
        .array(z.strictObject({ role: quoteRole, ratePerHour }))
        .min(1)
        .max(40),
    })
    .check(({ value: { items }, issues }) => {
      const seen = new Set<string>();
      for (const [place, { role }] of items.entries()) {
        if (seen.has(role)) issues.push({ code: 'custom', message: 'role_twice', path: ['items', place], input: role });
        seen.add(role);
      }
    }),
  edits: true,
  replies: { 200: { description: 'The rate table', shape: ratesShape } },
});

const rateHistoryShape = z.object({
  items: z.array(
    z.object({
      at: instantShape,
      by: z.string(),
      /** Null: the role was not in the table. */
      changes: z.array(
        z.object({
          ...{ role: z.string(), before: z.number().int().nullable(), after: z.number().int().nullable() },
        }),
      ),
    }),
  ),
});
export type RateHistoryReply = z.infer<typeof rateHistoryShape>;

export const rateHistoryEndpoint = endpoint({
  method: 'get',
  path: '/quote-rates/history',
  tag,
  summary: 'Who changed which rate when, newest first',
  replies: { 200: { description: 'The newest 100 edits', shape: rateHistoryShape } },
});

export const expertJobShape = z.object({
  id: idShape,
  pool: z.literal('expert'),
  quoteId: idShape,
  number: z.string(),
  customer: z.string(),
  kind: z.enum(paidKinds),
  status: z.enum(jobStatuses),
  outcome: z.enum(jobOutcomes).nullable(),
  agreedOn: dateShape,
  dueBy: instantShape,
  takenBy: z.object({ id: idShape, name: z.string() }).nullable(),
  leaseUntil: instantShape.nullable(),
  createdAt: instantShape,
});
export type ExpertJobReply = z.infer<typeof expertJobShape>;

const jobTag = 'Jobs';
const oneJob = { 200: { description: 'The job as it is now', shape: expertJobShape } };
const jobStep = { method: 'post', tag: jobTag, params: idParams, replies: oneJob } as const;

export const listExpertJobsEndpoint = endpoint({
  method: 'get',
  path: '/expert-jobs',
  tag: jobTag,
  summary: 'Work of accepted quotes that is open or taken, what is due first at the head',
  replies: { 200: { description: 'The jobs', shape: z.object({ items: z.array(expertJobShape) }) } },
});

export const getExpertJobEndpoint = endpoint({
  ...jobStep,
  method: 'get',
  path: '/expert-jobs/{id}',
  summary: 'One job; its holder reads the quote',
});

export const takeExpertJobEndpoint = endpoint({ ...jobStep, path: '/expert-jobs/{id}/take', summary: 'Take the job' });
export const releaseExpertJobEndpoint = endpoint({
  ...jobStep,
  path: '/expert-jobs/{id}/release',
  summary: 'Give it back',
});
export const deliverExpertJobEndpoint = endpoint({
  ...jobStep,
  path: '/expert-jobs/{id}/deliver',
  summary: 'Report the work as done; the customer accepts it or sends it back',
  body: z.strictObject({ hoursSpent: hoursInput }),
});
