import type { Role } from './role.ts';

/** Who acts. Made only by the authenticating middleware, or by a worker for itself (`system`). */
export interface Actor {
  kind: 'user' | 'apiKey' | 'system';
  /** The person, also behind an API key; null for the system itself. */
  userId: string | null;
  /** Shown to others beside what was done. */
  name: string;
  /** The one organisation of a customer's user; null for staff and the system. */
  organisationId: string | null;
  /** All roles held; an API key carries exactly one. Empty for the system. */
  roles: readonly Role[];
}

export const systemActor: Actor = { kind: 'system', userId: null, name: 'Lineshift', organisationId: null, roles: [] };
