import type { Actor } from '../../domain/access/actor.ts';

/** Whether an actor may still see what it saw when its stream began: the same person, organisation and roles. */
export function sameRight(before: Actor, now: Actor | null): boolean {
  if (now === null) return false;
  const roles = (actor: Actor) => [...actor.roles].sort().join();
  return now.userId === before.userId && now.organisationId === before.organisationId && roles(now) === roles(before);
}
