import type { Actor } from '../../../../src/domain/access/actor.ts';
import { systemActor } from '../../../../src/domain/access/actor.ts';
import type { Performer, Person } from '../../../../src/domain/access/performer.ts';
import { isStaffRole, type Role } from '../../../../src/domain/access/role.ts';

/** The person who holds the job in these tests. */
export const holderPerson: Person = { userId: 'user-holder', name: 'Hana' };

export function actorOf(role: Role, patch: Partial<Actor> = {}): Actor {
  const organisationId = isStaffRole(role) ? null : 'organisation-1';
  return { kind: 'user', userId: `user-${role}`, name: `The ${role}`, organisationId, roles: [role], ...patch };
}

/** One actor for each performer of the lifecycles: `technician` is one who does not hold the job. */
export function actorFor(performer: Performer): Actor {
  if (performer === 'system') return systemActor;
  if (performer === 'holder') return actorOf('technician', { userId: holderPerson.userId, name: holderPerson.name });
  return actorOf(performer);
}
