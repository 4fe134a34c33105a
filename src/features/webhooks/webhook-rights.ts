import type { Actor } from '../../domain/access/actor.ts';
import type { Resource } from '../../domain/access/policy.ts';
import { ensure, may } from '../ensure.ts';

/** An endpoint as the policy sees it: one without an organisation is the desk's, and does not exist for customers. */
export function ownedBy(organisationId: string | null): Resource {
  return { organisationId, staffOnly: organisationId === null };
}

/** That the actor may change endpoints of this owner; null: the desk. @throws AppError `not_found`, `forbidden`. */
export function ensureManages(actor: Actor, organisationId: string | null): void {
  ensure(actor, organisationId === null ? 'deskWebhook.write' : 'webhook.write', ownedBy(organisationId));
}

/** The same without a refusal. */
export function mayManage(actor: Actor, organisationId: string | null): boolean {
  return may(actor, organisationId === null ? 'deskWebhook.write' : 'webhook.write', ownedBy(organisationId));
}
