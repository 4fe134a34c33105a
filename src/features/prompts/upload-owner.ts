import type { Caller } from '../../deps.ts';
import type { Actor } from '../../domain/access/actor.ts';
import type { Resource } from '../../domain/access/policy.ts';
import { invalidInput, notFound } from '../../shared/app-error.ts';
import { ensure, may } from '../ensure.ts';

/** Whose a recording is: an organisation's id, or null for the desk's own (docs/decisions/0021-desk-prompts.md). */
export type UploadOwner = string | null;

/** A recording of this owner, as the policy sees it: the desk's own does not exist for a customer. */
export function resourceOf(owner: UploadOwner): Resource {
  return { organisationId: owner, staffOnly: owner === null };
}

/** Names an owner where owners are told apart: limits, locks, places in the queue. */
export function ownerKey(owner: UploadOwner): string {
  return owner ?? 'desk';
}

/**
 * The owner of a new upload: a customer's user uploads for the own organisation, staff name one or, where they may upload for
 * the desk, none. @throws AppError `not_found`, `forbidden`, `invalid_input`.
 */
export function uploadOwner({ actor }: Caller, wanted: string | undefined, path = 'query.organisationId'): UploadOwner {
  const owner = actor.organisationId ?? wanted ?? null;
  if (wanted !== undefined && wanted !== owner) throw notFound();
  if (owner === null && mustNameOne(actor)) throw invalidInput([{ path, code: 'missing', message: 'organisationId' }]);
  ensureUpload(actor, owner);
  return owner;
}

/** Somebody who uploads for customers only has forgotten to say for which. */
function mustNameOne(actor: Actor): boolean {
  const unnamed = resourceOf(null);
  return may(actor, 'upload.create', unnamed) && !may(actor, 'deskPrompt.upload', unnamed);
}

/** @throws AppError `not_found`, `forbidden`. */
export function ensureUpload(actor: Actor, owner: UploadOwner): void {
  ensure(actor, owner === null ? 'deskPrompt.upload' : 'upload.create', resourceOf(owner));
}
