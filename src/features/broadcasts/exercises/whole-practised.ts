import type { Transaction } from '../../../db/database.ts';
import { wasDisputed } from '../../../domain/announcement/announcement-lifecycle.ts';
import { whyNotSendable } from '../../../domain/announcement/standing.ts';
import type { BroadcastNotice } from '../../../domain/broadcast/broadcast-notice.ts';
import type { BroadcastLineState, BroadcastState, LineDisposition } from '../../../domain/broadcast/broadcast-state.ts';
import type { Evening } from '../../../domain/exercise/evenings.ts';
import { practisedStatus } from '../../../domain/exercise/practised-status.ts';
import { denialOf, replayEvening } from '../../../domain/exercise/replay-evening.ts';
import { defaultSound } from '../../default-sounds.ts';
import { countPractised, type PractisedCount } from './imitated-lines.repository.ts';
import {
  listenersOfPractised,
  type PractisedPerson,
  type PractisedRow,
  peopleOfPractised,
} from './practised.repository.ts';

/** A broadcast of an exercise with everything that is known of it at an instant of the exercise. */
export interface WholePractised {
  row: PractisedRow;
  people: PractisedPerson[];
  listeners: { userId: string; userName: string }[];
  lines: PractisedCount[];
  dispositions: Partial<Record<LineDisposition, number>>;
  states: Partial<Record<BroadcastLineState, number>>;
  withoutOwn: number;
  soundSha256: string;
  /** When its notice was denied while it went on; null: it was not. */
  deniedAt: Date | null;
  state: BroadcastState;
}

function sumBy<Key extends string>(
  lines: readonly PractisedCount[],
  keyOf: (count: PractisedCount) => Key | null,
): Partial<Record<Key, number>> {
  const sums: Partial<Record<Key, number>> = {};
  for (const count of lines) {
    const key = keyOf(count);
    if (key !== null) sums[key] = (sums[key] ?? 0) + count.lines;
  }
  return sums;
}

/** An instant of an exercise's own time; null: it plays no evening. */
interface PractisedTime {
  now: Date;
  evening: Evening | null;
}

/** What the notice that a sent broadcast rests on says now, for the steps that the real one would refuse. */
function noticeOf({ topic, sentAt }: PractisedRow, { now, evening }: PractisedTime): BroadcastNotice | null {
  if (evening === null || topic === null || sentAt === null) return null;
  const notice = replayEvening(evening, now).standing.find((each) => each.topic === topic);
  if (!notice) return null;
  const { state, item, window } = notice;
  const { status, waitOverridden } = state;
  const why = whyNotSendable({ ...item, status, doubts: item.why }, now);
  return { status, why, waitOverridden, wasDisputed: wasDisputed(state), window };
}

/** Reads what belongs to broadcasts of one or more exercises, in few statements. */
export async function wholePractised(
  transaction: Transaction,
  rows: readonly PractisedRow[],
  time: PractisedTime,
): Promise<WholePractised[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const people = await peopleOfPractised(transaction, ids);
  const listeners = await listenersOfPractised(transaction, ids);
  const denials = new Map(rows.map((row) => [row.id, denialOf(row, time)]));
  const counts = await countPractised(transaction, ids, { now: time.now, deniedAt: (id) => denials.get(id) ?? null });
  const { sha256 } = await defaultSound('emergency');
  return rows.map((row) => {
    const ofIt = <Row extends { broadcastId: string }>(all: readonly Row[]) =>
      all.filter(({ broadcastId }) => broadcastId === row.id);
    return assemble(row, {
      ...{ people: ofIt(people), listeners: ofIt(listeners), lines: ofIt(counts) },
      ...{ soundSha256: sha256, deniedAt: denials.get(row.id) ?? null, time },
    });
  });
}

/** The page of an exercise's broadcast under `/emergency`, for next steps of refusals. */
export function placeOfPractised({ exerciseId, id }: Pick<PractisedRow, 'exerciseId' | 'id'>): string {
  return `exercises/${exerciseId}/broadcasts/${id}`;
}

function assemble(
  row: PractisedRow,
  {
    time,
    ...parts
  }: Pick<WholePractised, 'people' | 'listeners' | 'lines' | 'soundSha256' | 'deniedAt'> & { time: PractisedTime },
): WholePractised {
  const { people, listeners, lines } = parts;
  const dispositions = sumBy(lines, ({ disposition }) => disposition);
  const states = sumBy(lines, ({ state }) => state);
  const heard = lines.filter(({ disposition }) => disposition === 'close' || disposition === 'ask');
  const withoutOwn = heard.reduce((sum, each) => sum + each.withoutOwn, 0);
  const { from, until, endedAt, draftHash } = row;
  const state: BroadcastState = {
    place: placeOfPractised(row),
    ...{ from, until, endedAt, draftHash, promptId: null, provisionalUntil: null, change: null },
    notice: noticeOf(row, time),
    status: practisedStatus(row, { counts: states, now: time.now }),
    authors: people.filter(({ part }) => part === 'author').map(({ userId }) => userId),
    closing: dispositions.close ?? 0,
    asking: dispositions.ask ?? 0,
    listeners: listeners.map(({ userId }) => userId),
    hasSoundToHear: withoutOwn > 0,
  };
  return { row, ...parts, dispositions, states, withoutOwn, state };
}
