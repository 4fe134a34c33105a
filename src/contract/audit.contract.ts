import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { idShape, instantShape, pageOf, pageQuery } from './shapes.ts';

/** Looked up when the entry is read; null where the subject is gone, has no name, or is hidden from the caller. */
const auditSubject = z.object({
  /** The name of a customer, phone system, recording, person, invitation, key or mail; a request's number. */
  name: z.string().nullable(),
  /** The line itself, or the one that a request is about. */
  line: z.object({ number: z.string(), label: z.string() }).nullable(),
  slot: z.string().nullable(),
});

export const auditShape = z.object({
  id: z.number().int(),
  organisationId: idShape.nullable(),
  at: instantShape,
  /** `name` says so where it was removed. */
  actor: z.object({ id: idShape.nullable(), name: z.string(), role: z.string() }),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  subject: auditSubject.nullable(),
  /** Whose it is, by name. */
  customerName: z.string().nullable(),
  changeRequestId: idShape.nullable(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
  /** True where names and words of this row were deleted: of a customer or a person to be forgotten. */
  wordsRemoved: z.boolean(),
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
