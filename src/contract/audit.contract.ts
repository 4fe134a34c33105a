import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { dateShape, idShape, instantShape, pageOf, pageQuery } from './shapes.ts';

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
/** Days are Taipei's, and both are included. */
const filter = {
  from: dateShape.optional(),
  until: dateShape.optional(),
  organisationId: idShape.optional(),
  subjectKind: word.optional(),
  subjectId: word.optional(),
  changeRequestId: idShape.optional(),
  action: word.optional(),
  /** Who did it. */
  actorId: idShape.optional(),
};
function endsAfterStart({ from, until }: { from?: string; until?: string }): boolean {
  return from === undefined || until === undefined || from <= until;
}
const wrongWay = { path: ['until'], message: 'until_before_from' };
const auditQuery = z.strictObject({ ...pageQuery, ...filter }).refine(endsAfterStart, wrongWay);
const auditExportQuery = z.strictObject(filter).refine(endsAfterStart, wrongWay);
export type AuditFilter = z.infer<typeof auditExportQuery>;
export type AuditQuery = z.infer<typeof auditQuery>;

export const listAuditEndpoint = endpoint({
  method: 'get',
  path: '/audit',
  tag: 'Audit',
  summary: 'Audit rows the caller may see, newest first',
  query: auditQuery,
  replies: { 200: { description: 'A page of audit rows', shape: pageOf(auditShape) } },
});

/** As many rows as an export has; a shorter period has the rest. */
export const auditExportRows = 50_000;

export const exportAuditEndpoint = endpoint({
  method: 'get',
  path: '/audit.csv',
  tag: 'Audit',
  summary: `The same rows as a file for spreadsheets: UTF-8 with BOM, at most ${auditExportRows} rows, of which the last line speaks`,
  query: auditExportQuery,
  replies: { 200: { description: 'The rows, newest first', shape: 'text/csv' } },
});
