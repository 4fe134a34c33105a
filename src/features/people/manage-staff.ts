import type { StaffPatch, StaffReply } from '../../contract/access.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { findPerson, lockPerson, type Person, updatePerson } from '../../db/people.ts';
import { type AuditEntry, writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { isStaffRole, type StaffRole } from '../../domain/access/role.ts';
import { conflict, notFound } from '../../shared/app-error.ts';
import { endEntry, endKeys } from '../end-access.ts';
import { ensure } from '../ensure.ts';
import { decodeIdCursor, pageOf } from '../page.ts';
import { endInvitationsBy, endInvitationsTo } from './end-invitations.ts';
import { presentStaff } from './people.presenter.ts';
import { listStaffRows, lockAdmins, removeSecondFactor, setStaffRoles } from './people.repository.ts';

/** Staff accounts, in the order they were made. @throws AppError `forbidden`. */
export async function listStaff(deps: Deps, caller: Caller, query: { limit: number; cursor?: string }) {
  ensure(caller.actor, 'staff.manage', { organisationId: null });
  const after = decodeIdCursor(query.cursor);
  const rows = await deps.database.transaction(caller.actor, (transaction) =>
    listStaffRows(transaction, { after, limit: query.limit }),
  );
  const page = pageOf(rows, query.limit, (row) => [row.id]);
  return { items: page.rows.map(presentStaff), nextCursor: page.nextCursor };
}

/**
 * Changes roles and access of a member of staff, from the next call on. What has ended stays ended: keys of a role that
 * was taken away, sessions and keys of somebody who was disabled or whose second factor was reset. The reason is audited.
 * @throws AppError `forbidden`, `not_found`, `last_admin` (409).
 */
export async function editStaff(
  deps: Deps,
  caller: Caller,
  edit: { userId: string; patch: StaffPatch },
): Promise<StaffReply> {
  ensure(caller.actor, 'staff.manage', { organisationId: null });
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const admins = await lockAdmins(transaction);
    await lockPerson(transaction, edit.userId);
    const before = await findStaff(transaction, edit.userId);
    if (admins.length === 1 && admins[0] === edit.userId && losesAdmin(edit.patch)) throw conflict('last_admin');
    const audit = await apply(transaction, { before, patch: edit.patch, at: deps.clock.now() });
    if (audit.length > 0) {
      await writeRecords(transaction, deps.outbox, null, {
        at: deps.clock.now(),
        actor: caller.actor,
        callId: caller.callId,
        audit,
        events: [],
        nudges: [],
      });
    }
    return presentStaff(await findStaff(transaction, edit.userId));
  });
}

function losesAdmin({ roles, disabled }: StaffPatch): boolean {
  return disabled === true || (roles !== undefined && !roles.includes('admin'));
}

async function findStaff(transaction: Transaction, userId: string): Promise<Person> {
  const person = await findPerson(transaction, { id: userId });
  if (!person?.roles.some(isStaffRole)) throw notFound();
  return person;
}

async function apply(
  transaction: Transaction,
  { before, patch, at }: { before: Person; patch: StaffPatch; at: Date },
): Promise<AuditEntry[]> {
  const { reason } = patch;
  const subject = { organisationId: null, subjectKind: 'user' as const, subjectId: before.id, reason };
  const audit: AuditEntry[] = [];
  const roles = patch.roles && [...new Set<StaffRole>(patch.roles)].sort();
  const { id: userId, email } = before;
  if (roles && roles.join() !== before.roles.join()) {
    await setStaffRoles(transaction, userId, roles);
    audit.push({ ...subject, action: 'staff.roles_changed', before: { roles: before.roles }, after: { roles } });
    audit.push(...(await endKeys(transaction, { userId, held: roles, at })));
    if (!roles.includes('admin')) audit.push(...(await endInvitationsBy(transaction, { userId, at })));
  }
  if (patch.disabled !== undefined && patch.disabled !== (before.disabledAt !== null)) {
    await updatePerson(transaction, userId, { disabledAt: patch.disabled ? at : null });
    audit.push({ ...subject, action: patch.disabled ? 'staff.disabled' : 'staff.enabled' });
    // Also when the account is enabled again: nothing created while it was disabled becomes valid.
    audit.push(...(await endEntry(transaction, { userId, at })));
    audit.push(...(await endInvitationsBy(transaction, { userId, at })));
    audit.push(...(await endInvitationsTo(transaction, { email, organisationId: null, at })));
  }
  if (patch.secondFactor === 'reset') {
    await removeSecondFactor(transaction, userId);
    audit.push({ ...subject, action: 'second_factor.reset' });
    audit.push(...(await endEntry(transaction, { userId, at })));
  }
  return audit;
}
