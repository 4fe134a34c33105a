import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { downAfterFailures } from '../../domain/webhook/delivery.ts';
import type { TaskContext } from '../../tasks/task-context.ts';
import { type EndpointRow, findEndpoint } from './endpoints.repository.ts';
import { type ClaimedDelivery, claimDeliveries, releaseClaims } from './sending.repository.ts';
import { settleAttempt } from './settle-attempt.ts';
import { attemptLimitMs, tryDelivery } from './try-delivery.ts';

/** Deliveries of different subjects that are sent at the same time. */
const mostAtOnce = 20;
/** A run ends after this, so that other endpoints have their turn; the sweep starts the next one, ms. */
const longestRunMs = 20_000;
/** After a crash what was claimed is sent again by others, ms. */
const leaseMs = attemptLimitMs + 20_000;

/**
 * Posts what waits for one endpoint, and what becomes due meanwhile. Runs of one endpoint never overlap on a delivery: each is
 * leased, and its result is written before the next of its subject is.
 */
export async function deliverWebhooks(
  deps: Deps,
  { endpointId }: { endpointId: string },
  { signal }: TaskContext,
): Promise<void> {
  const started = performance.now();
  while (!signal.aborted && performance.now() - started < longestRunMs) {
    const batch = await claimBatch(deps, endpointId);
    if (batch === null || batch.claimed.length === 0) return;
    await Promise.all(batch.claimed.map((delivery) => deliver(deps, { ...batch, delivery, signal })));
  }
  signal.throwIfAborted();
}

interface Batch {
  endpoint: EndpointRow;
  claimed: ClaimedDelivery[];
}

/** Null where the endpoint has been deleted. One that seems to be down is tried with a single delivery. */
async function claimBatch(deps: Deps, endpointId: string): Promise<Batch | null> {
  const at = deps.clock.now();
  return await deps.database.transaction(systemActor, async (transaction) => {
    const endpoint = await findEndpoint(transaction, endpointId);
    if (endpoint === null) return null;
    const most = endpoint.failures >= downAfterFailures ? 1 : mostAtOnce;
    const until = new Date(at.getTime() + leaseMs);
    return { endpoint, claimed: await claimDeliveries(transaction, { endpointId, at, until, most }) };
  });
}

async function deliver(
  deps: Deps,
  { endpoint, delivery, signal }: Batch & { delivery: ClaimedDelivery; signal: AbortSignal },
): Promise<void> {
  try {
    const outcome = await tryDelivery(deps, { endpoint, delivery, signal });
    await settleAttempt(deps, { endpoint, delivery, outcome });
  } catch (error) {
    if (!signal.aborted) throw error;
    // The process stops: another one need not wait for the end of the lease.
    await deps.database.transaction(systemActor, (transaction) => releaseClaims(transaction, [delivery.number]));
  }
}
