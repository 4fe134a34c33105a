import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import {
  type DeliveryStatus,
  downAfterFailures,
  hasFailedTooLong,
  nextAttemptAt,
  restUntil,
} from '../../domain/webhook/delivery.ts';
import { mailWebhookOff } from '../notifications/webhook-mails.ts';
import { type EndpointRow, lockEndpoint, missWaiting } from './endpoints.repository.ts';
import { namesOf, recordWebhook } from './record-webhook.ts';
import {
  type Attempt,
  type ClaimedDelivery,
  noteFailure,
  noteSuccess,
  rest,
  saveAttempt,
  switchOff,
} from './sending.repository.ts';
import type { Outcome } from './try-delivery.ts';

const system = { actor: systemActor, callId: null };
/** "Gone": the recipient wants no more (Standard Webhooks, and RFC 9110, 15.5.11). */
const gone = 410;

interface Tried {
  endpoint: EndpointRow;
  delivery: ClaimedDelivery;
  outcome: Outcome;
}

/**
 * Writes what came of an attempt, and what it says of the endpoint's health; a test says nothing of it. The endpoint is locked
 * before its deliveries, as where it is changed or deleted.
 */
export async function settleAttempt(deps: Deps, tried: Tried): Promise<void> {
  const { endpoint, delivery, outcome } = tried;
  const at = deps.clock.now();
  const failed = outcome.fault !== null;
  const again = failed && !delivery.test ? nextAttemptAt(delivery.attempts + 1, at) : null;
  const attempt = { number: delivery.number, at, status: statusAfter(failed, again), nextAttemptAt: again, ...outcome };
  await deps.database.transaction(systemActor, async (transaction) => {
    const turned = await saveCounted(deps, transaction, { ...tried, attempt });
    if (turned || delivery.test || delivery.replays > 0) await tellPages(deps, transaction, endpoint);
  });
}

function statusAfter(failed: boolean, again: Date | null): DeliveryStatus {
  if (!failed) return 'delivered';
  return again === null ? 'failed' : 'waiting';
}

/** Whether the endpoint began to fail, or to work again. */
async function saveCounted(
  deps: Deps,
  transaction: Transaction,
  { endpoint, delivery, outcome, attempt }: Tried & { attempt: Attempt },
): Promise<boolean> {
  const { id: endpointId } = endpoint;
  const { at } = attempt;
  if (!delivery.test && outcome.fault === null) {
    // It answered well, whatever became of the delivery meanwhile.
    const recovered = await noteSuccess(transaction, { endpointId, at, downAfter: downAfterFailures });
    await saveAttempt(transaction, attempt);
    return recovered;
  }
  if (!delivery.test) await lockEndpoint(transaction, endpointId);
  const isSaved = await saveAttempt(transaction, attempt);
  return isSaved && !delivery.test && (await countFailure(deps, transaction, { endpoint, outcome, at }));
}

/** Whether the endpoint began to fail. */
async function countFailure(
  deps: Deps,
  transaction: Transaction,
  { endpoint, outcome, at }: Pick<Tried, 'endpoint' | 'outcome'> & { at: Date },
): Promise<boolean> {
  const { id: endpointId } = endpoint;
  const health = await noteFailure(transaction, { endpointId, at });
  if (!health) return false;
  const cause = health.enabled ? causeOf(outcome, health.failingSince, at) : null;
  const until = restUntil(health.failures, at);
  if (cause !== null) await switchOffWith(deps, transaction, { endpoint, cause, at });
  else if (until !== null) await rest(transaction, endpointId, until);
  return health.failures === 1;
}

function causeOf({ responseStatus }: Outcome, failingSince: Date, at: Date): 'gone' | 'failing' | null {
  if (responseStatus === gone) return 'gone';
  return hasFailedTooLong(failingSince, at) ? 'failing' : null;
}

async function switchOffWith(
  deps: Deps,
  transaction: Transaction,
  { endpoint, cause, at }: { endpoint: EndpointRow; cause: 'gone' | 'failing'; at: Date },
): Promise<void> {
  if (!(await switchOff(transaction, { endpointId: endpoint.id, cause, at }))) return;
  await missWaiting(transaction, endpoint.id);
  const { organisationId } = endpoint;
  const { name } = namesOf(endpoint);
  const nudges = await mailWebhookOff(deps, transaction, { organisationId, endpointId: endpoint.id, name, cause, at });
  const after = { enabled: false, offCause: cause };
  const entry = {
    action: 'webhook.switched_off',
    before: { enabled: true },
    after,
    names: { after: { name } },
  } as const;
  await recordWebhook(deps, transaction, system, { ...endpoint, entry, nudges });
}

/** Open pages show the answer to a test or a replay, and how the endpoint is. */
async function tellPages(deps: Deps, transaction: Transaction, { id, organisationId }: EndpointRow): Promise<void> {
  await writeRecords(transaction, deps.outbox, organisationId, {
    ...{ at: deps.clock.now(), ...system, audit: [], nudges: [] },
    events: [{ type: 'webhook.changed', subjectId: id, organisationId }],
  });
}
