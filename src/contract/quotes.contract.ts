import { z } from 'zod';
import { type PaidKind, paidKinds } from '../domain/change-request/kind.ts';
import { behalfChannels } from '../domain/change-request/on-behalf.ts';
import { feasibilities, quoteActions, quoteStatuses } from '../domain/quote/quote-state.ts';
import { repeatedRows } from '../domain/quote/sketch.ts';
import { attachmentIds, attachmentShape } from './attachments.contract.ts';
import { changeRequestInput, onBehalfInput } from './change-request-kinds.contract.ts';
import { endpoint } from './endpoint.ts';
import {
  dateShape,
  idParams,
  idShape,
  instantShape,
  nameText,
  noteText,
  pageOf,
  pageQuery,
  searchText,
} from './shapes.ts';

export const quoteTag = 'Quotes';

/** Rows of a sketched menu: the keys pressed so far, and where they lead. */
const sketchRows = z
  .array(z.strictObject({ keys: z.string().regex(/^[0-9*#]{1,6}$/), destination: nameText(80) }))
  .min(1)
  .max(100)
  .check(({ value, issues }) => {
    for (const place of repeatedRows(value))
      issues.push({ code: 'custom', message: 'keys_twice', path: [place, 'keys'], input: value[place]?.keys });
  });

const quoteFields = {
  description: noteText(4000),
  attachmentIds: attachmentIds(10),
  /** By when it is wished for. */
  wishedOn: dateShape.optional(),
  /** In words, or a table of keys and destinations, which the pages draw as a tree. */
  sketch: z.union([sketchRows, noteText(4000)]).optional(),
  /** For staff, who file for a customer: whose it becomes, how the customer asked, and what shows it. */
  organisationId: idShape.optional(),
  onBehalf: onBehalfInput,
};

export const quoteInput = z.strictObject({ kind: z.enum(paidKinds), ...quoteFields });
export type QuoteInput = z.output<typeof quoteInput>;

/** Whatever can be asked for: work, or a paid kind, which becomes a quote. */
export const filingInput = z.discriminatedUnion('kind', [...changeRequestInput.options, quoteInput]);
export type FilingInput = z.output<typeof filingInput>;

export function asksForQuote(input: FilingInput): input is QuoteInput {
  return paidKinds.includes(input.kind as PaidKind);
}

export const quoteFiledShape = z.object({ id: idShape, quoteId: idShape, number: z.string() });
export type QuoteFiled = z.infer<typeof quoteFiledShape>;

const moneyFields = { net: z.number().int(), tax: z.number().int(), total: z.number().int() };

const quoteLineShape = z.object({
  description: z.string(),
  /** A code of the rate table, or in sales' own words. */
  role: z.string(),
  hours: z.number(),
  ratePerHour: z.number().int(),
  /** Whole TWD, rounded half up. */
  amount: z.number().int(),
});

const termFields = {
  feasibility: z.enum(feasibilities),
  /** What would have to change, or why it is not possible. */
  feasibilityNote: z.string().nullable(),
  lines: z.array(quoteLineShape),
  ...moneyFields,
  /** The last day of the offer, to its 24:00 in Taipei. */
  validUntil: dateShape,
  /** The service day on which the work is due; null: the tenth business day after the acceptance. */
  agreedOn: dateShape.nullable(),
};

export const offerShape = z.object({
  version: z.number().int(),
  ...termFields,
  offeredBy: z.string(),
  offeredAt: instantShape,
});
export type OfferReply = z.infer<typeof offerShape>;

const workShape = z.object({
  state: z.enum(['open', 'delivered', 'confirmed']),
  agreedOn: dateShape,
  dueBy: instantShape,
  deliveredAt: instantShape.nullable(),
  /** Silence until then accepts the work. */
  silentAt: instantShape.nullable(),
  confirmedAt: instantShape.nullable(),
  /** Null where silence accepted it. */
  confirmedBy: z.string().nullable(),
  /** Why the customer sent it back last. */
  returnReason: z.string().nullable(),
  /** Ours; null for customers. */
  hoursSpent: z.number().nullable(),
  jobId: idShape.nullable(),
  holder: z.string().nullable(),
});

export const quoteShape = z.object({
  id: idShape,
  /** For people (`Q-7K3M-Q2XD`). */
  number: z.string(),
  organisationId: idShape,
  customer: z.string(),
  kind: z.enum(paidKinds),
  status: z.enum(quoteStatuses),
  description: z.string(),
  sketch: z.union([z.array(z.object({ keys: z.string(), destination: z.string() })), z.string()]).nullable(),
  wishedOn: dateShape.nullable(),
  attachments: z.array(attachmentShape),
  requestedBy: z.string(),
  requestedAt: instantShape,
  /** Set where our staff filed it for the customer. */
  onBehalf: z.object({ channel: z.enum(behalfChannels), evidence: z.string() }).nullable(),
  /** The newest offer. */
  offer: offerShape.nullable(),
  /** What sales prepare; null for everybody else. */
  assessment: z.object(termFields).nullable(),
  acceptedBy: z.string().nullable(),
  acceptedAt: instantShape.nullable(),
  /** Why it was declined or withdrawn. */
  reason: z.string().nullable(),
  work: workShape.nullable(),
  /** The steps that the reader may take now. */
  actions: z.array(z.enum([...quoteActions, 'confirm', 'sendBack'])),
  updatedAt: instantShape,
});
export type QuoteReply = z.infer<typeof quoteShape>;

export const oneQuote = { 200: { description: 'The quote as it is now', shape: quoteShape } };

export const fileQuoteEndpoint = endpoint({
  method: 'post',
  path: '/quotes',
  tag: quoteTag,
  summary: 'Ask for paid work: sales assess it and make an offer',
  body: quoteInput,
  creates: true,
  replies: { 201: { description: 'Recorded', shape: quoteFiledShape } },
});

export const listQuotesEndpoint = endpoint({
  method: 'get',
  path: '/quotes',
  tag: quoteTag,
  summary: 'Quotes, newest first',
  query: z.strictObject({
    ...pageQuery,
    status: z.enum(quoteStatuses).optional(),
    organisationId: idShape.optional(),
    /** The number for people, whole or one of its halves. */
    q: searchText.optional(),
  }),
  replies: { 200: { description: 'A page of quotes', shape: pageOf(quoteShape) } },
});

const openQuoteShape = quoteShape.pick({
  ...{ id: true, number: true, kind: true, status: true, requestedBy: true, requestedAt: true },
});
export type OpenQuoteReply = z.infer<typeof openQuoteShape>;

export const listOpenQuotesEndpoint = endpoint({
  method: 'get',
  path: '/open-quotes',
  tag: quoteTag,
  summary: 'What one customer has asked for already and what is not over, newest first: nothing of its contents',
  query: z.strictObject({
    /** For staff, who file for a customer. */
    organisationId: idShape.optional(),
  }),
  replies: { 200: { description: 'The newest 50', shape: z.object({ items: z.array(openQuoteShape) }) } },
});

export const getQuoteEndpoint = endpoint({
  method: 'get',
  path: '/quotes/{id}',
  tag: quoteTag,
  summary: 'One quote, with its newest offer',
  params: idParams,
  replies: oneQuote,
});
