import { z } from 'zod';
import { deadlineShape, forecastShape } from './change-requests.contract.ts';
import { configDifferenceShape } from './differences.contract.ts';
import { endpoint } from './endpoint.ts';
import { heardState, ruleShape } from './lines.contract.ts';
import { filingInput } from './quotes.contract.ts';
import { idShape, instantShape, reasonShape } from './shapes.ts';

const foreseenSpanShape = z.object({
  from: instantShape,
  until: instantShape,
  state: heardState,
  slot: z.string(),
  rule: ruleShape,
  /** The rules that lose at its first instant, the best first. */
  losers: z.array(ruleShape),
});

export const qualificationShape = z.object({
  result: z.enum(['qualified', 'unqualified', 'alternate']),
  reasons: z.array(reasonShape),
  deadline: deadlineShape.nullable(),
  forecast: forecastShape.nullable(),
  duplicates: z.array(z.object({ changeRequestId: idShape })),
  /** Where the times overlap a plan: the first start, from the wished one on, at which the same length meets none; else null. */
  nextFreeAt: instantShape.nullable(),
  /** What would change on each line; empty for those who may not read configurations. */
  lines: z.array(
    z.object({
      lineId: idShape,
      number: z.string(),
      state: z.enum(['waiting', 'unchanged']),
      diff: z.array(configDifferenceShape),
      /** Open requests for the same places of this line, and plans. */
      conflicts: z.array(reasonShape),
      /**
       * Of the first lines: what callers would hear on the days that change, the first 14 of them and none between; else in the
       * week from then on.
       */
      heard: z
        .object({ timeZone: z.string(), from: instantShape, to: instantShape, spans: z.array(foreseenSpanShape) })
        .nullable(),
    }),
  ),
});
export type QualificationReply = z.infer<typeof qualificationShape>;

export const qualifyEndpoint = endpoint({
  method: 'post',
  path: '/qualifications',
  tag: 'Change requests',
  summary: 'Dry run of a filing: every reason, and the promised window; nothing is recorded',
  body: filingInput,
  replies: { 200: { description: 'The qualification', shape: qualificationShape } },
});
