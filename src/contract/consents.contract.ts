import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { idParams, idShape, instantShape, nameText } from './shapes.ts';

const tag = 'Broadcasts';
const token = z.string().min(20).max(100);
const count = z.number().int();
/** An owner or the contact by the link of their mail, or someone on the phone with an operator. */
const answeredAs = z.enum(['owner', 'contact', 'phone']);

const lines = z.array(z.object({ number: z.string(), label: z.string() }));

export const consentShape = z.object({
  /** To whom the link was sent. */
  name: z.string(),
  customer: z.string(),
  area: z.object({ county: z.string(), district: z.string().nullable() }).nullable(),
  from: instantShape,
  until: instantShape,
  reason: z.string(),
  lines,
  /** Lines by their contact; the link of a contact has only its own. */
  parts: z.array(
    z.object({
      id: idShape,
      /** The contact who is asked about these lines beside the owners. */
      contact: z.string().nullable(),
      lines,
      /** Null: nobody has answered. */
      yes: z.boolean().nullable(),
      answeredBy: z.string().nullable(),
      answeredAs: answeredAs.nullable(),
      answeredAt: instantShape.nullable(),
    }),
  ),
  /** The answer where all parts have the same one; null: nobody has answered, or not alike. */
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

/** Answers only for the lines of one part. */
const part = idShape.optional();

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
    part,
  }),
  replies: { 200: { description: 'The question as it stands now', shape: consentShape } },
});

const questionShape = z.object({
  id: idShape,
  organisationId: idShape,
  customer: z.string(),
  /** The contact of these lines, who is asked beside the owners. */
  contact: z.string().nullable(),
  lines: count,
  yes: z.boolean().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: instantShape.nullable(),
  /** The operator who took the answer down on the phone; null: it came by a link. */
  takenDownBy: z.string().nullable(),
  /** The owners and the contact who got a link. */
  asked: z.array(
    z.object({ name: z.string(), email: z.string(), isContact: z.boolean(), openedAt: instantShape.nullable() }),
  ),
});
export type QuestionReply = z.infer<typeof questionShape>;

const questionsShape = z.object({
  counts: z.object({ customers: count, sent: count, opened: count, yes: count, no: count, waiting: count }),
  items: z.array(questionShape),
});

export const listQuestionsEndpoint = endpoint({
  method: 'get',
  path: '/broadcasts/{id}/questions',
  tag,
  summary: 'Customers that were asked whether their lines are closed: whom to phone first',
  params: idParams,
  replies: {
    200: {
      description: 'Those who have not answered first',
      shape: questionsShape,
    },
  },
});

export const takeDownAnswerEndpoint = endpoint({
  method: 'post',
  path: '/broadcasts/{id}/questions/{organisationId}/answer',
  tag,
  summary: 'Take down what a customer has said on the phone: it counts like an answer by a link',
  params: z.strictObject({ ...idParams.shape, organisationId: idShape }),
  body: z.strictObject({
    yes: z.boolean(),
    /** Who said it. */
    saidBy: nameText(80),
    /** Changes an answer that was given before; without it another answer is refused. */
    replaces: z.boolean().optional(),
    part,
  }),
  replies: { 200: { description: 'The customers that were asked', shape: questionsShape } },
});
export type QuestionsReply = z.infer<typeof questionsShape>;
