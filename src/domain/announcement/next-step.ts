import {
  type AnnouncementCommand,
  type AnnouncementRules,
  type AnnouncementState,
  hasStood,
} from './announcement-lifecycle.ts';
import { agreedWork, contradicts, isConfirmed, type Sighting } from './sightings.ts';

/** What the product does by itself with an announcement; each is a step of its lifecycle. */
export type OwnStep = Extract<AnnouncementCommand, { action: 'stand' | 'dispute' | 'agree' }>;

/** The sightings of its area, day and part, its own first, and the clock. */
export interface NextStep {
  state: AnnouncementState;
  sightings: readonly Sighting[];
  now: Date;
  rules: AnnouncementRules;
}

/**
 * Whether a sighting speaks against an announcement and nobody has decided that yet: what a dispute has settled, on either way, is over.
 * One at the very instant counts: in doubt nothing is sent.
 */
export function standsAgainst(
  { status, work, standsSince }: Pick<AnnouncementState, 'status' | 'work' | 'standsSince'>,
  sighting: Sighting,
): boolean {
  const isSettled = (status === 'proposed' || status === 'active') && sighting.seenAt < standsSince;
  return !isSettled && (sighting.withdrawn || contradicts(work, sighting));
}

/**
 * What follows for an announcement from its sightings and the clock; null: nothing. One that another source contradicts, or that has gone
 * from its source, is disputed, also when it is active. A dispute ends by itself once two named sources agree and nothing has
 * contradicted them for the time of standing (docs/rules.md#announcements).
 */
export function nextStep({ state, sightings, now, rules }: NextStep): OwnStep | null {
  if (state.endedAt !== null) return null;
  if (state.status === 'disputed') {
    const work = agreedWork(sightings, { now, settleMs: rules.settleMs });
    return work && { action: 'agree', work };
  }
  // A sighting at the very instant counts: in doubt nothing is sent.
  const since = sightings.filter(({ seenAt }) => seenAt >= state.standsSince);
  if (since.some((sighting) => contradicts(state.work, sighting))) return { action: 'dispute', cause: 'contradicted' };
  if (since.some(({ withdrawn, status }) => withdrawn && status === 'Actual'))
    return { action: 'dispute', cause: 'vanished' };
  if (state.status !== 'settling') return null;
  return hasStood(state, now, rules) || isConfirmed(sightings, state.work) ? { action: 'stand' } : null;
}
