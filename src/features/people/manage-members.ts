import type { MemberReply } from '../../contract/access.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { endSessions, lockPerson, updatePerson } from '../../db/people.ts';
import { type AuditEntry, writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import type { CustomerRole } from '../../domain/access/role.ts';
import { conflict, notFound } from '../../shared/app-error.ts';
import { endKeys } from '../end-access.ts';
import { ensure } from '../ensure.ts';
import { decodeIdCursor, pageOf } from '../page.ts';
import { endInvitationsBy, endInvitationsTo } from './end-invitations.ts';
import {
  deleteMember,
  findMember,
  listMemberRows,
  lockOwners,
  type MemberRow,
  updateMemberRole,
} from './members.repository.ts';
import { presentMember } from './people.presenter.ts';

/** Members of one organisation, or of all for an admin who names none. @throws AppError `forbidden`, `not_found`. */
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

/**
 * Changes a role. Keys of a role no longer held are revoked, and so are open invitations of somebody who may no longer
 * invite.
 * @throws AppError `not_found`, `forbidden`, `last_owner` (409).
 */
export async function editMember(
  deps: Deps,
  caller: Caller,
  edit: { userId: string; role: CustomerRole },
): Promise<MemberReply> {
  const at = deps.clock.now();
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const before = await lockedMember(transaction, caller, edit.userId);
    if (before.row.role === edit.role) return presentMember(before.row);
    if (before.isLastOwner) throw conflict('last_owner');
    await updateMemberRole(transaction, edit.userId, edit.role);
    const { userId } = before.row;
    const ended = await endKeys(transaction, { userId, held: [edit.role], at });
    if (edit.role !== 'owner') ended.push(...(await endInvitationsBy(transaction, { userId, at })));
    const change = { caller, row: before.row, action: 'member.role_changed' as const, role: edit.role };
    await record(deps, transaction, { ...change, at, ended });
    return presentMember({ ...before.row, role: edit.role });
  });
}

/**
 * Removes somebody from the organisation: no more sign-in; sessions, keys and open invitations by and to them end with
 * the commit. The account stays, because the audit refers to it. @throws AppError `not_found`, `forbidden`, `last_owner`
 * (409).
 */
export async function removeMember(deps: Deps, caller: Caller, userId: string): Promise<void> {
  const at = deps.clock.now();
  await deps.database.transaction(caller.actor, async (transaction) => {
    const { row, isLastOwner } = await lockedMember(transaction, caller, userId);
    if (isLastOwner) throw conflict('last_owner');
    const { organisationId, email } = row;
    const ended = [
      ...(await endKeys(transaction, { userId, held: [], at })),
      ...(await endInvitationsBy(transaction, { userId, at })),
      ...(await endInvitationsTo(transaction, { email, organisationId, at })),
    ];
    await deleteMember(transaction, userId);
    await updatePerson(transaction, userId, { disabledAt: at });
    await endSessions(transaction, userId);
    await record(deps, transaction, { caller, row, action: 'member.removed', role: null, at, ended });
  });
}

/** Read after the owners are locked, so that the facts still hold at the commit. */
async function lockedMember(
  transaction: Transaction,
  caller: Caller,
  userId: string,
): Promise<{ row: MemberRow; isLastOwner: boolean }> {
  const found = await findMember(transaction, userId);
  if (!found) throw notFound();
  ensure(caller.actor, 'member.manage', { organisationId: found.organisationId });
  const owners = await lockOwners(transaction, found.organisationId);
  await lockPerson(transaction, userId);
  const row = await findMember(transaction, userId);
  if (!row) throw notFound();
  return { row, isLastOwner: owners.length === 1 && owners[0] === userId };
}

async function record(
  deps: Deps,
  transaction: Transaction,
  change: {
    caller: Caller;
    row: MemberRow;
    action: 'member.role_changed' | 'member.removed';
    role: CustomerRole | null;
    at: Date;
    ended: AuditEntry[];
  },
): Promise<void> {
  const { caller, row, action, role, at, ended } = change;
  const { organisationId } = row;
  await writeRecords(transaction, deps.outbox, organisationId, {
    at,
    actor: caller.actor,
    callId: caller.callId,
    audit: [
      {
        organisationId,
        action,
        subjectKind: 'user',
        subjectId: row.userId,
        before: { role: row.role },
        after: { role },
      },
      ...ended,
    ],
    events: [],
    nudges: [],
  });
}
