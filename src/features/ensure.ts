import type { Actor } from '../domain/access/actor.ts';
import { type Action, authorise, can, type Resource } from '../domain/access/policy.ts';
import { forbidden, notFound } from '../shared/app-error.ts';

/**
 * Asks the one policy table. Another organisation's things do not exist.
 * @throws AppError `not_found` (404) or `forbidden` (403).
 */
export function ensure(actor: Actor, action: Action, resource: Resource): void {
  const answer = authorise(actor, action, resource);
  if (answer === 'not_found') throw notFound();
  if (answer === 'forbidden') throw forbidden();
}

/** The same question without a refusal: what a reply may show. */
export function may(actor: Actor, action: Action, resource: Resource): boolean {
  return can(actor, action, resource);
}
