import type { Transaction } from '../../../db/database.ts';
import type { BroadcastLineState, BroadcastState, LineDisposition } from '../../../domain/broadcast/broadcast-state.ts';
import { practisedStatus } from '../../../domain/exercise/practised-status.ts';
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

/** Reads what belongs to broadcasts of one or more exercises, in few statements. */
export async function wholePractised(
  transaction: Transaction,
  rows: readonly PractisedRow[],
  now: Date,
): Promise<WholePractised[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const people = await peopleOfPractised(transaction, ids);
  const listeners = await listenersOfPractised(transaction, ids);
  const counts = await countPractised(transaction, ids, now);
  const { sha256 } = await defaultSound('emergency');
  return rows.map((row) => {
    const ofIt = <Row extends { broadcastId: string }>(all: readonly Row[]) =>
      all.filter(({ broadcastId }) => broadcastId === row.id);
    return assemble(row, {
      ...{ people: ofIt(people), listeners: ofIt(listeners), lines: ofIt(counts) },
      ...{ soundSha256: sha256, now },
    });
  });
}

function assemble(
  row: PractisedRow,
  { now, ...parts }: Pick<WholePractised, 'people' | 'listeners' | 'lines' | 'soundSha256'> & { now: Date },
): WholePractised {
  const { people, listeners, lines } = parts;
  const dispositions = sumBy(lines, ({ disposition }) => disposition);
  const states = sumBy(lines, ({ state }) => state);
  const withoutOwn = lines.reduce((sum, each) => sum + (each.disposition === 'close' ? each.withoutOwn : 0), 0);
  const { from, until, endedAt, draftHash } = row;
  const state: BroadcastState = {
    ...{ from, until, endedAt, draftHash, promptId: null, notice: null, provisionalUntil: null, change: null },
    status: practisedStatus(row, { counts: states, now }),
    authors: people.filter(({ part }) => part === 'author').map(({ userId }) => userId),
    closing: dispositions.close ?? 0,
    listeners: listeners.map(({ userId }) => userId),
    hasSoundToHear: withoutOwn > 0,
  };
  return { row, ...parts, dispositions, states, withoutOwn, state };
}
