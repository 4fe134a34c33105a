import type { AuditAction, RequestAuditAction } from '../audit-entry.ts';
import type { ChangeRequestStatus } from '../change-request/lifecycle.ts';

/** What a customer's endpoint can choose, in the order of a request's life (docs/webhooks.md#what-is-sent). */
export const customerEventTypes = [
  'change_request.filed',
  'change_request.acknowledged',
  'change_request.accepted',
  'change_request.started',
  'change_request.pending',
  'change_request.held',
  'change_request.scheduled',
  'change_request.rescheduled',
  'change_request.partial',
  'change_request.completed',
  'change_request.reverted',
  'change_request.reopened',
  'change_request.failed',
  'change_request.rejected',
  'change_request.cancelled',
  'deadline.moved',
  'line.changed',
  'quote.filed',
  'quote.offered',
  'quote.accepted',
  'quote.declined',
  'quote.withdrawn',
  'quote.expired',
  'quote.delivered',
  'quote.sent_back',
  'quote.confirmed',
  'contract.ended',
] as const;

/** What an endpoint of the desk can choose (docs/webhooks.md#the-desks-endpoints). */
export const deskEventTypes = ['alarm.raised', 'alarm.escalated'] as const;
export type DeskEventType = (typeof deskEventTypes)[number];

export const webhookEventTypes = [...customerEventTypes, ...deskEventTypes] as const;
export type WebhookEventType = (typeof webhookEventTypes)[number];

/** What an endpoint of this owner can choose; null: the desk. */
export function eventTypesOf(organisationId: string | null): readonly WebhookEventType[] {
  return organisationId === null ? deskEventTypes : customerEventTypes;
}

/** What a test sends; nobody subscribes to it. */
export const webhookTestType = 'webhook.test';

const ofStatus: Record<ChangeRequestStatus, WebhookEventType> = {
  acknowledged: 'change_request.acknowledged',
  accepted: 'change_request.accepted',
  inProgress: 'change_request.started',
  scheduled: 'change_request.scheduled',
  partial: 'change_request.partial',
  pending: 'change_request.pending',
  held: 'change_request.held',
  completed: 'change_request.completed',
  rejected: 'change_request.rejected',
  failed: 'change_request.failed',
  cancelled: 'change_request.cancelled',
};

/** `status`: an event of the status it leads to, where it leads to another one. Null: no change of state for the customer. */
const ofAction: Record<RequestAuditAction, WebhookEventType | 'status' | null> = {
  'change_request.filed': 'change_request.filed',
  'change_request.checkPassed': 'status',
  'change_request.checkRefused': 'status',
  'change_request.provide': 'status',
  'change_request.join': 'status',
  'change_request.merge': 'status',
  'change_request.absorb': 'status',
  'change_request.reschedule': 'change_request.rescheduled',
  'change_request.fastTrack': 'status',
  // Told as the return that follows: the lines are open again then.
  'change_request.endEarly': 'status',
  'change_request.revert_ended': 'change_request.reverted',
  'change_request.askCustomer': 'status',
  'change_request.hold': 'status',
  'change_request.resume': 'status',
  'change_request.apply': 'status',
  'change_request.schedule': 'status',
  'change_request.switch': 'status',
  'change_request.settleSome': 'status',
  'change_request.complete': 'status',
  'change_request.fail': 'status',
  'change_request.retry': 'status',
  'change_request.cancel': 'status',
  'change_request.reject': 'status',
  'change_request.reopen': 'change_request.reopened',
  'change_request.take': 'status',
  'change_request.release': 'status',
  'change_request.lapse': 'status',
  'change_request.steal': 'status',
  'change_request.reassign': 'status',
  'change_request.reverted': 'change_request.reverted',
  'change_request.message': null,
  'change_request.line_signed_off': null,
  'change_request.place_changed': null,
  'change_request.revert_unneeded': null,
  'change_request.revert_given_up': null,
  'change_request.return_filed': null,
  'change_request.doubt_ended': null,
  'change_request.warned': null,
};

/** Steps of a quote that its customer hears of. What sales prepare, messages, and whose hands its job is in are none. */
const ofQuote: Partial<Record<AuditAction, WebhookEventType>> = {
  'quote.filed': 'quote.filed',
  'quote.offer': 'quote.offered',
  'quote.accept': 'quote.accepted',
  'quote.decline': 'quote.declined',
  'quote.withdraw': 'quote.withdrawn',
  'quote.expire': 'quote.expired',
  'quote.delivered': 'quote.delivered',
  'quote.sentBack': 'quote.sent_back',
  'quote.confirmed': 'quote.confirmed',
};

/** An event that a committed transaction announces; its data are read from the rows in that transaction. */
export interface Announcement {
  type: WebhookEventType;
  subject: 'request' | 'line' | 'move' | 'quote';
  subjectId: string;
  /** Of a request or quote: where the step led, and from where. */
  status: string | null;
  previousStatus: string | null;
}

interface AuditedStep {
  action: string;
  subjectId: string;
  before?: { readonly status?: string | null } | null;
  after?: { readonly status?: string | null } | null;
}

interface PageEvent {
  type: string;
  subjectId: string;
  data?: Record<string, unknown>;
}

/** What one transaction has audited, and told the pages. */
export interface Happened {
  audit: readonly AuditedStep[];
  events: readonly PageEvent[];
}

/** The events that a customer hears of it, in order. */
export function announcementsOf({ audit, events }: Happened): Announcement[] {
  return [...audit.flatMap(ofStep), ...events.flatMap(ofPageEvent)];
}

function ofStep({ action, subjectId, before, after }: AuditedStep): Announcement[] {
  const quoteType = (ofQuote as Record<string, WebhookEventType>)[action];
  if (quoteType !== undefined) {
    const [to = null, from = null] = [after?.status, before?.status];
    return [{ type: quoteType, subject: 'quote', subjectId, status: to, previousStatus: from }];
  }
  const named = (ofAction as Record<string, WebhookEventType | 'status' | null>)[action] ?? null;
  const status = after?.status ?? null;
  const previousStatus = before?.status ?? null;
  const type = named === 'status' ? typeOfStatus(status, previousStatus) : named;
  return type === null ? [] : [{ type, subject: 'request', subjectId, status, previousStatus }];
}

function typeOfStatus(status: string | null, previousStatus: string | null): WebhookEventType | null {
  if (status === null || status === previousStatus) return null;
  return ofStatus[status as ChangeRequestStatus] ?? null;
}

function ofPageEvent({ type, subjectId, data }: PageEvent): Announcement[] {
  const none = { status: null, previousStatus: null };
  if (type === 'deadlines.moved') return [{ type: 'deadline.moved', subject: 'move', subjectId, ...none }];
  // Without a revision only the phone system of the line has moved on.
  if (type !== 'line.changed' || data?.revision === undefined) return [];
  return [{ type: 'line.changed', subject: 'line', subjectId, ...none }];
}
