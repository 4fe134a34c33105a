import type { Role } from './role.ts';

/** Who acts. Made only by the authenticating middleware, or by a worker for itself (`system`). */
export interface Actor {
  kind: 'user' | 'apiKey' | 'system' | 'visitor';
  /** The person, also behind an API key; null for the system itself and for a visitor. */
  userId: string | null;
  /** Shown to others beside what the actor did. */
  name: string;
  /** The one organisation of a customer's user; null for staff and the system. */
  organisationId: string | null;
  /** All roles held; an API key carries exactly one. Empty for the system and for a visitor. */
  roles: readonly Role[];
}

export const systemActor: Actor = { kind: 'system', userId: null, name: 'Lineshift', organisationId: null, roles: [] };

/**
 * An organisation id that nobody has: an actor bound to it sees no rows. Null would mean the opposite, because a scope
 * without an organisation is that of staff.
 */
export const noOrganisation = '00000000-0000-0000-0000-000000000000';

/** Somebody without credentials. May do nothing that the policy table knows, and sees nobody's rows. */
export const visitorActor: Actor = Object.freeze({
  kind: 'visitor',
  userId: null,
  name: 'visitor',
  organisationId: noOrganisation,
  roles: Object.freeze([]),
});
