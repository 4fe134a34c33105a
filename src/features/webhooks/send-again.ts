import type { DeliveryReply } from '../../contract/webhooks.contract.ts';
import type { Caller, Deps } from '../../deps.ts';
import { webhookTestType } from '../../domain/webhook/webhook-events.ts';
import { conflict, notFound } from '../../shared/app-error.ts';
import { newId } from '../../shared/ids.ts';
import { deliverWebhooksTask } from '../../tasks/deliver-webhooks.ts';
import { nudgeFor } from '../../tasks/task-contract.ts';
import { insertDelivery, lockDelivery, updateDelivery, waitingTest } from './deliveries.repository.ts';
import { namesOf, ownEndpoint, recordWebhook } from './record-webhook.ts';
import { presentDelivery } from './webhooks.presenter.ts';

const owners = { showsAnswer: true };

/**
 * Sends a test to an endpoint, whether it is on or off. While one is still on its way there is no second. @throws AppError
 * `not_found`, `forbidden`.
 */
export async function testWebhook(deps: Deps, caller: Caller, id: string): Promise<DeliveryReply> {
  const now = deps.clock.now();
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const endpoint = await ownEndpoint(transaction, caller, id);
    const waiting = await waitingTest(transaction, id);
    if (waiting) return presentDelivery(waiting, owners);
    const eventId = newId();
    const row = await insertDelivery(transaction, {
      ...{ organisationId: endpoint.organisationId, endpointId: id, eventId, subjectId: eventId },
      ...{ type: webhookTestType, test: true, occurredAt: now, data: { webhookId: id } },
      ...{ status: 'waiting', nextAttemptAt: now },
    });
    const entry = { action: 'webhook.tested', names: { after: namesOf(endpoint) } } as const;
    const nudges = [nudgeFor(deliverWebhooksTask, { endpointId: id })];
    await recordWebhook(deps, transaction, caller, { ...endpoint, entry, nudges });
    return presentDelivery(row, owners);
  });
}

/**
 * Sends an event again as it was, with the same id, and with as many attempts as a new one. @throws AppError `not_found`,
 * `forbidden`, `webhook_off`, `webhook_delivery_waiting`.
 */
export async function replayDelivery(
  deps: Deps,
  caller: Caller,
  { id, number }: { id: string; number: number },
): Promise<DeliveryReply> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const endpoint = await ownEndpoint(transaction, caller, id);
    const before = await lockDelivery(transaction, { endpointId: id, number });
    if (!before) throw notFound();
    if (!endpoint.enabled && !before.test) throw conflict('webhook_off');
    if (before.status === 'waiting') throw conflict('webhook_delivery_waiting');
    const row = await updateDelivery(transaction, number, {
      ...{ status: 'waiting', attempts: 0, replays: before.replays + 1, nextAttemptAt: deps.clock.now() },
      ...{ claimedUntil: null, fault: null, responseStatus: null, responseText: null, durationMs: null },
    });
    const entry = { action: 'webhook.replayed', names: { after: namesOf(endpoint) } } as const;
    const nudges = [nudgeFor(deliverWebhooksTask, { endpointId: id })];
    await recordWebhook(deps, transaction, caller, { ...endpoint, entry, nudges });
    return presentDelivery(row, owners);
  });
}
