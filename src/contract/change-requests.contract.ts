import { z } from 'zod';
import { changeFaults } from '../domain/change-request/change-fault.ts';
import { changeRequestKinds } from '../domain/change-request/kind.ts';
import { behalfChannels } from '../domain/change-request/on-behalf.ts';
import { proofs } from '../domain/change-request/proof.ts';
import { requestLineStates, requestOutcomes } from '../domain/change-request/request-line.ts';
import { configDifferenceShape } from './differences.contract.ts';
import { endpoint } from './endpoint.ts';
import { filingInput, quoteFiledShape } from './quotes.contract.ts';
import { dateShape, idParams, idShape, instantShape, pageOf, pageQuery, reasonShape, searchText } from './shapes.ts';

export const statusShape = z.enum([
  'acknowledged',
  'accepted',
  'inProgress',
  'scheduled',
  'partial',
  'completed',
  'pending',
  'held',
  'rejected',
  'failed',
  'cancelled',
]);

export const receiptRowShape = z.object({
  date: dateShape,
  counted: z.boolean(),
  reason: z.string(),
  name: z.string().nullable().optional(),
  label: z.string().optional(),
  waits: z.array(z.object({ from: instantShape, until: instantShape.nullable() })).optional(),
});

export const deadlineShape = z.object({
  clockStart: instantShape,
  day0: dateShape,
  earliestBy: instantShape,
  dueBy: instantShape,
  receipt: z.array(receiptRowShape),
  calendarVersion: z.string(),
  provisional: z.boolean(),
});

/** By when it is usually completed: a forecast, never a promise, and always before the promise (docs/deadlines.md#forecast). */
export const forecastShape = z.object({
  by: instantShape,
  /** The share of comparable requests that took no longer. */
  share: z.number(),
  /** How many comparable requests it rests on, and within how many days they were completed. */
  basis: z.object({ count: z.number().int(), days: z.number().int() }),
});
export type ForecastReply = z.infer<typeof forecastShape>;

export const faultShape = z.enum(changeFaults);

/** What a request does on one line. */
export const requestLineShape = z.object({
  lineId: idShape,
  number: z.string(),
  state: z.enum(requestLineStates),
  /** The revision that is wanted or in force because of it. */
  revision: z.number().int().nullable(),
  proof: z.enum(proofs).nullable(),
  fault: faultShape.nullable(),
});

export const changeRequestShape = z.object({
  id: idShape,
  /** For people: on the phone, in mails (`R-7K3M-Q2XD`). */
  number: z.string(),
  organisationId: idShape,
  kind: z.string(),
  status: statusShape,
  /** How much of a completed request is live: `partly` where the rest was given up. */
  outcome: z.enum(requestOutcomes).nullable(),
  /** The line named first; `lines` has them all. */
  lineId: idShape,
  lines: z.array(requestLineShape),
  slot: z.string().nullable(),
  promptId: idShape.nullable(),
  note: z.string().nullable(),
  filedBy: z.string(),
  /** Set where our staff filed it for the customer. Nulls: filed before these were kept, or not for the reader. */
  onBehalf: z.object({ channel: z.enum(behalfChannels).nullable(), evidence: z.string().nullable() }).nullable(),
  receivedAt: instantShape,
  deadline: deadlineShape,
  /** As said at filing, moved with its clock; null where nothing was said, for a chosen time, and while it waits for the customer. */
  forecast: forecastShape.nullable(),
  effectiveAt: instantShape.nullable(),
  revertAt: instantShape.nullable(),
  /** What it waits for, and since when the clock is paused. */
  awaiting: z.object({ code: z.string(), question: z.string().nullable(), since: instantShape }).nullable(),
  /** Why it is held, failed, rejected or cancelled, in words. */
  reason: z.string().nullable(),
  /** Set where a fault on our side stopped it. */
  fault: faultShape.nullable(),
  /** How it is known what callers hear: verified by machine, signed off by a person, or unknown; null while nothing is done. */
  proof: z.enum(proofs).nullable(),
  /** Of a request about one line, the revision it made; see `lines` otherwise. */
  revision: z.number().int().nullable(),
  /** The completed request that this one reopens. */
  reopens: idShape.nullable(),
  /** The request that reopens this completed one. */
  reopenedAs: idShape.nullable(),
  /** Of a cancelled one: the request in which its lines go on. */
  mergedInto: idShape.nullable(),
  /** The request for a limited time whose end this one brings about by hand. */
  returnOf: idShape.nullable(),
  /** A completed request can be reopened before this instant. */
  reopenableUntil: instantShape.nullable(),
  jobId: idShape.nullable(),
  /** Of an emergency closure; else null. */
  closure: z
    .object({
      /** The notice that it rests on; null where an operator has to approve it, or has. */
      announcement: z
        .object({ id: idShape, county: z.string(), district: z.string().nullable(), date: dateShape })
        .nullable(),
      /** An operator has to approve it. */
      waits: z.boolean(),
      /** Until when it shall be in force: 15 minutes after it was sent past the queue. No promise while it waits. */
      targetAt: instantShape.nullable(),
    })
    .nullable(),
  notices: z.array(reasonShape),
  createdAt: instantShape,
  updatedAt: instantShape,
  completedAt: instantShape.nullable(),
});
export type ChangeRequestReply = z.infer<typeof changeRequestShape>;

const requestChangesShape = z.object({
  items: z.array(
    z.object({
      lineId: idShape,
      number: z.string(),
      state: z.enum(requestLineStates),
      diff: z.array(configDifferenceShape),
      /** Of a plan: what others have changed at the same place since it was filed. */
      changedSince: z.array(configDifferenceShape),
    }),
  ),
});
export type RequestChangesReply = z.infer<typeof requestChangesShape>;

export const timelineEntryShape = z.object({
  at: instantShape,
  action: z.string(),
  /** What happened, in the reader's language. */
  label: z.string(),
  /** `name` says so where it was removed. */
  by: z.object({ name: z.string(), role: z.string() }),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
  /** True where the name and the reason were deleted. */
  wordsRemoved: z.boolean(),
  /** What was asked or answered, for those who may read the request's contents. */
  text: z.string().nullable(),
});

export const requestsTag = 'Change requests';
export const oneRequest = { 200: { description: 'The request as it is now', shape: changeRequestShape } };

export const fileChangeRequestEndpoint = endpoint({
  method: 'post',
  path: '/change-requests',
  tag: requestsTag,
  summary: 'File a change request',
  body: filingInput,
  creates: true,
  replies: {
    201: {
      description: 'Recorded, with its promise; of a paid kind the quote that it becomes',
      shape: z.union([changeRequestShape, quoteFiledShape]),
    },
  },
});

export const listChangeRequestsEndpoint = endpoint({
  method: 'get',
  path: '/change-requests',
  tag: requestsTag,
  summary: 'Requests, newest first',
  query: z.strictObject({
    ...pageQuery,
    status: statusShape.optional(),
    kind: z.enum(changeRequestKinds).optional(),
    lineId: idShape.optional(),
    organisationId: idShape.optional(),
    open: z.enum(['true', 'false']).optional(),
    /** The number for people, whole or one of its halves. */
    q: searchText.optional(),
  }),
  replies: { 200: { description: 'A page of requests', shape: pageOf(changeRequestShape) } },
});

export const getChangeRequestEndpoint = endpoint({
  method: 'get',
  path: '/change-requests/{id}',
  tag: requestsTag,
  summary: 'One request, with its deadline receipt',
  params: idParams,
  replies: oneRequest,
});

export const requestChangesEndpoint = endpoint({
  method: 'get',
  path: '/change-requests/{id}/changes',
  tag: requestsTag,
  summary: 'What a request changes on each of its lines; empty for those who may not read its contents',
  params: idParams,
  replies: { 200: { description: 'The lines in their order', shape: requestChangesShape } },
});

export const timelineEndpoint = endpoint({
  method: 'get',
  path: '/change-requests/{id}/timeline',
  tag: requestsTag,
  summary: 'What happened to a request, with questions and answers, oldest first',
  params: idParams,
  replies: { 200: { description: 'Entries', shape: z.object({ items: z.array(timelineEntryShape) }) } },
});
