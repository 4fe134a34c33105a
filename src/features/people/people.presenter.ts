import type { InvitationReply, MemberReply, StaffReply } from '../../contract/access.contract.ts';
import type { Person } from '../../db/people.ts';
import { invitationStatus } from '../../domain/access/invitation.ts';
import { isStaffRole } from '../../domain/access/role.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import type { NamedInvitation } from './invitations.repository.ts';
import type { MemberRow } from './members.repository.ts';

export function presentInvitation(row: NamedInvitation, now: Date): InvitationReply {
  return {
    id: row.id,
    email: row.email,
    roles: row.roles,
    organisationId: row.organisationId,
    organisationName: row.organisationName,
    invitedBy: row.inviterName,
    status: invitationStatus(row, now),
    expiresAt: formatTaipei(row.expiresAt),
    createdAt: formatTaipei(row.createdAt),
  };
}

export function presentMember(row: MemberRow): MemberReply {
  const { userId, organisationId, name, email, role } = row;
  return { userId, organisationId, name, email, role, createdAt: formatTaipei(row.createdAt) };
}

export function presentStaff(person: Person): StaffReply {
  const { id, name, email, roles, secondFactor, demo, disabledAt } = person;
  return {
    userId: id,
    name,
    email,
    roles: roles.filter(isStaffRole),
    secondFactor,
    demo,
    disabledAt: disabledAt && formatTaipei(disabledAt),
  };
}
