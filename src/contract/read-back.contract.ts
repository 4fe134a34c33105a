import { z } from 'zod';
import { lineDifferenceShape } from './differences.contract.ts';
import { idShape, instantShape } from './shapes.ts';

const readingShape = z.object({
  /** False where the phone system cannot be read because a person changes it. */
  readable: z.boolean(),
  agrees: z.boolean().nullable(),
  revision: z.number().int().nullable(),
  configuration: z.unknown(),
  /** SHA-256 of the file that is there, by prompt id. */
  files: z.record(z.string(), z.string()),
  differences: z.array(lineDifferenceShape),
  /** What the phone system said instead of an answer. */
  fault: z.string().nullable(),
  at: instantShape,
});
export type ReadingReply = z.infer<typeof readingShape>;

export const readBackShape = z.object({
  /** Of a job over several lines the first that failed, else the one named first. */
  lineId: idShape,
  /** The phone system is being asked: the answer comes with a `line.read` event. */
  asking: z.boolean(),
  /** What it answered last; null until it has been asked. */
  last: readingShape.nullable(),
});
export type ReadBackReply = z.infer<typeof readBackShape>;
