import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { idShape, instantShape, pageOf, pageQuery } from './shapes.ts';

export const auditShape = z.object({
  id: z.number().int(),
  organisationId: idShape.nullable(),
  at: instantShape,
  actor: z.object({ id: idShape.nullable(), name: z.string(), role: z.string() }),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  changeRequestId: idShape.nullable(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
  requestId: z.string().nullable(),
  /** The link of the hash chain that covers it; null until the next sealing. */
  sealId: z.number().int().nullable(),
});
export type AuditReply = z.infer<typeof auditShape>;

const word = z.string().regex(/^[a-zA-Z0-9_.-]{1,80}$/);
const auditQuery = z.strictObject({
  ...pageQuery,
  organisationId: idShape.optional(),
  subjectKind: word.optional(),
  subjectId: word.optional(),
  changeRequestId: idShape.optional(),
  action: word.optional(),
});
export type AuditQuery = z.infer<typeof auditQuery>;

export const listAuditEndpoint = endpoint({
  method: 'get',
  path: '/audit',
  tag: 'Audit',
  summary: 'Audit rows the caller may see, newest first',
  query: auditQuery,
  replies: { 200: { description: 'A page of audit rows', shape: pageOf(auditShape) } },
});
