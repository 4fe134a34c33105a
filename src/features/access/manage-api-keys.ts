import type { ApiKeyInput, ApiKeyReply } from '../../contract/api-keys.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { lockPerson } from '../../db/people.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { type Actor, noOrganisation } from '../../domain/access/actor.ts';
import { lendableRoles } from '../../domain/access/role.ts';
import { AppError, forbidden, invalidInput, notFound } from '../../shared/app-error.ts';
import { newId } from '../../shared/ids.ts';
import { ensure } from '../ensure.ts';
import { decodeIdCursor, pageOf } from '../page.ts';
import { presentApiKey } from './access.presenter.ts';
import { makeKey } from './api-key-secret.ts';
import { findApiKey, insertApiKey, listApiKeyRows, revokeApiKeyRow } from './api-keys.repository.ts';

/**
 * Keys, newest first: an owner sees the organisation's, staff their own, an admin also those of an organisation or a person that
 * is named. @throws AppError `forbidden`, `not_found`.
 */
export async function listApiKeys(
  deps: Deps,
  caller: Caller,
  query: { limit: number; cursor?: string; organisationId?: string; userId?: string },
) {
  const { actor } = caller;
  const of = ownersOf(actor, query);
  ensure(actor, 'apiKey.read', { organisationId: of.organisationId, isOwn: of.userId === actor.userId });
  const before = decodeIdCursor(query.cursor);
  const rows = await deps.database.transaction(actor, (transaction) =>
    listApiKeyRows(transaction, { of, before, limit: query.limit }),
  );
  const page = pageOf(rows, query.limit, (row) => [row.id]);
  return { items: page.rows.map(presentApiKey), nextCursor: page.nextCursor };
}

/**
 * Creates a key that acts as the caller in one role the caller holds (an owner also as a member). The secret is only in
 * this answer. Only a signed-in person creates keys: a key that creates keys would outlive its expiry and its revocation.
 * @throws AppError `forbidden`, `key_needs_session` (403), `role_not_held` (403), `invalid_input`.
 */
export async function makeApiKey(
  deps: Deps,
  caller: Caller,
  input: ApiKeyInput,
): Promise<ApiKeyReply & { key: string }> {
  const { actor } = caller;
  const userId = personBehind(actor);
  const { organisationId } = actor;
  ensure(actor, 'apiKey.create', { organisationId });
  if (actor.kind === 'apiKey') throw forbidden('key_needs_session');
  const at = deps.clock.now();
  if (input.expiresAt && input.expiresAt <= at) {
    throw invalidInput([{ path: 'expiresAt', code: 'not_in_future', message: '' }]);
  }
  const { key, prefix, secretHash } = makeKey();
  return await deps.database.transaction(actor, async (transaction) => {
    // Somebody who loses the role at this moment must not keep a key of it.
    const person = await lockPerson(transaction, userId);
    if (!person || person.disabledAt !== null || !lendableRoles(person.roles).includes(input.role)) {
      throw forbidden('role_not_held');
    }
    const row = await insertApiKey(transaction, {
      id: newId(),
      prefix,
      secretHash,
      name: input.name,
      userId,
      organisationId,
      role: input.role,
      expiresAt: input.expiresAt ?? null,
      createdAt: at,
    });
    await record(deps, transaction, { caller, organisationId, id: row.id, action: 'api_key.created', role: row.role });
    return { ...presentApiKey(row), key };
  });
}

/**
 * Revokes a key; the next call with it is refused. An owner may revoke the organisation's keys, an admin everybody's.
 * @throws AppError `not_found`, `forbidden`.
 */
export async function revokeApiKey(deps: Deps, caller: Caller, id: string): Promise<ApiKeyReply> {
  const { actor } = caller;
  const at = deps.clock.now();
  return await deps.database.transaction(actor, async (transaction) => {
    const found = await findApiKey(transaction, id);
    if (!found) throw notFound();
    const { organisationId } = found;
    // A staff key belongs to no organisation, so it does not exist for a customer.
    const owner = { organisationId: organisationId ?? noOrganisation };
    ensure(actor, 'apiKey.revoke', { ...owner, isOwn: found.userId === actor.userId });
    const row = await revokeApiKeyRow(transaction, id, at);
    if (found.revokedAt === null) {
      await record(deps, transaction, { caller, organisationId, id, action: 'api_key.revoked', role: row.role });
    }
    return presentApiKey(row);
  });
}

/** Whose keys are listed: those of the named organisation or person, else the caller's own organisation's or own. */
function ownersOf(
  actor: Actor,
  named: { organisationId?: string; userId?: string },
): { organisationId: string | null; userId: string | null } {
  const { organisationId = null, userId = null } = named;
  if (actor.organisationId !== null) return { organisationId: organisationId ?? actor.organisationId, userId };
  return { organisationId, userId: userId ?? (organisationId === null ? personBehind(actor) : null) };
}

function personBehind({ userId }: Actor): string {
  if (userId === null) throw new AppError('forbidden', { status: 403 });
  return userId;
}

async function record(
  deps: Deps,
  transaction: Transaction,
  change: {
    caller: Caller;
    organisationId: string | null;
    id: string;
    action: 'api_key.created' | 'api_key.revoked';
    role: string;
  },
): Promise<void> {
  const { caller, organisationId, id, action, role } = change;
  await writeRecords(transaction, deps.outbox, organisationId, {
    at: deps.clock.now(),
    actor: caller.actor,
    callId: caller.callId,
    audit: [{ organisationId, action, subjectKind: 'apiKey', subjectId: id, after: { role } }],
    events: [],
    nudges: [],
  });
}
