import type { Evening } from './evenings.ts';
import type { ExerciseSpeed } from './exercise-clock.ts';
import { type Deniable, denialOf, isCertain, replayEvening, type StandingNotice, saidSince } from './replay-evening.ts';

/** A broadcast of an exercise; instants are the exercise's own. */
export interface ExerciseBroadcast extends Deniable {
  /** Null: the whole country. */
  county: string | null;
  district: string | null;
  from: Date;
  until: Date;
  draftedAt: Date;
}

/** How one notice on which lines had to be closed was handled. Durations in people's time, ms. */
export interface NoticeScore {
  topic: string;
  county: string;
  district: string | null;
  date: string;
  /** From the notice to the draft that was sent; null: none was. 0: the draft was ready before. */
  draftMs: number | null;
  /** From the draft to the second person's approval. */
  approvalMs: number | null;
}

/** How a broadcast whose notice was denied after it was sent was taken back. */
export interface DenialScore {
  /** Null: the whole country. */
  county: string | null;
  district: string | null;
  /** From the denial until somebody opened its lines again, people's time, ms; null: nobody has. */
  takenBackMs: number | null;
}

export interface ExerciseScore {
  /** Notices that are certain at `now`, in the order in which they came. */
  notices: NoticeScore[];
  /** Broadcasts sent that close lines without a certain notice, or beyond its area or hours. Must be 0. */
  falseSends: number;
  /** Certain notices whose area no sent broadcast closes for all their hours. */
  missed: number;
  /** In the order in which the broadcasts were drafted. */
  denials: DenialScore[];
}

/**
 * What an exercise is measured by at `now`, an instant of its own time (docs/rules.md#exercises). Without an evening nothing is false and
 * nothing missed.
 */
export function scoreExercise({
  evening,
  speed,
  broadcasts,
  now,
}: {
  evening: Evening | null;
  speed: ExerciseSpeed;
  broadcasts: readonly ExerciseBroadcast[];
  now: Date;
}): ExerciseScore {
  if (evening === null) return { notices: [], falseSends: 0, missed: 0, denials: [] };
  const sent = broadcasts.filter(wasSent);
  const certain = replayEvening(evening, now).standing.filter(isCertain);
  const notices = certain.map((notice) => scoreNotice(notice, sent, speed));
  return {
    notices,
    falseSends: sent.filter((broadcast) => isFalse(evening, broadcast)).length,
    missed: notices.filter(({ draftMs }) => draftMs === null).length,
    denials: sent.flatMap((broadcast) => scoreDenial(broadcast, { evening, speed, now })),
  };
}

type Sent = ExerciseBroadcast & { sentAt: Date };

function wasSent(broadcast: ExerciseBroadcast): broadcast is Sent {
  return broadcast.sentAt !== null;
}

function isFalse(evening: Evening, broadcast: Sent): boolean {
  const standing = replayEvening(evening, broadcast.sentAt).standing;
  return !standing.some((notice) => isCertain(notice) && allows(notice, broadcast));
}

/** Whether a notice asks for everything that a broadcast closes. */
function allows({ item, window }: StandingNotice, { county, district, from, until }: ExerciseBroadcast): boolean {
  if (window === null || county !== item.county) return false;
  if (item.district !== null && district !== item.district) return false;
  return from >= window.from && until <= window.until;
}

/** Whether a broadcast closes everything that a notice asks for, from the instant it was sent. */
function closes(broadcast: Sent, { item, window }: StandingNotice): boolean {
  const { county, district, from, until, sentAt, endedAt } = broadcast;
  if (window === null || endedAt !== null) return false;
  const isInArea = county === null || (county === item.county && (district === null || district === item.district));
  const begins = Math.max(window.from.getTime(), sentAt.getTime());
  return isInArea && from.getTime() <= begins && until >= window.until;
}

/** A duration of the exercise in people's time, ms. */
function people(from: Date, until: Date, speed: ExerciseSpeed): number {
  return Math.max(0, Math.round((until.getTime() - from.getTime()) / speed));
}

function scoreDenial(
  broadcast: Sent,
  { evening, speed, now }: { evening: Evening; speed: ExerciseSpeed; now: Date },
): DenialScore[] {
  const deniedAt = denialOf(broadcast, { evening, now });
  if (deniedAt === null) return [];
  const { county, district, endedAt } = broadcast;
  return [{ county, district, takenBackMs: endedAt && people(deniedAt, endedAt, speed) }];
}

function scoreNotice(notice: StandingNotice, sent: readonly Sent[], speed: ExerciseSpeed): NoticeScore {
  const { topic, item } = notice;
  const [first] = sent
    .filter((broadcast) => closes(broadcast, notice))
    .toSorted((one, other) => one.sentAt.getTime() - other.sentAt.getTime());
  const came = first && saidSince(notice, first.sentAt);
  return {
    ...{ topic, county: item.county ?? '', district: item.district, date: item.date ?? '' },
    draftMs: first ? people(came ?? first.draftedAt, first.draftedAt, speed) : null,
    approvalMs: first ? people(first.draftedAt, first.sentAt, speed) : null,
  };
}
