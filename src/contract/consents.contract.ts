import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { idParams, idShape, instantShape } from './shapes.ts';

const tag = 'Broadcasts';
const token = z.string().min(20).max(100);
const count = z.number().int();

export const consentShape = z.object({
  /** To whom the link was sent. */
  name: z.string(),
  customer: z.string(),
  area: z.object({ county: z.string(), district: z.string().nullable() }).nullable(),
  from: instantShape,
  until: instantShape,
  reason: z.string(),
  lines: z.array(z.object({ number: z.string(), label: z.string() })),
  /** Null: nobody has answered. */
  yes: z.boolean().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: instantShape.nullable(),
  /** The closure has ended, early or by the clock: nothing can be answered any more. */
  isOver: z.boolean(),
});
export type ConsentReply = z.infer<typeof consentShape>;

export const readConsentEndpoint = endpoint({
  method: 'get',
  path: '/consents/{token}',
  tag,
  summary: 'What the link of a mail asks; reading it decides nothing',
  access: 'public',
  params: z.strictObject({ token }),
  replies: { 200: { description: 'The question as it stands', shape: consentShape } },
});

export const answerConsentEndpoint = endpoint({
  method: 'post',
  path: '/consents/answer',
  tag,
  summary: 'Answer whether lines are closed: the first answer counts, and it can be changed until the end',
  access: 'public',
  body: z.strictObject({
    token,
    yes: z.boolean(),
    /** Changes an answer that was given before; without it another answer is refused. */
    replaces: z.boolean().optional(),
  }),
  replies: { 200: { description: 'The question as it stands now', shape: consentShape } },
});

const questionShape = z.object({
  organisationId: idShape,
  customer: z.string(),
  lines: count,
  yes: z.boolean().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: instantShape.nullable(),
  /** The owners who got a link. */
  asked: z.array(z.object({ name: z.string(), email: z.string(), openedAt: instantShape.nullable() })),
});
export type QuestionReply = z.infer<typeof questionShape>;

export const listQuestionsEndpoint = endpoint({
  method: 'get',
  path: '/broadcasts/{id}/questions',
  tag,
  summary: 'Customers that were asked whether their lines are closed: whom to phone first',
  params: idParams,
  replies: {
    200: {
      description: 'Those who have not answered first',
      shape: z.object({
        counts: z.object({ customers: count, sent: count, opened: count, yes: count, no: count, waiting: count }),
        items: z.array(questionShape),
      }),
    },
  },
});
export type QuestionsReply = z.infer<(typeof listQuestionsEndpoint)['replies'][200]['shape']>;
