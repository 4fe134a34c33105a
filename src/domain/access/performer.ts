import type { Actor } from './actor.ts';
import type { Role } from './role.ts';

/** Who may take a step of a lifecycle: a role, the product itself, or the technician who holds the job (`holder`). */
export const performers = [
  'owner',
  'member',
  'agent',
  'technician',
  'holder',
  'operator',
  'sales',
  'admin',
  'system',
] as const;
export type Performer = (typeof performers)[number];

/** A person as named to others: the id identifies, the name is shown. */
export interface Person {
  userId: string;
  name: string;
}

/** The hats an actor wears towards a job with that holder. A technician who holds it is both `technician` and `holder`. */
export function performersOf(actor: Actor, holder: Person | null): Performer[] {
  if (actor.kind === 'system') return ['system'];
  const hats: Performer[] = actor.roles.map((role: Role): Performer => role);
  if (hats.includes('technician') && holder !== null && actor.userId === holder.userId) hats.push('holder');
  return hats;
}
