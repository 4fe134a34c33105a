import { z } from 'zod';
import { seasonAnswers, seasonLineStates } from '../domain/season/season-sweep.ts';
import { endpoint } from './endpoint.ts';
import { lineConfigShape } from './line-config-shapes.ts';
import { dateShape, idParams, idShape, instantShape, pageOf, pageQuery } from './shapes.ts';

const tag = 'Season sweeps';

const countsShape = z.object(
  Object.fromEntries(seasonLineStates.map((state) => [state, z.number().int()])) as Record<
    (typeof seasonLineStates)[number],
    z.ZodNumber
  >,
);

const sweepShape = z.object({
  id: idShape,
  /** The holidays, as the national calendar names them. */
  name: z.string(),
  /** Both included. */
  from: dateShape,
  to: dateShape,
  days: z.number().int(),
  /** The year's table is not published: some of the days may change. */
  provisional: z.boolean(),
  /** What is filed until then is live in time: the caller's own, for staff that of the shared environment. */
  fileBy: instantShape.nullable(),
  /** The lines that the caller sees, by their state. */
  counts: countsShape,
});
export type SeasonSweepReply = z.infer<typeof sweepShape>;

const lineShape = z.object({
  lineId: idShape,
  number: z.string(),
  label: z.string(),
  state: z.enum(seasonLineStates),
  answeredBy: z.string().nullable(),
  /** The request that the answer has filed. */
  changeRequestId: idShape.nullable(),
  /** What `propose` would file; null where something is set already. */
  proposal: z
    .object({
      from: z.enum(['lastYear', 'stretch']),
      days: z.array(lineConfigShape.shape.datedDays.element),
      recording: z.string().nullable(),
    })
    .nullable(),
});
export type SeasonLineReply = z.infer<typeof lineShape>;

const customerShape = z.object({
  organisationId: idShape,
  name: z.string(),
  fileBy: instantShape.nullable(),
  counts: countsShape,
  /** When its owners were told last. */
  toldAt: instantShape.nullable(),
  /** Its owners: whom to ask. */
  people: z.array(z.object({ name: z.string(), email: z.string() })),
});
export type SeasonCustomerReply = z.infer<typeof customerShape>;

export const seasonSweepDetailShape = sweepShape.extend({
  /** For a customer: its lines, by number. */
  lines: z.array(lineShape).optional(),
});
export type SeasonSweepDetailReply = z.infer<typeof seasonSweepDetailShape>;

export const listSeasonSweepsEndpoint = endpoint({
  method: 'get',
  path: '/season-sweeps',
  tag,
  summary: 'Stretches of days off that are near, with how many lines have an answer',
  replies: { 200: { description: 'The next first', shape: z.object({ items: z.array(sweepShape) }) } },
});

export const getSeasonSweepEndpoint = endpoint({
  method: 'get',
  path: '/season-sweeps/{id}',
  tag,
  summary: 'One stretch; a customer also sees each line with what would be filed for it',
  params: idParams,
  replies: { 200: { description: 'The stretch', shape: seasonSweepDetailShape } },
});

export const seasonBoardEndpoint = endpoint({
  method: 'get',
  path: '/season-sweeps/{id}/customers',
  tag,
  summary: 'For staff: each customer with lines that nobody has answered for first',
  params: idParams,
  query: z.strictObject({ ...pageQuery, open: z.enum(['true', 'false']).optional() }),
  replies: { 200: { description: 'A page of customers', shape: pageOf(customerShape) } },
});

export const answerSeasonEndpoint = endpoint({
  method: 'post',
  path: '/season-sweeps/{id}/answers',
  tag,
  summary: 'Answer for lines: file what is proposed, nothing changes, or we set it ourselves',
  creates: true,
  params: idParams,
  body: z.strictObject({ lineIds: z.array(idShape).min(1).max(1000), answer: z.enum(seasonAnswers) }),
  replies: {
    201: {
      description: 'What was filed (lines that have something set already are left as they are), and the stretch now',
      shape: z.object({
        filed: z.array(z.object({ changeRequestId: idShape, number: z.string(), lines: z.number().int() })),
        sweep: seasonSweepDetailShape,
      }),
    },
  },
});
