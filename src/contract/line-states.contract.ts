import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { heardState, ruleShape } from './lines.contract.ts';
import { idParams, idShape, instantInput, instantShape } from './shapes.ts';

/** A stretch of time in which callers hear one thing by one rule: `[from, until)`. */
const stateSpanShape = z.object({
  from: instantShape,
  until: instantShape,
  state: heardState,
  slot: z.string(),
  /** Null: the default announcement of the slot. */
  prompt: z.object({ promptId: idShape, fileName: z.string(), sha256: z.string() }).nullable(),
  rule: ruleShape,
  /** The rules that lose at its first instant, the best first. */
  losers: z.array(ruleShape),
});
export const lineStatesShape = z.object({
  lineId: idShape,
  /** The zone in which the line keeps its hours. */
  timeZone: z.string(),
  from: instantShape,
  to: instantShape,
  /** From `from` to `to` without a gap, the earliest first; two neighbours differ in state, sound or rule. */
  spans: z.array(stateSpanShape),
});
export type LineStatesReply = z.infer<typeof lineStatesShape>;

const longestRangeMs = 400 * 86_400_000;
const rangeQuery = z
  .strictObject({ from: instantInput, to: instantInput })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'range_not_forward' })
  .refine(({ from, to }) => to.getTime() - from.getTime() <= longestRangeMs, {
    path: ['to'],
    message: 'range_too_long',
  });

export const lineStatesEndpoint = endpoint({
  method: 'get',
  path: '/lines/{id}/states',
  tag: 'Lines',
  summary: 'What callers hear over a stretch of time of at most 400 days',
  params: idParams,
  query: rangeQuery,
  replies: { 200: { description: 'The spans, in order and without gaps', shape: lineStatesShape } },
});
