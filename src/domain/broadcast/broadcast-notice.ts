import type { AnnouncementStatus } from '../announcement/announcement-lifecycle.ts';
import type { StandingDoubt } from '../announcement/standing.ts';
import type { Refusal } from '../decision.ts';

/** The government notice that a broadcast rests on, as it stands now. */
export interface BroadcastNotice {
  status: AnnouncementStatus;
  /** What keeps from sending on it. */
  why: readonly StandingDoubt[];
  /** Someone made it active before it had stood long enough. */
  waitOverridden: boolean;
  /** Its sources disagree, or did when its time was over. */
  wasDisputed: boolean;
  window: { from: Date; until: Date } | null;
}

interface Resting {
  notice: BroadcastNotice | null;
  from: Date;
  until: Date;
}

/** Statuses in which nothing that rests on it may close a further line. A notice with a successor does not stop what was sent on it. */
const stopping: readonly AnnouncementStatus[] = ['disputed', 'rejected', 'revoked'];

function notSendable(why: readonly StandingDoubt[]): Refusal {
  return { code: 'announcement_not_sendable', params: {}, reasons: why.map((code) => ({ code, params: {} })) };
}

/** What its notice has against sending it; null: nothing, or it rests on none. */
export function againstNotice({ notice }: Pick<Resting, 'notice'>): Refusal | null {
  return notice === null || notice.why.length === 0 ? null : notSendable(notice.why);
}

/** Whether its notice is disputed, ended in a dispute, or was taken back, so that nothing goes on that closes lines. */
export function mustStop({ notice }: Pick<Resting, 'notice'>): boolean {
  if (notice === null) return false;
  return stopping.includes(notice.status) || (notice.status === 'expired' && notice.wasDisputed);
}

/** What its notice has against going on with what was sent; null: nothing. */
export function againstGoingOn({ notice }: Pick<Resting, 'notice'>): Refusal | null {
  return notice !== null && mustStop({ notice }) ? notSendable(notice.why) : null;
}

/** One operator alone may send only what an active notice says, that has stood its time, and for no longer (docs/rules.md#broadcasts). */
export function maySendAlone({ notice, from, until }: Resting): boolean {
  if (notice?.status !== 'active' || notice.waitOverridden || notice.why.length > 0 || notice.window === null)
    return false;
  return notice.window.from <= from && until <= notice.window.until;
}
