import type { MeReply, SessionReply } from '../../contract/access.contract.ts';
import type { ApiKeyReply } from '../../contract/api-keys.contract.ts';
import type { findOrganisation, Person } from '../../db/people.ts';
import type { Actor } from '../../domain/access/actor.ts';
import { isStaffRole, type Role } from '../../domain/access/role.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { trialSupportEndsAt } from '../../domain/qualification/qualify.ts';
import type { ApiKeyRow } from './api-keys.repository.ts';

type Organisation = NonNullable<Awaited<ReturnType<typeof findOrganisation>>>;

function presentOrganisation({ id, name, plan, onboardedOn }: Organisation): MeReply['organisation'] {
  return { id, name, plan, onboardingUntil: formatTaipei(trialSupportEndsAt(onboardedOn)) };
}

export function presentMe(person: Person, actor: Actor, organisation: Organisation | null): MeReply {
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    roles: [...actor.roles],
    organisation: organisation && presentOrganisation(organisation),
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
