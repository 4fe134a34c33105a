import type { Actor } from './actor.ts';
import { type Action, type Grant, policyTable } from './policy-table.ts';
import { isStaffRole, type Role } from './role.ts';

export type { Action } from './policy-table.ts';

/** The thing acted on, as far as the policy must know it. */
export interface Resource {
  /** Whose it is; null: ours, or nobody's yet (a list, a phone system, the service calendar). */
  organisationId: string | null;
  /** Whether the actor holds the taken job that it belongs to. Left out: no. */
  holdsJob?: boolean;
  /** Whether it is the actor's own (a key that acts as the actor). Left out: no. */
  isOwn?: boolean;
}

export type Authorisation = 'allowed' | 'forbidden' | 'not_found';

/** Whether the thing exists for the actor at all: another organisation's does not. */
export function visible(actor: Actor, resource: Resource): boolean {
  if (actor.kind === 'system' || resource.organisationId === null) return true;
  if (actor.organisationId !== null) return actor.organisationId === resource.organisationId;
  return actor.roles.some(isStaffRole);
}

/** A customer's role counts only inside an organisation, a staff role only outside: a mixed-up actor has neither. */
function roleCounts(actor: Actor, role: Role): boolean {
  return isStaffRole(role) === (actor.organisationId === null);
}

/**
 * The one question of permission. The system itself may do everything: its steps are decided by the lifecycles.
 * Customer roles act only on their own organisation's things, or on what belongs to nobody in particular.
 */
export function can(actor: Actor, action: Action, resource: Resource): boolean {
  if (actor.kind === 'system') return true;
  if (!visible(actor, resource)) return false;
  const row: Partial<Record<Role, Grant>> = policyTable[action];
  return actor.roles.some((role) => {
    if (!roleCounts(actor, role)) return false;
    const grant = row[role];
    if (grant === 'holding') return resource.holdsJob === true;
    return grant === 'own' ? resource.isOwn === true : grant === 'yes';
  });
}

/** How a refusal looks from outside: what belongs to another organisation does not exist (404), the rest is forbidden (403). */
export function authorise(actor: Actor, action: Action, resource: Resource): Authorisation {
  if (!visible(actor, resource)) return 'not_found';
  return can(actor, action, resource) ? 'allowed' : 'forbidden';
}
