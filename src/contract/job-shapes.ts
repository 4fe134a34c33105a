import { z } from 'zod';
import { requestLineStates } from '../domain/change-request/request-line.ts';
import { faultShape } from './change-requests.contract.ts';
import { configDifferenceShape } from './differences.contract.ts';
import { idShape, instantShape } from './shapes.ts';

export const jobStatusShape = z.enum(['open', 'taken', 'done', 'failed']);

export const jobShape = z.object({
  id: idShape,
  organisationId: idShape,
  customer: z.string(),
  changeRequestId: idShape,
  /** The request's number for people. */
  requestNumber: z.string(),
  kind: z.string(),
  requestStatus: z.string(),
  /** The line named first, and how many there are; a job has a single request. */
  lineCount: z.number().int(),
  lineId: idShape,
  lineNumber: z.string(),
  lineLabel: z.string(),
  slot: z.string().nullable(),
  promptId: idShape.nullable(),
  /** Who changes the phone systems of its lines: this product, a person by hand, or both. */
  changedBy: z.enum(['program', 'person', 'both']),
  /** The customer wrote something with the request; its holder reads it. */
  hasNote: z.boolean(),
  /** When the change is to go live; null as soon as it is ready. */
  effectiveAt: instantShape.nullable(),
  status: jobStatusShape,
  paused: z.boolean(),
  outcome: z.enum(['done', 'prepared', 'withdrawn', 'failed']).nullable(),
  emergency: z.boolean(),
  dueBy: instantShape,
  takenBy: z.object({ id: idShape, name: z.string() }).nullable(),
  takenAt: instantShape.nullable(),
  leaseUntil: instantShape.nullable(),
  applying: z.boolean(),
  attempts: z.number().int(),
  result: z.record(z.string(), z.unknown()).nullable(),
  /** Why it is paused or was given up, in words. */
  reason: z.string().nullable(),
  /** The fault on our side; null where a person gave it up. */
  fault: faultShape.nullable(),
  createdAt: instantShape,
  finishedAt: instantShape.nullable(),
});
export type JobReply = z.infer<typeof jobShape>;

/** What one of the staff left for whoever works on the job next. */
export const jobNoteShape = z.object({ id: idShape, by: z.string(), at: instantShape, text: z.string() });
export type JobNoteReply = z.infer<typeof jobNoteShape>;

/** For the holder of a job: before, after, and what the phone system has. */
export const jobDetailShape = jobShape.extend({
  /** Notes of the staff, the oldest first. */
  notes: z.array(jobNoteShape),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  differences: z.array(configDifferenceShape).optional(),
  checklist: z
    .array(
      z.object({
        id: z.string(),
        lineId: idShape,
        code: z.string(),
        params: z.record(z.string(), z.unknown()),
        text: z.string(),
        /** Sets the line up there for the first time; the others are the change itself. */
        setUp: z.boolean(),
      }),
    )
    .optional(),
  /** Line by line, of those that are not done yet; of several lines above stands the one named first. */
  lines: z
    .array(
      z.object({
        lineId: idShape,
        number: z.string(),
        label: z.string(),
        state: z.enum(requestLineStates),
        /** Why it failed, and what its phone system said, in words. */
        fault: faultShape.nullable(),
        message: z.string().nullable(),
        /** A person changes its phone system. */
        byHand: z.boolean(),
        before: z.unknown(),
        after: z.unknown(),
        differences: z.array(configDifferenceShape),
      }),
    )
    .optional(),
  note: z.string().nullable().optional(),
});
export type JobDetailReply = z.infer<typeof jobDetailShape>;
