import { z } from 'zod';
import { extensionStates } from '../domain/service-hours/extension.ts';
import { endpoint } from './endpoint.ts';
import { idParams, idShape, instantInput, instantShape, nameText } from './shapes.ts';

const tag = 'Calendar';

const extensionShape = z.object({
  id: idShape,
  from: instantShape,
  /** When they end, or ended. */
  until: instantShape,
  /** As customers read it. */
  reason: z.string(),
  state: z.enum(extensionStates),
  /** Who opened them, for staff; null for customers. */
  by: z.string().nullable(),
  /** When somebody closed them before their end. */
  closedAt: instantShape.nullable(),
});
export type ExtensionReply = z.infer<typeof extensionShape>;

const serviceHoursShape = z.object({
  /** Monday to Friday but for days off, `HH:MM` in Taipei. */
  ordinary: z.object({ opensAt: z.string(), lastResponseAt: z.string(), closesAt: z.string() }),
  /** Now, by the ordinary hours or by temporary ones. */
  open: z.boolean(),
  /** Temporary hours that are open or begin later, in their order. They move no promised time. */
  extensions: z.array(extensionShape),
});
export type ServiceHoursReply = z.infer<typeof serviceHoursShape>;

export const getServiceHoursEndpoint = endpoint({
  method: 'get',
  path: '/service-hours',
  tag,
  summary: 'When the desk is open: the ordinary hours, and temporary ones that are open or begin later',
  replies: { 200: { description: 'The hours', shape: serviceHoursShape } },
});

export const openExtensionEndpoint = endpoint({
  method: 'post',
  path: '/service-hours/extensions',
  tag,
  summary: 'Open temporary service hours, from now or a later time, at most 72 hours long; no promised time moves',
  creates: true,
  body: z.strictObject({
    /** Absent: now. */
    from: instantInput.optional(),
    until: instantInput,
    reason: nameText(120),
  }),
  replies: { 201: { description: 'The temporary hours', shape: extensionShape } },
});
export type OpenExtensionInput = z.output<NonNullable<(typeof openExtensionEndpoint)['body']>>;

export const closeExtensionEndpoint = endpoint({
  method: 'post',
  path: '/service-hours/extensions/{id}/close',
  tag,
  summary: 'Close temporary service hours now, or call them off before they begin; doing it twice changes nothing',
  params: idParams,
  replies: { 200: { description: 'The temporary hours', shape: extensionShape } },
});
