import { z } from 'zod';
import { deliveryFaults, deliveryStatuses, offCauses } from '../domain/webhook/delivery.ts';
import { webhookEventTypes, webhookTestType } from '../domain/webhook/webhook-events.ts';
import { endpoint } from './endpoint.ts';
import { exactText, idParams, idShape, instantShape, nameText, pageOf, pageQuery } from './shapes.ts';

const url = exactText(2000);
const description = nameText(120).nullable();
/** Null: all, also those that are added later. */
const events = z.array(z.enum(webhookEventTypes)).min(1).max(webhookEventTypes.length).nullable();

const webhookShape = z.object({
  id: idShape,
  /** Null: the desk's, for alarms (docs/on-call.md). */
  organisationId: idShape.nullable(),
  url: z.string(),
  /** What its owner calls it. */
  description: z.string().nullable(),
  events,
  enabled: z.boolean(),
  /** Why it is off; null while it is on. */
  offCause: z.enum(offCauses).nullable(),
  health: z.object({
    /** Failed attempts since the last success; tests do not count. */
    failures: z.number().int(),
    failingSince: instantShape.nullable(),
    lastSuccessAt: instantShape.nullable(),
    lastFailureAt: instantShape.nullable(),
  }),
  /** Until then the secret before the last rotation signs too. */
  formerSecretUntil: instantShape.nullable(),
  createdAt: instantShape,
  updatedAt: instantShape,
});
export type WebhookReply = z.infer<typeof webhookShape>;

const withSecret = webhookShape.extend({ secret: z.string() });
export type WebhookWithSecret = z.infer<typeof withSecret>;

const deliveryShape = z.object({
  number: z.number().int(),
  /** The `webhook-id` header: the same in every attempt and replay. */
  eventId: idShape,
  type: z.enum([...webhookEventTypes, webhookTestType]),
  occurredAt: instantShape,
  test: z.boolean(),
  status: z.enum(deliveryStatuses),
  attempts: z.number().int(),
  replays: z.number().int(),
  nextAttemptAt: instantShape.nullable(),
  lastAttemptAt: instantShape.nullable(),
  deliveredAt: instantShape.nullable(),
  /** Why the last attempt failed. */
  fault: z.enum(deliveryFaults).nullable(),
  responseStatus: z.number().int().nullable(),
  /** The first 1,024 characters of the last answer, for those who manage the endpoint. */
  responseText: z.string().nullable(),
  durationMs: z.number().int().nullable(),
});
export type DeliveryReply = z.infer<typeof deliveryShape>;

const webhookInput = z.strictObject({ url, description: description.optional(), events: events.optional() });
export type WebhookInput = z.infer<typeof webhookInput>;
const webhookPatch = z.strictObject({
  url: url.optional(),
  description: description.optional(),
  events: events.optional(),
  enabled: z.boolean().optional(),
});
export type WebhookPatch = z.infer<typeof webhookPatch>;

const tag = 'Webhooks';
const deliveryParams = z.strictObject({ id: idShape, n: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

export const listWebhooksEndpoint = endpoint({
  method: 'get',
  path: '/webhooks',
  tag,
  summary:
    'Endpoints with their health: of the own organisation, for operators and admins those of the desk; they may name an organisation',
  query: z.strictObject({ ...pageQuery, organisationId: idShape.optional() }),
  replies: { 200: { description: 'A page, oldest first', shape: pageOf(webhookShape) } },
});

/** Takes no Idempotency-Key: a stored answer would keep the secret. */
export const createWebhookEndpoint = endpoint({
  method: 'post',
  path: '/webhooks',
  tag,
  summary: 'Add an endpoint, as operator or admin one of the desk; the secret is shown only once',
  body: webhookInput,
  replies: { 201: { description: 'The endpoint, with its ETag', shape: withSecret } },
});

export const getWebhookEndpoint = endpoint({
  method: 'get',
  path: '/webhooks/{id}',
  tag,
  summary: 'One endpoint with its health',
  params: idParams,
  replies: { 200: { description: 'The endpoint, with its ETag', shape: webhookShape } },
});

export const editWebhookEndpoint = endpoint({
  method: 'patch',
  path: '/webhooks/{id}',
  tag,
  summary: 'Change an endpoint, or switch it on or off',
  params: idParams,
  body: webhookPatch,
  edits: true,
  replies: { 200: { description: 'The endpoint as it is now', shape: webhookShape } },
});

export const deleteWebhookEndpoint = endpoint({
  method: 'delete',
  path: '/webhooks/{id}',
  tag,
  summary: 'Delete an endpoint and its deliveries',
  params: idParams,
  edits: true,
  replies: { 204: { description: 'Deleted', shape: null } },
});

export const testWebhookEndpoint = endpoint({
  method: 'post',
  path: '/webhooks/{id}/test',
  tag,
  summary: 'Send a test; it does not count for the health',
  params: idParams,
  replies: { 202: { description: 'The delivery; its answer is read from the list', shape: deliveryShape } },
});

export const rotateWebhookEndpoint = endpoint({
  method: 'post',
  path: '/webhooks/{id}/rotate',
  tag,
  summary: 'Make a new secret, shown only once; the former one signs too for 24 hours',
  params: idParams,
  replies: { 200: { description: 'The endpoint with its new secret', shape: withSecret } },
});

export const listDeliveriesEndpoint = endpoint({
  method: 'get',
  path: '/webhooks/{id}/deliveries',
  tag,
  summary: 'Deliveries of the last 30 days, newest first',
  params: idParams,
  query: z.strictObject({ ...pageQuery, status: z.enum(deliveryStatuses).optional() }),
  replies: { 200: { description: 'A page', shape: pageOf(deliveryShape) } },
});

export const replayDeliveryEndpoint = endpoint({
  method: 'post',
  path: '/webhooks/{id}/deliveries/{n}/replay',
  tag,
  summary: 'Send an event again, as it was',
  params: deliveryParams,
  replies: { 202: { description: 'The delivery, waiting again', shape: deliveryShape } },
});
