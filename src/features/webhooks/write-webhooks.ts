import type { AddressRefusal } from '../../connectors/outbound/outbound.port.ts';
import type { WebhookInput, WebhookPatch, WebhookReply, WebhookWithSecret } from '../../contract/webhooks.contract.ts';
import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps } from '../../deps.ts';
import { taipeiDate } from '../../domain/calendar/taipei-time.ts';
import { formerSecretMs, mostEndpoints } from '../../domain/webhook/delivery.ts';
import { eventTypesOf, type WebhookEventType } from '../../domain/webhook/webhook-events.ts';
import { conflict, type FieldError, invalidInput } from '../../shared/app-error.ts';
import { newId } from '../../shared/ids.ts';
import { assertEdited } from '../edit-conflict.ts';
import { makeSecret, sealSecret } from './endpoint-secret.ts';
import {
  contractEnd,
  countEndpoints,
  type EndpointRow,
  insertEndpoint,
  isOnCall,
  missWaiting,
  removeEndpoint,
  updateEndpoint,
} from './endpoints.repository.ts';
import { namesOf, ownEndpoint, recordWebhook } from './record-webhook.ts';
import { ensureManages } from './webhook-rights.ts';
import { presentWebhook } from './webhooks.presenter.ts';

interface Target {
  id: string;
  expectedVersion: number;
}
interface Written<Reply> {
  reply: Reply;
  version: number;
}

/**
 * Adds an endpoint of the caller's organisation, for staff of the desk. The secret is only in this answer. @throws AppError
 * `forbidden`, `invalid_input`, `too_many_webhooks`, `webhook_contract_ended`.
 */
export async function createWebhook(
  deps: Deps,
  caller: Caller,
  input: WebhookInput,
): Promise<Written<WebhookWithSecret>> {
  const { organisationId } = caller.actor;
  ensureManages(caller.actor, organisationId);
  assertMayBeCalled(deps, input.url);
  assertOffered(organisationId, input.events ?? null);
  const now = deps.clock.now();
  const secret = makeSecret();
  return await deps.database.transaction(caller.actor, async (transaction) => {
    await assertContractGoesOn(transaction, organisationId, now);
    if ((await countEndpoints(transaction, organisationId)) >= mostEndpoints) {
      throw conflict('too_many_webhooks', { maximum: mostEndpoints });
    }
    const id = newId();
    const row = await insertEndpoint(transaction, {
      ...{ id, organisationId, url: input.url, description: input.description ?? '' },
      eventTypes: distinct(input.events ?? null),
      secret: sealSecret(deps, id, secret),
      ...{ createdAt: now, updatedAt: now },
    });
    const entry = { action: 'webhook.created', after: factsOf(row), names: { after: namesOf(row) } } as const;
    await recordWebhook(deps, transaction, caller, { ...row, entry });
    return { reply: { ...presentWebhook(row, { now, manages: true }), secret }, version: row.version };
  });
}

/**
 * Changes an endpoint. Switched off, what waits is missed; switched on, its failures are forgotten. @throws AppError `not_found`,
 * `forbidden`, `precondition_failed`, `invalid_input`, `webhook_contract_ended`.
 */
export async function editWebhook(
  deps: Deps,
  caller: Caller,
  { id, expectedVersion, patch }: Target & { patch: WebhookPatch },
): Promise<Written<WebhookReply>> {
  const now = deps.clock.now();
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const before = await ownEndpoint(transaction, caller, id);
    if (patch.url !== undefined) assertMayBeCalled(deps, patch.url);
    assertOffered(before.organisationId, patch.events ?? null);
    const turns = patch.enabled !== undefined && patch.enabled !== before.enabled ? patch.enabled : null;
    if (turns === true) await assertContractGoesOn(transaction, before.organisationId, now);
    const { url = before.url, events = before.eventTypes } = patch;
    const description = patch.description === undefined ? before.description : (patch.description ?? '');
    const values = { url, description, eventTypes: distinct(events), ...switched(turns), updatedAt: now };
    const after = assertEdited(await updateEndpoint(transaction, { id, version: expectedVersion }, values));
    if (turns === false) await missWaiting(transaction, id);
    const entry = {
      action: 'webhook.edited',
      before: factsOf(before),
      after: { ...factsOf(after), ...(before.url === after.url ? {} : { changed: ['url'] }) },
      names: { before: namesOf(before), after: namesOf(after) },
    } as const;
    await recordWebhook(deps, transaction, caller, { ...after, entry });
    return { reply: presentWebhook(after, { now, manages: true }), version: after.version };
  });
}

/**
 * Deletes an endpoint with what waits for it. @throws AppError `not_found`, `forbidden`, `precondition_failed`; `webhook_on_call`
 * while the on-call list names it.
 */
export async function deleteWebhook(deps: Deps, caller: Caller, { id, expectedVersion }: Target): Promise<void> {
  await deps.database.transaction(caller.actor, async (transaction) => {
    const before = await ownEndpoint(transaction, caller, id);
    const now = deps.clock.now();
    if (before.organisationId === null && (await isOnCall(transaction, id, now))) throw conflict('webhook_on_call');
    assertEdited(await removeEndpoint(transaction, { id, version: expectedVersion }));
    const entry = { action: 'webhook.deleted', before: factsOf(before), names: { before: namesOf(before) } } as const;
    await recordWebhook(deps, transaction, caller, { ...before, entry });
  });
}

/** Gives an endpoint a new secret, only in this answer; the former one signs too for 24 hours. @throws AppError `not_found`, `forbidden`. */
export async function rotateSecret(deps: Deps, caller: Caller, id: string): Promise<Written<WebhookWithSecret>> {
  const now = deps.clock.now();
  const secret = makeSecret();
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const before = await ownEndpoint(transaction, caller, id);
    const values = {
      secret: sealSecret(deps, id, secret),
      formerSecret: before.secret,
      formerUntil: new Date(now.getTime() + formerSecretMs),
      updatedAt: now,
    };
    const after = assertEdited(await updateEndpoint(transaction, before, values));
    const entry = { action: 'webhook.secret_rotated', names: { after: namesOf(after) } } as const;
    await recordWebhook(deps, transaction, caller, { ...after, entry });
    return { reply: { ...presentWebhook(after, { now, manages: true }), secret }, version: after.version };
  });
}

const refusals: Record<AddressRefusal, FieldError> = {
  not_a_url: { path: 'url', code: 'webhook_not_an_address', message: '' },
  not_https: { path: 'url', code: 'webhook_not_https', message: '' },
  has_credentials: { path: 'url', code: 'webhook_with_credentials', message: '' },
  inside_network: { path: 'url', code: 'webhook_inside_network', message: '' },
};

function assertMayBeCalled(deps: Deps, url: string): void {
  const refusal = deps.outbound.refusalOf(url);
  if (refusal !== null) throw invalidInput([refusals[refusal]]);
}

function assertOffered(organisationId: string | null, events: readonly WebhookEventType[] | null): void {
  const offered = eventTypesOf(organisationId);
  const faults = (events ?? []).flatMap((type, index) =>
    offered.includes(type) ? [] : [{ path: `events.${index}`, code: 'webhook_event_not_offered', message: '' }],
  );
  if (faults.length > 0) throw invalidInput(faults);
}

/** The desk has no contract. */
async function assertContractGoesOn(transaction: Transaction, organisationId: string | null, now: Date): Promise<void> {
  if (organisationId === null) return;
  const until = await contractEnd(transaction, organisationId);
  if (until !== null && until < taipeiDate(now)) throw conflict('webhook_contract_ended', { date: until });
}

function switched(turns: boolean | null): Partial<EndpointRow> {
  if (turns === null) return {};
  if (!turns) return { enabled: false, offCause: 'owner' };
  return { enabled: true, offCause: null, failures: 0, failingSince: null, restsUntil: null };
}

function distinct<Type>(events: Type[] | null): Type[] | null {
  return events && [...new Set(events)];
}

function factsOf({ enabled, offCause, eventTypes }: EndpointRow) {
  return { enabled, offCause, eventTypes };
}
