import { z } from 'zod';
import { roles } from '../domain/access/role.ts';
import { endpoint } from './endpoint.ts';
import { idParams, idShape, instantInput, instantShape, nameText, pageOf, pageQuery } from './shapes.ts';

const apiKeyShape = z.object({
  id: idShape,
  name: z.string(),
  /** The part that may be shown: `pck_<prefix>_…`. */
  prefix: z.string(),
  role: z.enum(roles),
  userId: idShape,
  organisationId: idShape.nullable(),
  createdAt: instantShape,
  expiresAt: instantShape.nullable(),
  revokedAt: instantShape.nullable(),
  /** To the minute. */
  lastUsedAt: instantShape.nullable(),
});
export type ApiKeyReply = z.infer<typeof apiKeyShape>;

export const listApiKeysEndpoint = endpoint({
  method: 'get',
  path: '/api-keys',
  tag: 'Access',
  summary: 'Keys of the own organisation, or of the own staff account; an admin may name an organisation or a person',
  query: z.strictObject({ ...pageQuery, organisationId: idShape.optional(), userId: idShape.optional() }),
  replies: { 200: { description: 'A page, newest first', shape: pageOf(apiKeyShape) } },
});

const apiKeyInput = z.strictObject({
  name: nameText(120),
  role: z.enum(roles),
  expiresAt: instantInput.optional(),
});
export type ApiKeyInput = z.infer<typeof apiKeyInput>;

/** Takes no Idempotency-Key: a stored answer would keep the secret. */
export const createApiKeyEndpoint = endpoint({
  method: 'post',
  path: '/api-keys',
  tag: 'Access',
  summary: 'Create a key for one role; the secret is shown only once',
  body: apiKeyInput,
  replies: { 201: { description: 'The key', shape: apiKeyShape.extend({ key: z.string() }) } },
});

export const revokeApiKeyEndpoint = endpoint({
  method: 'post',
  path: '/api-keys/{id}/revoke',
  tag: 'Access',
  summary: "End a key at once: staff their own, an owner the organisation's, an admin anybody's",
  params: idParams,
  replies: { 200: { description: 'The key', shape: apiKeyShape } },
});
