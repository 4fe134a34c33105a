import type { LiveEvent } from '../../db/records.ts';
import type { Actor } from '../../domain/access/actor.ts';

/** Facts of our own service that customers read too. */
const everybodys: ReadonlySet<string> = new Set(['service_hours.changed']);

/**
 * The events an actor may see. They carry ids and states only, so staff see all of them; a customer's user sees the own
 * organisation's, and of those that belong to none (phone systems are ours) only what everybody reads.
 */
export function visibleEvents(actor: Actor, events: readonly LiveEvent[]): LiveEvent[] {
  if (actor.organisationId === null) return [...events];
  return events.filter((event) => event.organisationId === actor.organisationId || everybodys.has(event.type));
}
