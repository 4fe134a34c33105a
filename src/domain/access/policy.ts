import type { Actor } from './actor.ts';
import { type Action, type Grant, policyTable } from './policy-table.ts';
import { isStaffRole, type Role } from './role.ts';

export type { Action } from './policy-table.ts';

/** The resource acted on, as far as the policy needs to know it. */
export interface Resource {
  /** The owning organisation; null: ours, or not bound to one (a list, a phone system, the service calendar). */
  organisationId: string | null;
  /** Whether it exists for staff alone, as the desk's own recordings do. Default: no. */
  staffOnly?: boolean;
  /** Whether the actor holds the taken job that it belongs to. Default: no. */
  holdsJob?: boolean;
  /** Whether it belongs to the actor personally (a key that acts as the actor). Default: no. */
  isOwn?: boolean;
}

export type Authorisation = 'allowed' | 'forbidden' | 'not_found';

/** Whether the resource exists for the actor at all: another organisation's does not, nor the desk's own for a customer. */
export function visible(actor: Actor, resource: Resource): boolean {
  if (actor.kind === 'system') return true;
  if (resource.organisationId === null && resource.staffOnly !== true) return true;
  if (actor.organisationId !== null) return actor.organisationId === resource.organisationId;
  return actor.roles.some(isStaffRole);
}

/**
 * A customer's role counts only inside an organisation, a staff role only outside. An actor that mixes both has neither.
 */
function roleCounts(actor: Actor, role: Role): boolean {
  return isStaffRole(role) === (actor.organisationId === null);
}

/**
 * Whether an actor may do something: every permission check ends here. The system itself may do everything, because the
 * lifecycles decide its steps.
 * Customer roles act only on resources of their own organisation, or on those bound to none.
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

/**
 * How a refusal looks from outside: another organisation's resource does not exist (404), anything else is forbidden
 * (403).
 */
export function authorise(actor: Actor, action: Action, resource: Resource): Authorisation {
  if (!visible(actor, resource)) return 'not_found';
  return can(actor, action, resource) ? 'allowed' : 'forbidden';
}
