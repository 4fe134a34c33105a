import type { ExerciseLineReply } from '../../../contract/exercise-broadcasts.contract.ts';
import type {
  ExerciseBroadcastReply,
  ExerciseReply,
  WholeExerciseReply,
} from '../../../contract/exercises.contract.ts';
import type { Transaction } from '../../../db/database.ts';
import type { Caller, Deps } from '../../../deps.ts';
import { formatTaipei } from '../../../domain/calendar/taipei-time.ts';
import { realInstant } from '../../../domain/exercise/exercise-clock.ts';
import { denialOf, nextArrival, replayEvening } from '../../../domain/exercise/replay-evening.ts';
import { notFound } from '../../../shared/app-error.ts';
import { ensure } from '../../ensure.ts';
import { decodeCursor, decodeIdCursor, pageOf } from '../../page.ts';
import { timeOf } from './exercise-time.ts';
import { presentExercise, presentList, presentPractised, presentPractisedLine } from './exercises.presenter.ts';
import { type ExerciseRow, findExercise, listExerciseRows } from './exercises.repository.ts';
import { listPractisedLines, nextAnswer } from './imitated-lines.repository.ts';
import { findPractised, listPractised, type PractisedRow } from './practised.repository.ts';
import { wholePractised } from './whole-practised.ts';

const staffOnly = { organisationId: null, staffOnly: true };

interface PageQuery {
  limit: number;
  cursor?: string;
}

/** Newest first, each with its score. @throws AppError `forbidden`, `cursor_invalid`. */
export async function listExercises(
  deps: Deps,
  { actor }: Caller,
  { limit, cursor }: PageQuery,
): Promise<{ items: ExerciseReply[]; nextCursor: string | null }> {
  ensure(actor, 'broadcast.read', staffOnly);
  const after = decodeIdCursor(cursor);
  const now = deps.clock.now();
  return await deps.database.transaction(actor, async (transaction) => {
    const { rows, nextCursor } = pageOf(await listExerciseRows(transaction, { after, limit }), limit, ({ id }) => [id]);
    const ids = rows.map(({ id }) => id);
    const practised = await wholePractised(
      transaction,
      ids.length === 0 ? [] : await listPractised(transaction, ids),
      // Scores and people alone are shown.
      { now, evening: null },
    );
    const items = rows.map((row) => {
      const ofIt = practised.filter(({ row: { exerciseId } }) => exerciseId === row.id);
      return presentExercise(row, { time: timeOf(row, now), practised: ofIt });
    });
    return { items, nextCursor };
  });
}

/** @throws AppError `forbidden`, `not_found`. */
export async function getExercise(deps: Deps, caller: Caller, id: string): Promise<WholeExerciseReply> {
  ensure(caller.actor, 'broadcast.read', staffOnly);
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const row = await findExercise(transaction, id);
    if (!row) throw notFound();
    return await presentWholeExercise(deps, transaction, caller, row);
  });
}

export async function presentWholeExercise(
  deps: Deps,
  transaction: Transaction,
  { actor }: Pick<Caller, 'actor'>,
  row: ExerciseRow,
): Promise<WholeExerciseReply> {
  const time = timeOf(row, deps.clock.now());
  const practised = await wholePractised(transaction, await listPractised(transaction, [row.id]), time);
  const { evening, now, over } = time;
  return {
    ...presentExercise(row, { time, practised }),
    now: formatTaipei(now),
    nextChangeAt: await nextChange(transaction, row, time),
    ...presentList(evening === null ? { arrived: [], standing: [] } : replayEvening(evening, now)),
    broadcasts: practised.map((each) => presentPractised(each, { actor, over })).reverse(),
  };
}

async function nextChange(
  transaction: Transaction,
  row: ExerciseRow,
  time: ReturnType<typeof timeOf>,
): Promise<string | null> {
  const { evening, now, over } = time;
  if (over !== null) return null;
  const ids = (await listPractised(transaction, [row.id])).map(({ id }) => id);
  const coming = [evening && nextArrival(evening, now), await nextAnswer(transaction, ids, now)];
  const instants = coming.flatMap((at) => (at === null ? [] : [realInstant(time, at).getTime()]));
  return formatTaipei(new Date(Math.min(row.endsAt.getTime(), ...instants)));
}

/** A broadcast of an exercise with the exercise's time. @throws AppError `not_found`. */
export async function practisedOf(
  deps: Deps,
  transaction: Transaction,
  params: { id: string; broadcastId: string },
): Promise<{ row: PractisedRow; time: ReturnType<typeof timeOf> }> {
  const exercise = await findExercise(transaction, params.id);
  const row = exercise && (await findPractised(transaction, params));
  if (!row) throw notFound();
  return { row, time: timeOf(exercise, deps.clock.now()) };
}

export async function presentOnePractised(
  transaction: Transaction,
  { actor }: Pick<Caller, 'actor'>,
  { row, time }: Awaited<ReturnType<typeof practisedOf>>,
): Promise<ExerciseBroadcastReply> {
  const [whole] = await wholePractised(transaction, [row], time);
  if (!whole) throw notFound();
  return presentPractised(whole, { actor, over: time.over });
}

/** @throws AppError `forbidden`, `not_found`. */
export async function getExerciseBroadcast(
  deps: Deps,
  caller: Caller,
  params: { id: string; broadcastId: string },
): Promise<ExerciseBroadcastReply> {
  ensure(caller.actor, 'broadcast.read', staffOnly);
  return await deps.database.transaction(caller.actor, async (transaction) =>
    presentOnePractised(transaction, caller, await practisedOf(deps, transaction, params)),
  );
}

/** @throws AppError `forbidden`, `not_found`, `cursor_invalid`. */
export async function listExerciseLines(
  deps: Deps,
  { actor, language }: Caller,
  { limit, cursor, ...params }: PageQuery & { id: string; broadcastId: string },
): Promise<{ items: ExerciseLineReply[]; nextCursor: string | null }> {
  ensure(actor, 'broadcast.read', staffOnly);
  const after = decodeCursor<[string]>(cursor, ['string'])?.[0] ?? null;
  return await deps.database.transaction(actor, async (transaction) => {
    const { row, time } = await practisedOf(deps, transaction, params);
    const found = await listPractisedLines(transaction, row.id, {
      ...{ now: time.now, deniedAt: () => denialOf(row, time), after, limit },
    });
    const page = pageOf(found, limit, ({ number }) => [number]);
    return { items: page.rows.map((line) => presentPractisedLine(line, language)), nextCursor: page.nextCursor };
  });
}
