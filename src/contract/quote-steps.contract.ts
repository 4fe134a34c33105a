import { z } from 'zod';
import { conversationSides } from '../domain/change-request/conversation.ts';
import { comparedTerms } from '../domain/quote/compare-versions.ts';
import { isCounted } from '../domain/quote/money.ts';
import { feasibilities } from '../domain/quote/quote-state.ts';
import { endpoint } from './endpoint.ts';
import { offerShape, oneQuote, quoteTag as tag } from './quotes.contract.ts';
import { dateShape, idParams, idShape, instantShape, nameText, noteText } from './shapes.ts';

const reason = noteText(1000);
const step = { method: 'post', tag, params: idParams, replies: oneQuote } as const;

/** Hours of at most two decimals. */
export const hoursInput = z.number().positive().max(10_000).refine(isCounted, { message: 'hours_too_fine' });
export const ratePerHour = z.number().int().min(0).max(100_000);
export const quoteRole = nameText(40);

const assessmentInput = z
  .strictObject({
    feasibility: z.enum(feasibilities),
    /** What would have to change, or why it is not possible. */
    feasibilityNote: noteText(2000).optional(),
    lines: z
      .array(
        z.strictObject({
          description: nameText(200),
          role: quoteRole,
          hours: hoursInput,
          /** Left out: that of the role in the rate table. */
          ratePerHour: ratePerHour.optional(),
        }),
      )
      .max(50),
    validUntil: dateShape,
    /** A service day after the offer's last day. */
    agreedOn: dateShape.optional(),
  })
  .check(({ value, issues }) => {
    const fault = (path: string, message: string) =>
      issues.push({ code: 'custom', message, path: [path], input: undefined });
    if (value.feasibility !== 'possible' && value.feasibilityNote === undefined)
      fault('feasibilityNote', 'feasibility_note');
    if (value.agreedOn !== undefined && value.agreedOn <= value.validUntil) fault('agreedOn', 'agreed_before_end');
  });
export type AssessmentInput = z.output<typeof assessmentInput>;

export const assessQuoteEndpoint = endpoint({
  ...step,
  method: 'patch',
  path: '/quotes/{id}/assessment',
  summary: 'Prepare the next offer; customers see nothing of it until it is made',
  body: assessmentInput,
  edits: true,
});

export const offerQuoteEndpoint = endpoint({
  ...step,
  path: '/quotes/{id}/offer',
  summary: 'Offer exactly the assessment that was read to the customer, as a new version',
  edits: true,
});

export const acceptQuoteEndpoint = endpoint({
  ...step,
  path: '/quotes/{id}/accept',
  summary: 'Accept exactly this version, as an owner; the work becomes a job',
  body: z.strictObject({ version: z.number().int().min(1).max(1_000_000), typedName: nameText(80) }),
});

export const declineQuoteEndpoint = endpoint({
  ...step,
  path: '/quotes/{id}/decline',
  summary: 'Decline the offer, as an owner',
  body: z.strictObject({ reason }),
});

export const withdrawQuoteEndpoint = endpoint({
  ...step,
  path: '/quotes/{id}/withdraw',
  summary: 'Take the request back before an offer, as the customer; or the offer, as sales, who say why',
  body: z.strictObject({ reason: reason.optional() }),
});

export const confirmWorkEndpoint = endpoint({
  ...step,
  path: '/quotes/{id}/confirm',
  summary: 'Accept the delivered work',
});

export const sendBackWorkEndpoint = endpoint({
  ...step,
  path: '/quotes/{id}/send-back',
  summary: 'Send the delivered work back; its job opens again',
  body: z.strictObject({ reason }),
});

const lineShape = offerShape.shape.lines.element;
const versionShape = offerShape.extend({
  /** What changed since the version before; null for the first. */
  diff: z
    .object({
      terms: z.array(z.enum(comparedTerms)),
      lines: z.array(
        z.object({
          change: z.enum(['added', 'removed', 'changed']),
          before: lineShape.nullable(),
          after: lineShape.nullable(),
        }),
      ),
    })
    .nullable(),
});
export type QuoteVersionReply = z.infer<typeof versionShape>;

export const quoteVersionsEndpoint = endpoint({
  method: 'get',
  path: '/quotes/{id}/versions',
  tag,
  summary: 'Every offer that was made, the newest first, with what changed',
  params: idParams,
  replies: { 200: { description: 'The versions', shape: z.object({ items: z.array(versionShape) }) } },
});

export const quoteMessageShape = z.object({
  id: idShape,
  side: z.enum(conversationSides),
  by: z.string(),
  text: z.string(),
  at: instantShape,
});
export type QuoteMessageReply = z.infer<typeof quoteMessageShape>;

export const readQuoteMessagesEndpoint = endpoint({
  method: 'get',
  path: '/quotes/{id}/messages',
  tag,
  summary: 'What customer and sales wrote to each other, oldest first',
  params: idParams,
  replies: {
    200: { description: 'The messages', shape: z.object({ items: z.array(quoteMessageShape), open: z.boolean() }) },
  },
});

export const writeQuoteMessageEndpoint = endpoint({
  method: 'post',
  path: '/quotes/{id}/messages',
  tag,
  summary: 'Write to the other side',
  params: idParams,
  body: z.strictObject({ text: noteText(2000) }),
  creates: true,
  replies: { 201: { description: 'The message', shape: quoteMessageShape } },
});

export const printQuoteEndpoint = endpoint({
  method: 'get',
  path: '/quotes/{id}/print',
  tag,
  summary: 'The newest offer as a page of A4 to print',
  params: idParams,
  query: z.strictObject({ lang: z.enum(['zh-TW', 'en']).optional() }),
  replies: { 200: { description: 'A page', shape: 'text/html' } },
});
