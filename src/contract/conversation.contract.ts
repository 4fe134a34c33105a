import { z } from 'zod';
import { conversationKinds, conversationSides } from '../domain/change-request/conversation.ts';
import { endpoint } from './endpoint.ts';
import { idParams, idShape, instantShape, noteText } from './shapes.ts';

export const conversationEntryShape = z.object({
  id: idShape,
  /** A technician's question, the answer to it, or a message beside them. */
  kind: z.enum(conversationKinds),
  side: z.enum(conversationSides),
  /** Who wrote it; null where the name is no longer known. */
  by: z.string().nullable(),
  text: z.string(),
  at: instantShape,
});
export type ConversationEntry = z.infer<typeof conversationEntryShape>;

const conversationShape = z.object({
  items: z.array(conversationEntryShape),
  /** Whether messages can be written now. */
  open: z.boolean(),
});
export type ConversationReply = z.infer<typeof conversationShape>;

const tag = 'Change requests';

export const readConversationEndpoint = endpoint({
  method: 'get',
  path: '/change-requests/{id}/messages',
  tag,
  summary: 'The conversation of a request, with questions and answers, oldest first',
  params: idParams,
  replies: { 200: { description: 'The conversation', shape: conversationShape } },
});

export const writeMessageEndpoint = endpoint({
  method: 'post',
  path: '/change-requests/{id}/messages',
  tag,
  summary: 'Write to the other side: the technician who holds the job, or the customer',
  params: idParams,
  body: z.strictObject({ text: noteText(2000) }),
  creates: true,
  replies: { 201: { description: 'The message', shape: conversationEntryShape } },
});
