import type { LiveEvent } from '../../db/records.ts';
import type { Actor } from '../../domain/access/actor.ts';

/**
 * The events an actor may be told of. They carry ids and states only, so staff see all of them; a customer's user sees the own
 * organisation's, and nothing that belongs to nobody (phone systems are ours).
 */
export function visibleEvents(actor: Actor, events: readonly LiveEvent[]): LiveEvent[] {
  if (actor.organisationId === null) return [...events];
  return events.filter((event) => event.organisationId === actor.organisationId);
}
