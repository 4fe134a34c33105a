import type { Transaction } from '../../db/database.ts';
import { type AuditEntry, writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { endpointName } from '../../domain/webhook/endpoint-name.ts';
import { notFound } from '../../shared/app-error.ts';
import { type EndpointRow, lockEndpoint } from './endpoints.repository.ts';
import { ensureManages } from './webhook-rights.ts';

/** Writes what was done to an endpoint; open pages read it anew. */
export async function recordWebhook(
  deps: Deps,
  transaction: Transaction,
  { actor, callId }: Pick<Caller, 'actor' | 'callId'>,
  change: Pick<EndpointRow, 'id' | 'organisationId'> & {
    entry: Pick<AuditEntry, 'action' | 'before' | 'after' | 'names'>;
    nudges?: Parameters<typeof writeRecords>[3]['nudges'];
  },
): Promise<void> {
  const { id, organisationId, entry, nudges = [] } = change;
  await writeRecords(transaction, deps.outbox, organisationId, {
    ...{ at: deps.clock.now(), actor, callId, nudges },
    audit: [{ organisationId, subjectKind: 'webhook', subjectId: id, ...entry }],
    events: [{ type: 'webhook.changed', subjectId: id, organisationId }],
  });
}

/** An endpoint that the caller manages, locked. @throws AppError `not_found`, `forbidden`. */
export async function ownEndpoint(transaction: Transaction, { actor }: Caller, id: string): Promise<EndpointRow> {
  const row = await lockEndpoint(transaction, id);
  if (!row) throw notFound();
  ensureManages(actor, row.organisationId);
  return row;
}

export function namesOf(endpoint: Pick<EndpointRow, 'description' | 'url'>): { name: string } {
  return { name: endpointName(endpoint) };
}
