import { z } from 'zod';
import { mailGroups, mailPaces } from '../domain/notifications/mail-choice.ts';
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
  /** `gathered`: part of a daily mail. */
  status: z.enum(['stored', 'gathered', 'sent', 'failed']),
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

const kindsShape = z.partialRecord(z.enum(mailGroups), z.boolean());

const mailChoiceShape = z.object({
  /** The groups that the caller's roles can get; mails about access, and alarms, are always sent. */
  kinds: kindsShape,
  /** `daily`: one mail in the morning of a service day. */
  pace: z.enum(mailPaces),
});
export type MailChoiceReply = z.infer<typeof mailChoiceShape>;

export const getMailChoiceEndpoint = endpoint({
  method: 'get',
  path: '/me/notifications',
  tag: 'Messages',
  summary: 'Which ordinary mails the caller gets, and how',
  replies: { 200: { description: 'The choice', shape: mailChoiceShape } },
});

const mailChoicePatch = z.strictObject({ kinds: kindsShape.optional(), pace: z.enum(mailPaces).optional() });
export type MailChoicePatch = z.infer<typeof mailChoicePatch>;

export const editMailChoiceEndpoint = endpoint({
  method: 'patch',
  path: '/me/notifications',
  tag: 'Messages',
  summary: 'Switch kinds of mails on or off, or choose one mail a day; what is not named stays',
  body: mailChoicePatch,
  replies: { 200: { description: 'The choice as it is now', shape: mailChoiceShape } },
});
