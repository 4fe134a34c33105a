import type { Actor } from '../../domain/access/actor.ts';
import type { LineRow } from '../../reconcile/line-revisions.repository.ts';
import { forbidden } from '../../shared/app-error.ts';

/**
 * That a line may be closed without asking is its owner's decision alone (docs/rules.md#broadcasts).
 * @throws AppError `consent_is_the_owners` (403) for staff.
 */
export function assertConsent(actor: Actor, consent: LineRow['emergencyConsent'] | undefined): void {
  const isStaff = actor.kind !== 'system' && actor.organisationId === null;
  if (isStaff && consent === 'auto') throw forbidden('consent_is_the_owners');
}
