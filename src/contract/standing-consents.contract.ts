import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { consentShape } from './lines.contract.ts';
import { idParams, idShape, instantShape, pageOf, pageQuery } from './shapes.ts';

const tag = 'Lines';
/** As many as one request may name. */
const mostLines = 1000;

const standingConsentShape = z.object({
  lineId: idShape,
  number: z.string(),
  label: z.string(),
  county: z.string(),
  district: z.string().nullable(),
  consent: consentShape,
  /** Who set it, when; null where the audit does not say. */
  setBy: z.string().nullable(),
  setAt: instantShape.nullable(),
});
export type StandingConsentReply = z.infer<typeof standingConsentShape>;

const consentChangeShape = z.object({
  consent: consentShape,
  /** Null: the line was new. */
  was: consentShape.nullable(),
  by: z.string(),
  at: instantShape,
});
export type ConsentChangeReply = z.infer<typeof consentChangeShape>;

export const listStandingConsentsEndpoint = endpoint({
  method: 'get',
  path: '/consents',
  tag,
  summary: 'Whether each line in service may be closed in an emergency, and who said so; by number',
  query: z.strictObject({ ...pageQuery, organisationId: idShape.optional() }),
  replies: { 200: { description: 'A page of lines', shape: pageOf(standingConsentShape) } },
});

const setConsentsInput = z.strictObject({
  /** Each line counts once. */
  lineIds: z.array(idShape).min(1).max(mostLines),
  consent: consentShape,
});
export type SetConsentsInput = z.infer<typeof setConsentsInput>;

export const setConsentsEndpoint = endpoint({
  method: 'post',
  path: '/consents',
  tag,
  summary: 'Set whether several lines may be closed in an emergency; all of them or none',
  body: setConsentsInput,
  replies: {
    200: { description: 'How many lines it has changed', shape: z.object({ changed: z.number().int() }) },
  },
});

export const listConsentChangesEndpoint = endpoint({
  method: 'get',
  path: '/lines/{id}/consents',
  tag,
  summary: 'What was said about closing a line in an emergency, by whom and when; newest first',
  params: idParams,
  query: z.strictObject(pageQuery),
  replies: { 200: { description: 'A page of changes', shape: pageOf(consentChangeShape) } },
});
