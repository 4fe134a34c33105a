import { z } from 'zod';
import { countyInput } from './customers.contract.ts';
import { configDifferenceShape } from './differences.contract.ts';
import { endpoint } from './endpoint.ts';
import { datedDaysFields, lineConfigShape, weekly } from './line-config-shapes.ts';
import { contactReply, withContact } from './line-contact.ts';
import {
  idParams,
  idShape,
  instantInput,
  instantShape,
  nameText,
  pageOf,
  pageQuery,
  phoneNumberInput,
  searchText,
  timeZoneInput,
} from './shapes.ts';

/** Whether a line may be closed in an emergency: without asking, after asking, or not. */
export const consentShape = z.enum(['auto', 'ask', 'never']);

/** A phone system that the line has left and that still has, or may have, something of it. */
const removalShape = z.object({
  phoneSystemId: idShape,
  since: instantShape,
  attempts: z.number().int(),
  /** What the phone system said last, where it could not be done. */
  detail: z.string().nullable(),
  /** Where only a person can do it: what is to be done, and signed off. */
  checklist: z.array(z.object({ id: z.string(), code: z.string(), text: z.string() })).nullable(),
});
export type RemovalReply = z.infer<typeof removalShape>;

export const lineShape = z.object({
  id: idShape,
  organisationId: idShape,
  /** Only on lists, and only for staff. */
  customerName: z.string().optional(),
  number: z.string(),
  label: z.string(),
  /** Only for those who may read phone systems. */
  phoneSystemId: idShape.optional(),
  county: z.string(),
  district: z.string().nullable(),
  timeZone: z.string(),
  emergencyConsent: consentShape,
  ...contactReply,
  /** Number of the newest revision: what is wanted of the line. */
  revision: z.number().int(),
  /** Number of the revision that was seen on the phone system, or signed off, last. */
  settledRevision: z.number().int().nullable(),
  settledAt: instantShape.nullable(),
  /** Since when it is unknown what the phone system has; the next successful change ends it. */
  unknownSince: instantShape.nullable(),
  /** Since when the line is out of service; null while it is in service. */
  retiredAt: instantShape.nullable(),
  /** Only on the line itself, and only for those who may read phone systems. */
  removals: z.array(removalShape).optional(),
  /**
   * What was seen on the phone system, or signed off, last; where nothing was, what is wanted. Only on the line itself, and only
   * for those who may read configurations.
   */
  configuration: lineConfigShape.optional(),
  createdAt: instantShape,
});
export type LineReply = z.infer<typeof lineShape>;

export const lineInput = withContact({
  organisationId: idShape,
  number: phoneNumberInput,
  label: nameText(120),
  phoneSystemId: idShape,
  county: countyInput,
  district: nameText(40).nullable().default(null),
  timeZone: timeZoneInput.default('Asia/Taipei'),
  emergencyConsent: consentShape.default('ask'),
  weekly: weekly.nullable().default(null),
  followNationalCalendar: z.boolean().default(true),
  /** The days that the customer's own calendar has from the start; a recording of their own comes later, by a request. */
  datedDays: z.array(z.strictObject(datedDaysFields)).max(100).default([]),
});
export type LineInput = z.infer<typeof lineInput>;

export const linePatch = withContact({
  number: phoneNumberInput.optional(),
  label: nameText(120).optional(),
  phoneSystemId: idShape.optional(),
  county: countyInput.optional(),
  district: nameText(40).nullable().optional(),
  timeZone: timeZoneInput.optional(),
  emergencyConsent: consentShape.optional(),
  /** Why the line leaves its phone system although a change is made or planned on it. */
  override: z.strictObject({ reason: nameText(500) }).optional(),
});
export type LinePatchInput = z.infer<typeof linePatch>;

const retireLineInput = z.strictObject({
  /** Why the line goes out of service: audited. */
  reason: nameText(500),
  /** Retire it although requests are open on it. */
  override: z.boolean().default(false),
});
export type RetireLineInput = z.infer<typeof retireLineInput>;

export const revisionShape = z.object({
  number: z.number().int(),
  reason: z.string(),
  /** `waiting`: wanted, and not seen on the phone system yet. `takenBack`: the phone system did not take it. */
  state: z.enum(['made', 'waiting', 'takenBack']),
  changeRequestId: idShape.nullable(),
  author: z.object({ id: idShape.nullable(), name: z.string() }),
  createdAt: instantShape,
  /** Both only for those who may read configurations. */
  configuration: lineConfigShape.optional(),
  diff: z.array(configDifferenceShape).optional(),
});
export type RevisionReply = z.infer<typeof revisionShape>;

export const heardState = z.enum(['open', 'closed', 'holiday', 'emergency']);
export const ruleShape = z.object({ kind: z.string(), name: z.string() });
export const callersHearShape = z.object({
  state: heardState,
  slot: z.string(),
  /** Null or empty, like the following fields, with the rule `not_shown`, for those who may not read configurations. */
  prompt: z
    .object({ promptId: idShape, fileName: z.string(), sha256: z.string(), renditionSha256: z.string().nullable() })
    .nullable(),
  rule: ruleShape,
  losers: z.array(ruleShape),
  until: instantShape.nullable(),
  /** When another rule decides, also where it sounds the same. */
  ruleUntil: instantShape.nullable(),
  /** E.164: where the caller is passed on to after the announcement. */
  forwardsTo: z.string().nullable(),
  /** What callers hear from `until` on. */
  next: z.object({ at: instantShape, state: heardState, slot: z.string() }).nullable(),
  at: instantShape,
});
export type CallersHearReply = z.infer<typeof callersHearShape>;

const tag = 'Lines';

export const listLinesEndpoint = endpoint({
  method: 'get',
  path: '/lines',
  tag,
  summary: 'Lines the caller may see',
  query: z.strictObject({
    ...pageQuery,
    organisationId: idShape.optional(),
    phoneSystemId: idShape.optional(),
    county: countyInput.optional(),
    q: searchText.optional(),
    /** `retired`: those out of service, which are listed apart. */
    state: z.enum(['inService', 'retired']).default('inService'),
  }),
  replies: { 200: { description: 'A page of lines, by number', shape: pageOf(lineShape) } },
});

export const createLineEndpoint = endpoint({
  method: 'post',
  path: '/lines',
  tag,
  summary: 'Add a line',
  body: lineInput,
  creates: true,
  replies: { 201: { description: 'The line, at revision 1', shape: lineShape } },
});

export const getLineEndpoint = endpoint({
  method: 'get',
  path: '/lines/{id}',
  tag,
  summary: 'One line',
  params: idParams,
  replies: { 200: { description: 'The line, with its ETag', shape: lineShape } },
});

export const editLineEndpoint = endpoint({
  method: 'patch',
  path: '/lines/{id}',
  tag,
  summary: 'Change a line; an owner may change its emergency consent and its contact',
  params: idParams,
  body: linePatch,
  edits: true,
  replies: { 200: { description: 'The line as it is now', shape: lineShape } },
});

export const retireLineEndpoint = endpoint({
  method: 'post',
  path: '/lines/{id}/retire',
  tag,
  summary: 'Take a line out of service: it is removed from its phone system, and its number is free',
  params: idParams,
  body: retireLineInput,
  replies: { 200: { description: 'The line as it is now', shape: lineShape } },
});

export const restoreLineEndpoint = endpoint({
  method: 'post',
  path: '/lines/{id}/restore',
  tag,
  summary: 'Bring a retired line back into service, where its number is still free',
  params: idParams,
  replies: { 200: { description: 'The line as it is now', shape: lineShape } },
});

export const confirmRemovalEndpoint = endpoint({
  method: 'post',
  path: '/lines/{id}/removals/{phoneSystemId}/confirm',
  tag,
  summary: 'Sign off that a line was removed by hand from a phone system it has left',
  params: z.strictObject({ id: idShape, phoneSystemId: idShape }),
  body: z.strictObject({ steps: z.array(z.string().max(200)).max(1_000) }),
  replies: { 200: { description: 'What is still to be removed', shape: z.array(removalShape) } },
});

export const listRevisionsEndpoint = endpoint({
  method: 'get',
  path: '/lines/{id}/revisions',
  tag,
  summary: 'History of a line, newest first',
  params: idParams,
  query: z.strictObject(pageQuery),
  replies: { 200: { description: 'A page of revisions', shape: pageOf(revisionShape) } },
});

export const getRevisionEndpoint = endpoint({
  method: 'get',
  path: '/lines/{id}/revisions/{n}',
  tag,
  summary: 'One revision, complete, with its difference to the one before',
  params: z.strictObject({ id: idShape, n: z.coerce.number().int().min(1).max(2_147_483_647) }),
  replies: { 200: { description: 'The revision', shape: revisionShape } },
});

export const callersHearEndpoint = endpoint({
  method: 'get',
  path: '/lines/{id}/callers-hear',
  tag,
  summary: 'What a caller hears at an instant, which rule won and which lost',
  params: idParams,
  query: z.strictObject({ at: instantInput.optional() }),
  replies: { 200: { description: 'The answer', shape: callersHearShape } },
});
