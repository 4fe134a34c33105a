import type { LiveEvent } from '../../db/records.ts';
import type { Actor } from '../../domain/access/actor.ts';

/**
 * The events an actor may see. They carry ids and states only, so staff see all of them; a customer's user sees the own
 * organisation's, and none that belong to no organisation (phone systems are ours).
 */
export function visibleEvents(actor: Actor, events: readonly LiveEvent[]): LiveEvent[] {
  if (actor.organisationId === null) return [...events];
  return events.filter((event) => event.organisationId === actor.organisationId);
}
