import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { idParams, idShape, instantShape, nameText, pageOf, pageQuery } from './shapes.ts';

const kind = z.enum(['directory', 'manual']);
const settings = z
  .record(z.string(), z.unknown())
  .refine((value) => !/\\u0000/.test(JSON.stringify(value)), { message: 'unusable_text' });

const connectionShape = z.object({
  /** It is being asked: the answer comes with a `phone_system.changed` event. */
  testing: z.boolean(),
  /** What it said last, and when; null until it has been asked. `detail` only for those who may test. */
  last: z.object({ ok: z.boolean(), detail: z.string().nullable(), at: instantShape }).nullable(),
});
export type ConnectionReply = z.infer<typeof connectionShape>;

/** The edition of the national days that was last read back from it. Phone systems that a person changes have none. */
const nationalShape = z.object({
  version: z.string().nullable(),
  at: instantShape.nullable(),
  /** Why the edition in force is not there yet, where it was tried in vain; only for those who may test. */
  detail: z.string().nullable(),
});

export const phoneSystemShape = z.object({
  id: idShape,
  name: z.string(),
  kind,
  /** Only for those who may change phone systems. */
  settings: z.record(z.string(), z.unknown()).optional(),
  audioProfile: z.string(),
  /** Whether it can be reached and written. A phone system that was added or changed is tested by itself. */
  connection: connectionShape,
  nationalDays: nationalShape,
  /** Both only in lists: how many lines it has, and when a line of it was last verified. */
  lineCount: z.number().int().optional(),
  lastSettledAt: instantShape.nullable().optional(),
  createdAt: instantShape,
});
export type PhoneSystemReply = z.infer<typeof phoneSystemShape>;

const phoneSystemInput = z.strictObject({
  name: nameText(120),
  kind,
  settings: settings.default({}),
});
export type PhoneSystemInput = z.infer<typeof phoneSystemInput>;

const phoneSystemPatch = z.strictObject({
  name: nameText(120).optional(),
  settings: settings.optional(),
});
export type PhoneSystemPatch = z.infer<typeof phoneSystemPatch>;

const tag = 'Phone systems';

export const listPhoneSystemsEndpoint = endpoint({
  method: 'get',
  path: '/phone-systems',
  tag,
  summary: 'Phone systems',
  query: z.strictObject({
    ...pageQuery,
    /** Only those that lines of this customer are on; the figures are then of these lines. */
    organisationId: idShape.optional(),
  }),
  replies: { 200: { description: 'A page of phone systems, by name', shape: pageOf(phoneSystemShape) } },
});

export const createPhoneSystemEndpoint = endpoint({
  method: 'post',
  path: '/phone-systems',
  tag,
  summary: 'Add a phone system',
  body: phoneSystemInput,
  creates: true,
  replies: { 201: { description: 'The phone system', shape: phoneSystemShape } },
});

export const getPhoneSystemEndpoint = endpoint({
  method: 'get',
  path: '/phone-systems/{id}',
  tag,
  summary: 'One phone system',
  params: idParams,
  replies: { 200: { description: 'The phone system, with its ETag', shape: phoneSystemShape } },
});

export const editPhoneSystemEndpoint = endpoint({
  method: 'patch',
  path: '/phone-systems/{id}',
  tag,
  summary: 'Change a phone system',
  params: idParams,
  body: phoneSystemPatch,
  edits: true,
  replies: { 200: { description: 'The phone system as it is now', shape: phoneSystemShape } },
});

export const testPhoneSystemEndpoint = endpoint({
  method: 'post',
  path: '/phone-systems/{id}/test',
  tag,
  summary: 'Test the connection',
  params: idParams,
  replies: { 202: { description: 'The test has started; the last result', shape: connectionShape } },
});
