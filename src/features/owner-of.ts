import type { Caller } from '../deps.ts';
import type { Action } from '../domain/access/policy.ts';
import { invalidInput, notFound } from '../shared/app-error.ts';
import { ensure } from './ensure.ts';

/**
 * Whose the new thing becomes: a customer's own, or the customer that our staff name at `path`.
 * @throws AppError `not_found` for another organisation, `forbidden`, `invalid_input`.
 */
export function ownerOf(
  { actor }: Caller,
  action: Action,
  { wanted, path }: { wanted: string | undefined; path: string },
): string {
  const owner = actor.organisationId ?? wanted;
  if (wanted !== undefined && wanted !== owner) throw notFound();
  if (owner === undefined) throw invalidInput([{ path, code: 'missing', message: path }]);
  ensure(actor, action, { organisationId: owner });
  return owner;
}
