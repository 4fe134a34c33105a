import type { BroadcastReply } from '../../../contract/broadcasts.contract.ts';
import { counties } from '../../../domain/line/counties.ts';

/** What a county is about, the most urgent first. */
export const situations = ['closed', 'prepared', 'quiet'] as const;
export type Situation = (typeof situations)[number];

/** Beside a county's name on the map: colour alone says nothing. */
export const situationMarks: Record<Situation, string> = { closed: '■', prepared: '✎', quiet: '' };

export interface CountyNow {
  county: (typeof counties)[number];
  situation: Situation;
  /** Open ones there, those of the whole country as well. */
  broadcasts: BroadcastReply[];
}

/** How each of the 22 counties stands, in the government's order. */
export function countiesNow({ broadcasts }: { broadcasts: readonly BroadcastReply[] }): CountyNow[] {
  return counties.map((county) => {
    const there = broadcasts.filter(({ area }) => area === null || area.county === county);
    return { county, situation: situationOf(there), broadcasts: there };
  });
}

function situationOf(broadcasts: readonly Pick<BroadcastReply, 'sentAt'>[]): Situation {
  if (broadcasts.some(({ sentAt }) => sentAt !== null)) return 'closed';
  return broadcasts.length > 0 ? 'prepared' : 'quiet';
}

/** Those where something is going on first, the most urgent at the top. */
export function urgentFirst(all: readonly CountyNow[]): CountyNow[] {
  const rank = ({ situation }: CountyNow) => situations.indexOf(situation);
  return all.toSorted((one, other) => rank(one) - rank(other));
}
