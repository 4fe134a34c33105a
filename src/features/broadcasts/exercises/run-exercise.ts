import type { WholeExerciseReply } from '../../../contract/exercises.contract.ts';
import { writeRecords } from '../../../db/records.ts';
import type { Caller, Deps } from '../../../deps.ts';
import { type EveningKey, eveningOf } from '../../../domain/exercise/evenings.ts';
import { type ExerciseSpeed, endOfExercise } from '../../../domain/exercise/exercise-clock.ts';
import { conflict, notFound } from '../../../shared/app-error.ts';
import { newId } from '../../../shared/ids.ts';
import { brokeConstraint } from '../../edit-conflict.ts';
import { ensure } from '../../ensure.ts';
import { timeOf } from './exercise-time.ts';
import { endExerciseRow, findExercise, insertExercise, lockExercise, noteEnds } from './exercises.repository.ts';
import { presentWholeExercise } from './read-exercises.ts';

const staffOnly = { organisationId: null, staffOnly: true };

/** Starts an exercise. @throws AppError `forbidden`, `exercise_running` (409) while another runs. */
export async function startExercise(
  deps: Deps,
  caller: Caller,
  { evening, speed }: { evening: EveningKey | null; speed: ExerciseSpeed },
): Promise<WholeExerciseReply> {
  const { actor, callId } = caller;
  ensure(actor, 'broadcast.write', staffOnly);
  const startedAt = deps.clock.now();
  // Without an evening there is nothing to hurry.
  const time = { evening: evening && eveningOf(evening), speed: evening === null ? (1 as const) : speed, startedAt };
  const id = newId();
  try {
    return await deps.database.transaction(actor, async (transaction) => {
      await noteEnds(transaction, startedAt);
      await insertExercise(transaction, {
        ...{ id, evening, speed: time.speed, startedAt, endsAt: endOfExercise(time) },
        ...{ startedBy: actor.userId ?? '', startedByName: actor.name },
      });
      await writeRecords(transaction, deps.outbox, null, {
        ...{ at: startedAt, actor, callId, nudges: [] },
        audit: [
          {
            organisationId: null,
            action: 'exercise.started',
            subjectKind: 'exercise',
            subjectId: id,
            after: { kind: evening ?? 'free' },
          },
        ],
        events: [{ type: 'exercise.changed', subjectId: id, organisationId: null }],
      });
      const row = await findExercise(transaction, id);
      if (!row) throw notFound();
      const reply = await presentWholeExercise(deps, transaction, caller, row);
      await caller.remember(transaction, { status: 201, body: reply });
      return reply;
    });
  } catch (error) {
    if (brokeConstraint(error, 'exercise_one_at_a_time')) throw conflict('exercise_running');
    throw error;
  }
}

/** Ends it; one that is over stays as it is. @throws AppError `forbidden`, `not_found`. */
export async function endExercise(deps: Deps, caller: Caller, id: string): Promise<WholeExerciseReply> {
  const { actor, callId } = caller;
  ensure(actor, 'broadcast.write', staffOnly);
  const now = deps.clock.now();
  return await deps.database.transaction(actor, async (transaction) => {
    const row = await lockExercise(transaction, id);
    if (!row) throw notFound();
    if (timeOf(row, now).over !== null) return await presentWholeExercise(deps, transaction, caller, row);
    await endExerciseRow(transaction, id, now);
    await writeRecords(transaction, deps.outbox, null, {
      ...{ at: now, actor, callId, nudges: [] },
      audit: [{ organisationId: null, action: 'exercise.ended', subjectKind: 'exercise', subjectId: id }],
      events: [{ type: 'exercise.changed', subjectId: id, organisationId: null }],
    });
    return await presentWholeExercise(deps, transaction, caller, { ...row, endedAt: now });
  });
}
