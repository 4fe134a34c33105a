import { z } from 'zod';
import { blockers, broadcastLineStates, lineDispositions } from '../domain/broadcast/broadcast-state.ts';
import { broadcastReason as reason } from './broadcasts.contract.ts';
import { countyInput } from './customers.contract.ts';
import { endpoint } from './endpoint.ts';
import { exerciseBroadcastShape, exerciseTag as tag } from './exercises.contract.ts';
import { exactText, idParams, idShape, instantInput, nameText, pageOf, pageQuery } from './shapes.ts';

const exerciseLineShape = z.object({
  number: z.string(),
  label: z.string(),
  customer: z.string(),
  phoneSystem: z.string(),
  disposition: z.enum(lineDispositions),
  blocker: z.enum(blockers).nullable(),
  /** The blocker in words. */
  why: z.string().nullable(),
  /** Imitated; null before sending, and for lines that are not closed. */
  state: z.enum(broadcastLineStates).nullable(),
});
export type ExerciseLineReply = z.infer<typeof exerciseLineShape>;

/** Null: the whole country. */
const area = z.strictObject({ county: countyInput, district: nameText(40).optional() }).nullable();
const window = { from: instantInput, until: instantInput };

const draftInput = z.strictObject({
  /** The notice of the exercise that it rests on; null: none. */
  topic: nameText(100).nullable().default(null),
  area,
  ...window,
  reason,
});
export type ExerciseDraftInput = z.output<typeof draftInput>;

export const draftExerciseEndpoint = endpoint({
  method: 'post',
  path: '/exercises/{id}/broadcasts',
  tag,
  summary: 'Draft a closure within an exercise, over a copy of the lines as they are now',
  params: idParams,
  body: draftInput,
  creates: true,
  replies: { 201: { description: 'The draft with its counts', shape: exerciseBroadcastShape } },
});

const broadcastParams = z.strictObject({ id: idShape, broadcastId: idShape });

export const getExerciseBroadcastEndpoint = endpoint({
  method: 'get',
  path: '/exercises/{id}/broadcasts/{broadcastId}',
  tag,
  summary: 'A broadcast of an exercise with its imitated progress',
  params: broadcastParams,
  replies: { 200: { description: 'The broadcast', shape: exerciseBroadcastShape } },
});

export const listExerciseLinesEndpoint = endpoint({
  method: 'get',
  path: '/exercises/{id}/broadcasts/{broadcastId}/lines',
  tag,
  summary: 'The copied lines of a broadcast of an exercise',
  params: broadcastParams,
  query: z.strictObject(pageQuery),
  replies: { 200: { description: 'A page of lines, by number', shape: pageOf(exerciseLineShape) } },
});

const stepInput = z.discriminatedUnion('action', [
  /** It is a draft again, with a fresh copy of the lines, and whoever edits is one of its authors. */
  z.strictObject({ action: z.literal('edit'), area, ...window, reason }),
  z.strictObject({ action: z.literal('submit') }),
  z.strictObject({ action: z.literal('hear'), promptSha256: exactText(64) }),
  z.strictObject({ action: z.literal('approve'), draftHash: exactText(64), typed: exactText(20) }),
  z.strictObject({ action: z.literal('retry') }),
  z.strictObject({ action: z.literal('stop'), reason }),
  z.strictObject({ action: z.literal('resume'), reason }),
  z.strictObject({ action: z.literal('counter') }),
  z.strictObject({ action: z.literal('end'), reason }),
  z.strictObject({ action: z.literal('cancel') }),
]);
export type ExerciseStepInput = z.output<typeof stepInput>;

export const stepExerciseEndpoint = endpoint({
  method: 'post',
  path: '/exercises/{id}/broadcasts/{broadcastId}/steps',
  tag,
  summary: 'Take a step of a broadcast of an exercise; approving takes the word EXERCISE typed',
  params: broadcastParams,
  body: stepInput,
  replies: { 200: { description: 'The broadcast as it is now', shape: exerciseBroadcastShape } },
});
