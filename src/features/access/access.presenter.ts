import type {
  InvitationReply,
  MemberReply,
  MeReply,
  SessionReply,
  StaffReply,
} from '../../contract/access.contract.ts';
import type { ApiKeyReply } from '../../contract/api-keys.contract.ts';
import type { Actor } from '../../domain/access/actor.ts';
import { invitationStatus } from '../../domain/access/invitation.ts';
import { isStaffRole, type Role } from '../../domain/access/role.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import type { Person } from './access.repository.ts';
import type { ApiKeyRow } from './api-keys.repository.ts';
import type { NamedInvitation } from './invitations.repository.ts';
import type { MemberRow } from './members.repository.ts';

export function presentMe(person: Person, actor: Actor, organisation: MeReply['organisation']): MeReply {
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    roles: [...actor.roles],
    organisation,
    language: person.language,
    tourDone: person.tourDone,
    secondFactor: { required: person.roles.some(isStaffRole) && !person.demo, set: person.secondFactor },
  };
}

export function presentSession(
  row: { id: string; createdAt: Date; expiresAt: Date; ipAddress: string | null; userAgent: string | null },
  currentId: string | undefined,
): SessionReply {
  const { id, ipAddress, userAgent } = row;
  return {
    id,
    createdAt: formatTaipei(row.createdAt),
    expiresAt: formatTaipei(row.expiresAt),
    ipAddress,
    userAgent,
    current: id === currentId,
  };
}

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

export function presentApiKey(row: ApiKeyRow): ApiKeyReply {
  const { id, name, prefix, userId, organisationId } = row;
  return {
    id,
    name,
    prefix,
    role: row.role as Role,
    userId,
    organisationId,
    createdAt: formatTaipei(row.createdAt),
    expiresAt: row.expiresAt && formatTaipei(row.expiresAt),
    revokedAt: row.revokedAt && formatTaipei(row.revokedAt),
    lastUsedAt: row.lastUsedAt && formatTaipei(row.lastUsedAt),
  };
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
