import type { MemberReply } from '../../contract/access.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import type { CustomerRole } from '../../domain/access/role.ts';
import { conflict, notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { decodeIdCursor, pageOf } from '../page.ts';
import { presentMember } from './access.presenter.ts';
import { endSessions, updatePerson } from './access.repository.ts';
import { revokeKeysOf } from './api-keys.repository.ts';
import {
  deleteMember,
  findMember,
  listMemberRows,
  lockOwners,
  type MemberRow,
  updateMemberRole,
} from './members.repository.ts';

/** People of one organisation, or of all for an admin who names none. @throws AppError `forbidden`, `not_found`. */
export async function listMembers(
  deps: Deps,
  caller: Caller,
  query: { limit: number; cursor?: string; organisationId?: string },
): Promise<{ items: MemberReply[]; nextCursor: string | null }> {
  ensure(caller.actor, 'member.read', { organisationId: query.organisationId ?? caller.actor.organisationId });
  const { organisationId, limit } = query;
  const after = decodeIdCursor(query.cursor);
  const rows = await deps.database.transaction(caller.actor, (transaction) =>
    listMemberRows(transaction, { organisationId, after, limit }),
  );
  const page = pageOf(rows, limit, (row) => [row.userId]);
  return { items: page.rows.map(presentMember), nextCursor: page.nextCursor };
}

/** Changes a role; keys of a role no longer held stop at once. @throws AppError `not_found`, `forbidden`, `last_owner` (409). */
export async function editMember(
  deps: Deps,
  caller: Caller,
  edit: { userId: string; role: CustomerRole },
): Promise<MemberReply> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const before = await lockedMember(transaction, caller, edit.userId);
    if (before.row.role === edit.role) return presentMember(before.row);
    if (before.isLastOwner) throw conflict('last_owner');
    await updateMemberRole(transaction, edit.userId, edit.role);
    await record(deps, transaction, { caller, row: before.row, action: 'member.role_changed', role: edit.role });
    return presentMember({ ...before.row, role: edit.role });
  });
}

/**
 * Takes somebody out of the organisation: no more sign-in, sessions and keys end with the commit; the account stays, because
 * what was done names it. @throws AppError `not_found`, `forbidden`, `last_owner` (409).
 */
export async function removeMember(deps: Deps, caller: Caller, userId: string): Promise<void> {
  const at = deps.clock.now();
  await deps.database.transaction(caller.actor, async (transaction) => {
    const { row, isLastOwner } = await lockedMember(transaction, caller, userId);
    if (isLastOwner) throw conflict('last_owner');
    await revokeKeysOf(transaction, userId, at);
    await deleteMember(transaction, userId);
    await updatePerson(transaction, userId, { disabledAt: at });
    await endSessions(transaction, userId);
    await record(deps, transaction, { caller, row, action: 'member.removed', role: null });
  });
}

/** Reads after the owners are locked, so that what is decided on still holds at the commit. */
async function lockedMember(
  transaction: Transaction,
  caller: Caller,
  userId: string,
): Promise<{ row: MemberRow; isLastOwner: boolean }> {
  const found = await findMember(transaction, userId);
  if (!found) throw notFound();
  ensure(caller.actor, 'member.manage', { organisationId: found.organisationId });
  const owners = await lockOwners(transaction, found.organisationId);
  const row = await findMember(transaction, userId);
  if (!row) throw notFound();
  return { row, isLastOwner: owners.length === 1 && owners[0] === userId };
}

async function record(
  deps: Deps,
  transaction: Transaction,
  change: { caller: Caller; row: MemberRow; action: string; role: CustomerRole | null },
): Promise<void> {
  const { caller, row, action, role } = change;
  const { organisationId } = row;
  await writeRecords(transaction, deps.outbox, organisationId, {
    at: deps.clock.now(),
    actor: caller.actor,
    requestId: caller.requestId,
    audit: [
      {
        organisationId,
        action,
        subjectKind: 'user',
        subjectId: row.userId,
        before: { role: row.role },
        after: { role },
      },
    ],
    events: [],
    nudges: [],
  });
}
