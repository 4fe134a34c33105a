import type { BroadcastReply } from '../../../contract/broadcasts.contract.ts';
import type { AnnouncementReply } from '../../../contract/stored-announcements.contract.ts';
import { counties } from '../../../domain/line/counties.ts';

/** What a county is about, the most urgent first. */
export const situations = ['disputed', 'closed', 'prepared', 'proposed', 'settling', 'announced', 'quiet'] as const;
export type Situation = (typeof situations)[number];

/** Beside a county's name on the map: colour alone says nothing. */
export const situationMarks: Record<Situation, string> = {
  ...{ disputed: '?', closed: '■', prepared: '✎', proposed: '!', settling: '…', announced: '●', quiet: '' },
};

export interface CountyNow {
  county: (typeof counties)[number];
  situation: Situation;
  /** Open ones there, those of the whole country as well. */
  broadcasts: BroadcastReply[];
  /** Notices that have not ended. */
  announcements: AnnouncementReply[];
}

/** How each of the 22 counties stands, in the government's order. */
export function countiesNow(all: {
  broadcasts: readonly BroadcastReply[];
  announcements: readonly AnnouncementReply[];
}): CountyNow[] {
  return counties.map((county) => {
    const broadcasts = all.broadcasts.filter(({ area }) => area === null || area.county === county);
    const announcements = all.announcements.filter((notice) => notice.county === county);
    return { county, situation: situationOf({ broadcasts, announcements }), broadcasts, announcements };
  });
}

function situationOf({ broadcasts, announcements }: Pick<CountyNow, 'broadcasts' | 'announcements'>): Situation {
  const isAnnounced = (state: AnnouncementReply['state']) => announcements.some((notice) => notice.state === state);
  if (isAnnounced('disputed')) return 'disputed';
  if (broadcasts.some(({ sentAt }) => sentAt !== null)) return 'closed';
  if (broadcasts.length > 0) return 'prepared';
  if (isAnnounced('proposed')) return 'proposed';
  if (isAnnounced('settling')) return 'settling';
  return isAnnounced('active') ? 'announced' : 'quiet';
}

/** Those where something is going on first, the most urgent at the top. */
export function urgentFirst(all: readonly CountyNow[]): CountyNow[] {
  const rank = ({ situation }: CountyNow) => situations.indexOf(situation);
  return all.toSorted((one, other) => rank(one) - rank(other));
}
