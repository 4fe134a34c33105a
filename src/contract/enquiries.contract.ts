import { z } from 'zod';
import { conversationSides } from '../domain/change-request/conversation.ts';
import { enquiryActions, enquiryStatuses, mostPictures } from '../domain/enquiry/enquiry-state.ts';
import { scopeCategories } from '../domain/scope/scope-topic.ts';
import { attachmentIds, attachmentShape } from './attachments.contract.ts';
import { changeRequestInput } from './change-request-kinds.contract.ts';
import { endpoint } from './endpoint.ts';
import { idParams, idShape, instantShape, noteText, pageOf, pageQuery } from './shapes.ts';

const tag = 'Enquiries';

export const enquiryShape = z.object({
  id: idShape,
  /** For people (`E-7K3M-Q2XD`). */
  number: z.string(),
  organisationId: idShape,
  customer: z.string(),
  category: z.enum(scopeCategories),
  topicKey: z.string().nullable(),
  status: z.enum(enquiryStatuses),
  /** The question, as it was asked first. */
  text: z.string(),
  askedBy: z.string(),
  askedAt: instantShape,
  /** Since when it waits for us, and by when it is to be answered; null while it does not wait. */
  waitingSince: instantShape.nullable(),
  dueBy: instantShape.nullable(),
  answeredAt: instantShape.nullable(),
  /** Whether the last answer came in time; null before the first. */
  inTime: z.boolean().nullable(),
  takenBy: z.object({ id: idShape, name: z.string() }).nullable(),
  changeRequestId: idShape.nullable(),
  mergedInto: idShape.nullable(),
  /** The steps that the reader may take now. */
  actions: z.array(z.enum(enquiryActions)),
});
export type EnquiryReply = z.infer<typeof enquiryShape>;

const one = { 200: { description: 'The enquiry as it is now', shape: enquiryShape } };
const step = { method: 'post', tag, params: idParams, replies: one } as const;

export const askEndpoint = endpoint({
  method: 'post',
  path: '/enquiries',
  tag,
  summary: 'Ask our staff; what the scope table does not include is answered at once',
  body: z.strictObject({
    category: z.enum(scopeCategories),
    /** The topic of the scope table whose answer was read. */
    topicKey: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/)
      .optional(),
    text: noteText(4000),
    /** Pictures. */
    attachmentIds: attachmentIds(mostPictures),
  }),
  creates: true,
  replies: { 201: { description: 'Recorded', shape: enquiryShape } },
});

export const listEnquiriesEndpoint = endpoint({
  method: 'get',
  path: '/enquiries',
  tag,
  summary: 'Enquiries: those that wait for us by their clock, or all, newest first',
  query: z.strictObject({
    ...pageQuery,
    waiting: z.enum(['true', 'false']).optional(),
    organisationId: idShape.optional(),
    changeRequestId: idShape.optional(),
  }),
  replies: { 200: { description: 'A page of enquiries', shape: pageOf(enquiryShape) } },
});

export const enquiryFiguresEndpoint = endpoint({
  method: 'get',
  path: '/enquiries/figures',
  tag,
  summary: 'How many wait, how many of them are late, and how the answers of the last 30 days kept their clock',
  replies: {
    200: {
      description: 'Counts',
      shape: z.object({
        waiting: z.number().int(),
        late: z.number().int(),
        answeredInTime: z.number().int(),
        answeredLate: z.number().int(),
      }),
    },
  },
});

export const getEnquiryEndpoint = endpoint({
  method: 'get',
  path: '/enquiries/{id}',
  tag,
  summary: 'One enquiry',
  params: idParams,
  replies: one,
});

export const takeEnquiryEndpoint = endpoint({ ...step, path: '/enquiries/{id}/take', summary: 'Work on it' });
export const closeEnquiryEndpoint = endpoint({
  ...step,
  path: '/enquiries/{id}/close',
  summary: 'Nothing is left to do',
});
export const reopenEnquiryEndpoint = endpoint({
  ...step,
  path: '/enquiries/{id}/reopen',
  summary: 'Ask again; its clock starts anew',
});
export const mergeEnquiryEndpoint = endpoint({
  ...step,
  path: '/enquiries/{id}/merge',
  summary: "Go on in another enquiry of the same customer, which takes this one's messages over",
  body: z.strictObject({ into: idShape }),
});
export const handOverEnquiryEndpoint = endpoint({
  ...step,
  path: '/enquiries/{id}/hand-over',
  summary: 'File what it asks for as a change request for the customer; both know of each other',
  body: z.strictObject({ request: changeRequestInput }),
  replies: {
    200: {
      description: 'The request that was filed',
      shape: z.object({ changeRequestId: idShape, number: z.string() }),
    },
  },
});

export const enquiryMessageShape = z.object({
  id: idShape,
  side: z.enum(conversationSides),
  by: z.string(),
  text: z.string(),
  at: instantShape,
  attachments: z.array(attachmentShape),
});
export type EnquiryMessageReply = z.infer<typeof enquiryMessageShape>;

export const readEnquiryMessagesEndpoint = endpoint({
  method: 'get',
  path: '/enquiries/{id}/messages',
  tag,
  summary: 'What customer and agents wrote to each other, oldest first',
  params: idParams,
  replies: {
    200: { description: 'The messages', shape: z.object({ items: z.array(enquiryMessageShape), open: z.boolean() }) },
  },
});

export const writeEnquiryMessageEndpoint = endpoint({
  method: 'post',
  path: '/enquiries/{id}/messages',
  tag,
  summary: 'Write to the other side; a message of an agent is an answer',
  params: idParams,
  body: z.strictObject({ text: noteText(2000), attachmentIds: attachmentIds(mostPictures) }),
  creates: true,
  replies: { 201: { description: 'The message', shape: enquiryMessageShape } },
});
