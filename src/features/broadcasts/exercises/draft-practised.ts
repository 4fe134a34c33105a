import type { ExerciseDraftInput } from '../../../contract/exercise-broadcasts.contract.ts';
import type { ExerciseBroadcastReply } from '../../../contract/exercises.contract.ts';
import type { Transaction } from '../../../db/database.ts';
import { writeRecords } from '../../../db/records.ts';
import type { Caller, Deps } from '../../../deps.ts';
import { replayEvening } from '../../../domain/exercise/replay-evening.ts';
import { conflict, invalidInput, notFound } from '../../../shared/app-error.ts';
import { newId } from '../../../shared/ids.ts';
import { ensure } from '../../ensure.ts';
import { termsOf } from '../broadcast-terms.ts';
import { assertWindow } from '../draft-broadcast.ts';
import { assertDistrict } from '../drafted-terms.ts';
import { type RunningTime, timeOf } from './exercise-time.ts';
import { lockExercise } from './exercises.repository.ts';
import { insertPractised, rewritePractised } from './imitated-lines.repository.ts';
import { addPractised, type PractisedRow } from './practised.repository.ts';
import { practisedOf, presentOnePractised } from './read-exercises.ts';

type Drafted = Pick<ExerciseDraftInput, 'area' | 'from' | 'until' | 'reason'>;

/** @throws AppError `invalid_input`, `broadcast_window_over`, `broadcast_too_long`, `district_not_in_county`. */
function draftedTerms(deps: Deps, { area, from, until }: Drafted, now: Date) {
  if (from >= until) throw invalidInput([{ path: 'until', code: 'range_not_forward', message: 'range_not_forward' }]);
  assertWindow({ from, until }, now);
  assertDistrict(area);
  const place = { county: area?.county ?? null, district: area?.district ?? null };
  return termsOf(deps, { ...place, from, until, promptId: null });
}

/** Writes an edited draft, in the transaction that has decided the edit. @throws AppError as for a new draft. */
export async function rewriteDraft(
  deps: Deps,
  transaction: Transaction,
  { row, time }: { row: Pick<PractisedRow, 'id'>; time: Pick<RunningTime, 'now'> },
  edited: Drafted,
): Promise<void> {
  await rewritePractised(transaction, { id: row.id, reason: edited.reason }, draftedTerms(deps, edited, time.now));
}

/**
 * Drafts a closure within an exercise, over a copy of the lines as they are now. It may be drafted on any notice of the list; a second
 * person can approve it once that notice is certain.
 * @throws AppError `forbidden`, `not_found`, `exercise_over`, `invalid_input`, `broadcast_window_over`, `broadcast_too_long`, `district_not_in_county`.
 */
export async function draftPractised(
  deps: Deps,
  caller: Caller,
  { id, draft }: { id: string; draft: ExerciseDraftInput },
): Promise<ExerciseBroadcastReply> {
  const { actor, callId } = caller;
  ensure(actor, 'broadcast.write', { organisationId: null, staffOnly: true });
  const realNow = deps.clock.now();
  return await deps.database.transaction(actor, async (transaction) => {
    const exercise = await lockExercise(transaction, id);
    if (!exercise) throw notFound();
    const { evening, now, over } = timeOf(exercise, realNow);
    if (over !== null) throw conflict('exercise_over');
    const { topic, reason } = draft;
    const standing = evening === null ? [] : replayEvening(evening, now).standing;
    if (topic !== null && !standing.some((notice) => notice.topic === topic))
      throw invalidInput([{ path: 'topic', code: 'unknown_topic', message: 'unknown_topic' }]);
    const broadcastId = newId();
    const terms = draftedTerms(deps, draft, now);
    const by = { userId: actor.userId ?? '', userName: actor.name };
    await insertPractised(
      transaction,
      { id: broadcastId, exerciseId: id, topic, reason, createdBy: by.userId, createdAt: now },
      terms,
    );
    await addPractised(transaction, { broadcastId, ...by, part: 'author', at: now });
    await writeRecords(transaction, deps.outbox, null, {
      ...{ at: realNow, actor, callId, nudges: [] },
      audit: [{ organisationId: null, action: 'exercise.drafted', subjectKind: 'exercise', subjectId: id, reason }],
      events: [{ type: 'exercise.changed', subjectId: id, organisationId: null }],
    });
    const found = await practisedOf(deps, transaction, { id, broadcastId });
    const reply = await presentOnePractised(transaction, caller, found);
    await caller.remember(transaction, { status: 201, body: reply });
    return reply;
  });
}
