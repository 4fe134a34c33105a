import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { idShape, instantShape, pageOf, pageQuery } from './shapes.ts';

const messageShape = z.object({
  id: idShape,
  organisationId: idShape.nullable(),
  kind: z.string(),
  recipient: z.string(),
  subject: z.string(),
  /** Null once a message with a personal link has been sent. */
  body: z.string().nullable(),
  status: z.enum(['stored', 'sent', 'failed']),
  createdAt: instantShape,
  sentAt: instantShape.nullable(),
  error: z.string().nullable(),
});
export type MessageReply = z.infer<typeof messageShape>;

export const listMessagesEndpoint = endpoint({
  method: 'get',
  path: '/messages',
  tag: 'Messages',
  summary: 'Mails sent or stored, newest first; without a mail server an admin passes their links on from here',
  query: z.strictObject(pageQuery),
  replies: { 200: { description: 'A page of messages', shape: pageOf(messageShape) } },
});
