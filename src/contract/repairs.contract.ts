import { z } from 'zod';
import { repairLimits } from '../domain/audio/repair-plan.ts';
import { endpoint } from './endpoint.ts';
import { idParams, idShape } from './shapes.ts';

const joinShape = z.strictObject({
  kind: z.literal('join'),
  /** A voice file of the same owner, as it was sent. */
  promptId: idShape,
  pauseSeconds: z.number().min(0).max(repairLimits.mostPauseSeconds).default(0.5),
});

const stepShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('trim_silence') }),
  z.strictObject({ kind: z.literal('cut_gaps') }),
  z.strictObject({ kind: z.literal('remove_hum') }),
  z.strictObject({ kind: z.literal('level_passages') }),
  joinShape,
]);

/** How a voice file was made from another one; null for one as it was sent. */
export const repairShape = z.object({
  /** The voice file as it was sent. */
  of: z.object({ promptId: idShape, uploadId: idShape, fileName: z.string() }),
  steps: z.array(z.record(z.string(), z.union([z.string(), z.number()]))),
  /** What each step did, in the reader's language; empty until the repaired file is checked. */
  done: z.array(z.object({ kind: z.string(), message: z.string(), changed: z.boolean() })),
});

/** The steps that an owner may choose once each. */
function isOnceEach(steps: readonly { kind: string }[]): boolean {
  const once = steps.filter(({ kind }) => kind !== 'join');
  return new Set(once.map(({ kind }) => kind)).size === once.length;
}

export const repairPromptEndpoint = endpoint({
  method: 'post',
  path: '/prompts/{id}/repairs',
  tag: 'Prompts',
  summary:
    'Make a repaired voice file from an accepted one, which is kept: silence at the ends, long pauses, hum, uneven passages, other files joined behind it. The same steps give the same file; a repaired file is repaired anew from its original',
  params: idParams,
  body: z.strictObject({
    steps: z
      .array(stepShape)
      .min(1)
      .max(4 + repairLimits.mostJoined)
      .refine(isOnceEach, { message: 'repair_step_twice' })
      .refine((steps) => steps.filter(({ kind }) => kind === 'join').length <= repairLimits.mostJoined, {
        message: 'too_many_joined',
      }),
  }),
  replies: {
    201: {
      description: 'The repaired voice file; its check has started',
      shape: z.object({ id: idShape, promptId: idShape, fileName: z.string() }),
    },
    200: {
      description: 'The voice file that these steps gave before',
      shape: z.object({ id: idShape, promptId: idShape, fileName: z.string() }),
    },
  },
});
