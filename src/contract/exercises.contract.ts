import { z } from 'zod';
import { announcementStates } from '../domain/announcement/announcement-lifecycle.ts';
import { noticeDoubts, noticeStatuses } from '../domain/announcement/notice-item.ts';
import { broadcastLineStates, broadcastStatuses, broadcastSteps } from '../domain/broadcast/broadcast-state.ts';
import { eveningKeys } from '../domain/exercise/evenings.ts';
import { endpoint } from './endpoint.ts';
import { dateShape, idParams, idShape, instantShape, pageOf, pageQuery } from './shapes.ts';

export const exerciseTag = 'Exercises';
const tag = exerciseTag;
const count = z.number().int();
const seconds = z.number().int();

/** How an exercise was done, in seconds of people's time. */
const scoreShape = z.object({
  /** Broadcasts sent without a certain notice, or beyond its area or hours; must be 0. */
  falseSends: count,
  /** Certain notices on which not all lines were closed. */
  missed: count,
  notices: z.array(
    z.object({
      topic: z.string(),
      county: z.string(),
      district: z.string().nullable(),
      date: dateShape,
      /** From the notice to the draft that was sent; null: none was. */
      draftSeconds: seconds.nullable(),
      /** From the draft to the second person's approval. */
      approvalSeconds: seconds.nullable(),
    }),
  ),
  /** Broadcasts whose notice was denied after they were sent. */
  denials: z.array(
    z.object({
      /** Null: the whole country. */
      county: z.string().nullable(),
      district: z.string().nullable(),
      /** From the denial until somebody took it back; null: nobody has. */
      takenBackSeconds: seconds.nullable(),
    }),
  ),
});

const exerciseShape = z.object({
  id: idShape,
  /** Null: without notices, at the time of day. */
  evening: z.enum(eveningKeys).nullable(),
  speed: z.union([z.literal(1), z.literal(10)]),
  startedBy: z.string(),
  startedAt: instantShape,
  endsAt: instantShape,
  /** Null while it runs. */
  endedAt: instantShape.nullable(),
  /** Who has taken part. */
  people: z.array(z.string()),
  score: scoreShape,
});
export type ExerciseReply = z.infer<typeof exerciseShape>;

const arrivedShape = z.object({
  at: instantShape,
  source: z.string(),
  text: z.string(),
  status: z.enum(noticeStatuses),
  /** It has gone from its source. */
  withdrawn: z.boolean(),
  /** The archive has the event, but not its words. */
  constructed: z.boolean(),
  /** Why nothing can be sent on it; empty: it could be, once it is certain. */
  why: z.array(z.enum(noticeDoubts)),
});

const standingShape = z.object({
  topic: z.string(),
  county: z.string(),
  district: z.string().nullable(),
  state: z.enum(announcementStates),
  /** Lines may be closed on it now. */
  certain: z.boolean(),
  from: instantShape.nullable(),
  until: instantShape.nullable(),
  sources: z.array(z.string()),
});

const lineCounts = z.object({
  close: count,
  ask: count,
  never: count,
  alreadyClosed: count,
  blocked: count,
  ...(Object.fromEntries(broadcastLineStates.map((state) => [state, count])) as Record<
    (typeof broadcastLineStates)[number],
    typeof count
  >),
});

export const exerciseBroadcastShape = z.object({
  id: idShape,
  exerciseId: idShape,
  /** Always true: nothing of it reaches a phone system. */
  exercise: z.literal(true),
  status: z.enum(broadcastStatuses),
  topic: z.string().nullable(),
  area: z.object({ county: z.string(), district: z.string().nullable() }).nullable(),
  from: instantShape,
  until: instantShape,
  reason: z.string(),
  author: z.string(),
  approver: z.string().nullable(),
  /** Instants of the exercise's own time, like the window. */
  draftedAt: instantShape,
  sentAt: instantShape.nullable(),
  /** When its notice was denied after it was sent: nothing more is closed on it. */
  deniedAt: instantShape.nullable(),
  endedAt: instantShape.nullable(),
  counts: lineCounts,
  draftHash: z.string(),
  withoutOwnSound: count,
  soundSha256: z.string(),
  /** Whether the caller has listened to the sound to its end. */
  heard: z.boolean(),
  /** The caller drafted it. */
  own: z.boolean(),
  /** Answers of phone systems are imitated. */
  phoneSystems: z.array(z.object({ name: z.string(), lines: count, closed: count, failed: count })),
  actions: z.array(z.enum(broadcastSteps)),
});
export type ExerciseBroadcastReply = z.infer<typeof exerciseBroadcastShape>;

const wholeShape = exerciseShape.extend({
  /** The time of day within the exercise. */
  now: instantShape,
  /** When something next changes by itself, by the real clock; null: nothing does. */
  nextChangeAt: instantShape.nullable(),
  /** Newest first. */
  arrived: z.array(arrivedShape),
  standing: z.array(standingShape),
  broadcasts: z.array(exerciseBroadcastShape),
});
export type WholeExerciseReply = z.infer<typeof wholeShape>;

export const listExercisesEndpoint = endpoint({
  method: 'get',
  path: '/exercises',
  tag,
  summary: 'Exercises with their scores, newest first',
  query: z.strictObject(pageQuery),
  replies: { 200: { description: 'A page of exercises', shape: pageOf(exerciseShape) } },
});

export const startExerciseEndpoint = endpoint({
  method: 'post',
  path: '/exercises',
  tag,
  summary: 'Start an exercise, with an archived evening or without; one runs at a time',
  body: z.strictObject({
    evening: z.enum(eveningKeys).nullable(),
    /** How many times as fast as the clock. */
    speed: z.union([z.literal(1), z.literal(10)]).default(1),
  }),
  creates: true,
  replies: { 201: { description: 'The exercise', shape: wholeShape } },
});

export const getExerciseEndpoint = endpoint({
  method: 'get',
  path: '/exercises/{id}',
  tag,
  summary: 'An exercise with its notices so far, its broadcasts and its score',
  params: idParams,
  replies: { 200: { description: 'The exercise as it is now', shape: wholeShape } },
});

export const endExerciseEndpoint = endpoint({
  method: 'post',
  path: '/exercises/{id}/end',
  tag,
  summary: 'End an exercise now',
  params: idParams,
  replies: { 200: { description: 'The exercise with its score', shape: wholeShape } },
});
