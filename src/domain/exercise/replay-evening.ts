import { systemActor } from '../access/actor.ts';
import {
  type AnnouncementRules,
  type AnnouncementState,
  decideAnnouncement,
} from '../announcement/announcement-lifecycle.ts';
import { nextStep } from '../announcement/next-step.ts';
import type { NoticeItem } from '../announcement/notice-item.ts';
import { windowOfNotice } from '../announcement/notice-window.ts';
import { noticeWordsIn, parseNotice } from '../announcement/parse-notice.ts';
import { canStand, type Sighting, topicOf } from '../announcement/sightings.ts';
import type { Evening, SeenNotice } from './evenings.ts';

/** How long a notice must stand unchanged, as on a real evening. */
const rules: AnnouncementRules = { settleMs: 300_000 };

/** A notice that has arrived, as it is read. */
export interface ArrivedNotice extends SeenNotice {
  items: NoticeItem[];
}

/** What an exercise's announcement list holds for one area, day and part. */
export interface StandingNotice {
  topic: string;
  item: NoticeItem;
  /** Null where the hours do not run forward. */
  window: { from: Date; until: Date } | null;
  state: AnnouncementState;
  sightings: Sighting[];
}

export interface Replayed {
  /** Newest first. */
  arrived: ArrivedNotice[];
  standing: StandingNotice[];
}

/**
 * The announcement list of an evening at an instant of it, by the rules of a real evening: reading, sightings, standing, dispute
 * (docs/rules.md#announcements). What nobody has to decide is decided by the product.
 */
export function replayEvening({ seen }: Evening, now: Date): Replayed {
  const arrived: ArrivedNotice[] = [];
  const standing = new Map<string, StandingNotice>();
  const left = [...seen];
  for (const at of instantsOf(seen, now)) {
    for (let next = left[0]; next && next.at <= at; next = left[0]) {
      left.shift();
      const notice = { ...next, items: readNotice(next) };
      arrived.unshift(notice);
      take(standing, notice);
    }
    for (const one of standing.values()) follow(one, at);
  }
  return { arrived, standing: [...standing.values()] };
}

/** Whatever changes does so when something arrives, or the time of standing after it. */
function instantsOf(seen: readonly SeenNotice[], now: Date): Date[] {
  const all = seen.flatMap(({ at }) => [at.getTime(), at.getTime() + rules.settleMs]);
  const passed = [...new Set(all)].filter((at) => at <= now.getTime());
  return passed.sort((one, other) => one - other).map((at) => new Date(at));
}

/** When the list next changes after `now`; null: never. */
export function nextArrival({ seen }: Evening, now: Date): Date | null {
  const all = seen.flatMap(({ at }) => [at.getTime(), at.getTime() + rules.settleMs]);
  const coming = all.filter((at) => at > now.getTime());
  return coming.length === 0 ? null : new Date(Math.min(...coming));
}

function readNotice({ text, at, status }: SeenNotice): NoticeItem[] {
  return parseNotice({ text, sentAt: at, status, msgType: 'Alert', asOf: at });
}

function take(standing: Map<string, StandingNotice>, { items, ...seen }: ArrivedNotice): void {
  const { source, text, status, at, withdrawn } = seen;
  for (const item of items) {
    const topic = topicOf(item);
    if (topic === null) continue;
    const sighting = { source, textHash: text, status, work: item.work, seenAt: at, withdrawn };
    const one = standing.get(topic);
    if (one) one.sightings.push(sighting);
    else if (canStand({ status, msgType: 'Alert', testWords: noticeWordsIn(text).test }))
      standing.set(topic, { topic, item, window: windowOfNotice(item), sightings: [sighting], state: fresh(item, at) });
  }
}

function fresh({ work }: NoticeItem, standsSince: Date): AnnouncementState {
  return {
    ...{ status: 'settling', work, standsSince, settledAt: null, activatedAt: null, waitOverridden: false },
    ...{ disputedAt: null, endedAt: null },
  };
}

function follow(one: StandingNotice, now: Date): void {
  for (let own = nextStep({ ...one, now, rules }); own; own = nextStep({ ...one, now, rules })) {
    const before = one.state;
    const decision = decideAnnouncement({ state: before, command: own, actor: systemActor, now, rules });
    if (decision.ok) one.state = decision.next;
    if (!decision.ok || one.state.status === before.status) return;
  }
}

/** Whether lines may be closed on it: it is certain, and offices are closed. */
export function isCertain({ state, item }: StandingNotice): boolean {
  return (state.status === 'proposed' || state.status === 'active') && item.work === 'closed' && item.sendable;
}

/**
 * When the notice of a topic was first denied after an instant, until `now`: it was disputed, or rejected, because offices are open. Null:
 * it was not.
 */
export function deniedSince(
  evening: Evening,
  { topic, since, now }: { topic: string; since: Date; now: Date },
): Date | null {
  const denied = instantsOf(evening.seen, now).find((at) => {
    if (at <= since) return false;
    return !replayEvening(evening, at).standing.some((notice) => notice.topic === topic && isCertain(notice));
  });
  return denied ?? null;
}

/** A broadcast of an exercise as far as its notice can be denied; instants are the exercise's own. */
export interface Deniable {
  /** The notice that it rests on; null: it was drafted by hand. */
  topic: string | null;
  /** Null: it was never approved. */
  sentAt: Date | null;
  /** When it last went on after a stop; null: it never did. */
  goingSince: Date | null;
  /** When its lines were opened again early; null: they were not. */
  endedAt: Date | null;
}

/** When the notice that a sent broadcast rests on was denied, after it was sent or went on after a stop; null: it was not. */
export function denialOf(
  { topic, sentAt, goingSince, endedAt }: Deniable,
  { now, evening }: { now: Date; evening: Evening | null },
): Date | null {
  if (evening === null || topic === null || sentAt === null) return null;
  return deniedSince(evening, { topic, since: goingSince ?? sentAt, now: endedAt ?? now });
}

/** Since when the state that it is in now has been said without anybody saying otherwise. */
export function saidSince({ sightings, item }: StandingNotice, until: Date): Date | null {
  let since: Date | null = null;
  for (const { work, withdrawn, status, seenAt } of sightings) {
    if (seenAt > until || status !== 'Actual') continue;
    if (withdrawn || work !== item.work) since = null;
    else since ??= seenAt;
  }
  return since;
}
