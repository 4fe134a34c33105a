import { mostDeleted } from '../../db/bounded-delete.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { taipeiDate } from '../../domain/calendar/taipei-time.ts';
import { newId } from '../../shared/ids.ts';
import { deliverWebhooksTask } from '../../tasks/deliver-webhooks.ts';
import { nudgeFor } from '../../tasks/task-contract.ts';
import { insertDelivery } from './deliveries.repository.ts';
import { endpointsToStop, lockEndpoint } from './endpoints.repository.ts';
import { namesOf, recordWebhook } from './record-webhook.ts';
import { deleteEnded, dueEndpoints, missAtOffEndpoints, switchOff } from './sending.repository.ts';

/** How long deliveries that have ended can be read and replayed, ms. */
const keptMs = 30 * 86_400_000;
const mostStopped = 100;

/** Starts sending to endpoints for which something is due; one that is being sent to goes on. Returns how many. */
export async function nudgeWebhooks(deps: Deps): Promise<number> {
  const at = deps.clock.now();
  const ids = await deps.database.transaction(systemActor, (transaction) => dueEndpoints(transaction, at));
  const nudges = ids.map((endpointId) => nudgeFor(deliverWebhooksTask, { endpointId }));
  // The task reads its rows anew, so one that was parked in an outage is no reason to leave the endpoint alone.
  if (ids.length > 0) await deps.queue.add(nudges, { replaceParked: true });
  return ids.length;
}

/** Writes down as missed what waits for endpoints that are off; returns how many events. */
export async function missAtOff(deps: Deps): Promise<number> {
  return await deps.database.transaction(systemActor, (transaction) =>
    missAtOffEndpoints(transaction, { most: mostStopped }),
  );
}

/**
 * Stops the endpoints of customers whose contract has ended: `contract.ended` is their last message, and what waits is
 * still sent. Returns how many were stopped.
 */
export async function stopAtContractEnd(deps: Deps): Promise<number> {
  const at = deps.clock.now();
  return await deps.database.transaction(systemActor, async (transaction) => {
    const ended = await endpointsToStop(transaction, { today: taipeiDate(at), most: mostStopped });
    for (const { id, organisationId, until } of ended) {
      const endpoint = await lockEndpoint(transaction, id);
      if (!endpoint || !(await switchOff(transaction, { endpointId: id, cause: 'contractEnded', at }))) continue;
      const isOn = endpoint.enabled;
      if (endpoint.eventTypes === null || endpoint.eventTypes.includes('contract.ended')) {
        await insertDelivery(transaction, {
          ...{ organisationId, endpointId: id, eventId: newId(), subjectId: organisationId, type: 'contract.ended' },
          ...{ occurredAt: at, data: { until }, status: isOn ? 'waiting' : 'missed', nextAttemptAt: isOn ? at : null },
        });
      }
      const entry = {
        action: 'webhook.switched_off',
        before: { enabled: isOn, offCause: endpoint.offCause },
        after: { enabled: false, offCause: 'contractEnded' },
        names: { after: namesOf(endpoint) },
      } as const;
      await recordWebhook(deps, transaction, { actor: systemActor, callId: null }, { id, organisationId, entry });
    }
    return ended.length;
  });
}

/** Deletes deliveries that ended and happened more than 30 days ago; returns how many. */
export async function cleanDeliveries(deps: Deps): Promise<number> {
  const before = new Date(deps.clock.now().getTime() - keptMs);
  return await deps.database.transaction(systemActor, (transaction) =>
    deleteEnded(transaction, { before, most: mostDeleted }),
  );
}
