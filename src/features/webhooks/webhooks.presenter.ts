import type { DeliveryReply, WebhookReply } from '../../contract/webhooks.contract.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import type { DeliveryRow } from './deliveries.repository.ts';
import type { EndpointRow } from './endpoints.repository.ts';

function orNull(instant: Date | null): string | null {
  return instant && formatTaipei(instant);
}

/** Paths of such addresses are often secrets themselves: whoever does not manage the endpoint sees where it stands, no more. */
function siteOf(url: string): string {
  return new URL(url).origin;
}

export function presentWebhook(row: EndpointRow, { now, manages }: { now: Date; manages: boolean }): WebhookReply {
  const signsStill = row.formerUntil !== null && row.formerUntil > now;
  return {
    id: row.id,
    organisationId: row.organisationId,
    url: manages ? row.url : siteOf(row.url),
    description: row.description || null,
    events: row.eventTypes,
    enabled: row.enabled,
    offCause: row.offCause,
    health: {
      failures: row.failures,
      failingSince: orNull(row.failingSince),
      lastSuccessAt: orNull(row.lastSuccessAt),
      lastFailureAt: orNull(row.lastFailureAt),
    },
    formerSecretUntil: signsStill ? orNull(row.formerUntil) : null,
    createdAt: formatTaipei(row.createdAt),
    updatedAt: formatTaipei(row.updatedAt),
  };
}

/** What an endpoint answered may hold anything of the customer's, so only those who manage it read it. */
export function presentDelivery(row: DeliveryRow, { showsAnswer }: { showsAnswer: boolean }): DeliveryReply {
  return {
    number: row.number,
    eventId: row.eventId,
    type: row.type as DeliveryReply['type'],
    occurredAt: formatTaipei(row.occurredAt),
    test: row.test,
    status: row.status,
    attempts: row.attempts,
    replays: row.replays,
    nextAttemptAt: orNull(row.nextAttemptAt),
    lastAttemptAt: orNull(row.lastAttemptAt),
    deliveredAt: orNull(row.deliveredAt),
    fault: row.fault,
    responseStatus: row.responseStatus,
    responseText: showsAnswer ? row.responseText : null,
    durationMs: row.durationMs,
  };
}
