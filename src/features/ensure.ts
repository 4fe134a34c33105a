import type { Actor } from '../domain/access/actor.ts';
import { type Action, authorise, can, type Resource } from '../domain/access/policy.ts';
import { forbidden, notFound } from '../shared/app-error.ts';

/**
 * Checks a permission in the policy table. Another organisation's resources do not exist.
 * @throws AppError `not_found` (404) or `forbidden` (403).
 */
export function ensure(actor: Actor, action: Action, resource: Resource): void {
  const answer = authorise(actor, action, resource);
  if (answer === 'not_found') throw notFound();
  if (answer === 'forbidden') throw forbidden();
}

/** The same check without a refusal: for parts of a reply. */
export function may(actor: Actor, action: Action, resource: Resource): boolean {
  return can(actor, action, resource);
}
