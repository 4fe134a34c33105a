import type { NoticeItem, NoticeStatus, NoticeType, OpenState } from './notice-item.ts';

/** One time that someone saw a notice. */
export interface Sighting {
  /** Who showed it: a name, compared without case. */
  source: string;
  /** Of the text with the item's day; equal for the same words. */
  textHash: string;
  status: NoticeStatus;
  work: OpenState;
  seenAt: Date;
  /** It stood in a feed and has gone from it, or was taken back. */
  withdrawn: boolean;
}

/** Whether a sighting says anything of the area and day: a test or an unreadable state does not. */
export function speaks({ status, work, withdrawn }: Pick<Sighting, 'status' | 'work' | 'withdrawn'>): boolean {
  return status === 'Actual' && work !== 'unknown' && !withdrawn;
}

/**
 * Whether a sighting says otherwise than an announcement. A withdrawn one, a test and a state that cannot be read contradict nothing
 * (docs/rules.md#announcements).
 */
export function contradicts(work: OpenState, sighting: Pick<Sighting, 'status' | 'work' | 'withdrawn'>): boolean {
  return speaks(sighting) && work !== 'unknown' && sighting.work !== work;
}

/** Another named source says the same in other words; the same text passed on proves nothing. */
function confirm(one: Sighting, other: Sighting): boolean {
  const named = (sighting: Sighting) => sighting.source.trim().toLowerCase();
  return named(one) !== named(other) && one.textHash !== other.textHash && one.work === other.work;
}

/** Whether two named sources say `work` in words of their own. */
export function isConfirmed(sightings: readonly Sighting[], work: OpenState): boolean {
  const saying = sightings.filter((sighting) => speaks(sighting) && sighting.work === work);
  return saying.some((one) => saying.some((other) => confirm(one, other)));
}

/**
 * What ends a dispute by itself: the state that two named sources agree on since the last contradiction, once nothing has
 * contradicted them for the time of standing. Null while there is none.
 */
export function agreedWork(
  sightings: readonly Sighting[],
  { now, settleMs }: { now: Date; settleMs: number },
): OpenState | null {
  const newest = new Map<string, Sighting>();
  for (const sighting of [...sightings].sort((one, other) => one.seenAt.getTime() - other.seenAt.getTime())) {
    if (speaks(sighting) || sighting.withdrawn) newest.set(sighting.source.trim().toLowerCase(), sighting);
  }
  const said = [...newest.values()];
  for (const work of ['closed', 'open'] as const) {
    if (!isConfirmed(said, work) || said.some((sighting) => sighting.withdrawn || sighting.work !== work)) continue;
    const last = Math.max(
      ...sightings.filter((each) => each.withdrawn || each.work !== work).map((each) => each.seenAt.getTime()),
    );
    if (now.getTime() - last >= settleMs) return work;
  }
  return null;
}

/**
 * The area, day and part that sightings belong together by, whatever their words; null where the item names no certain area or day
 * (docs/rules.md#announcements).
 */
export function topicOf({
  county,
  district,
  level,
  date,
  part,
}: Pick<NoticeItem, 'county' | 'district' | 'level' | 'date' | 'part'>): string | null {
  if (county === null || date === null || level === 'part_of_district') return null;
  return [county, district ?? '', date, part].join('/');
}

/** Whether a message can stand for an area at all: a trial cannot, nor a message about another message. */
export function canStand({
  status,
  msgType,
  testWords,
}: {
  status: NoticeStatus;
  msgType: NoticeType;
  testWords: boolean;
}): boolean {
  return status === 'Actual' && (msgType === 'Alert' || msgType === 'Update') && !testWords;
}
