import type { ExerciseStepInput } from '../../../contract/exercise-broadcasts.contract.ts';
import type { ExerciseBroadcastReply } from '../../../contract/exercises.contract.ts';
import { exerciseWords } from '../../../contract/words/exercises.ts';
import type { Transaction } from '../../../db/database.ts';
import { writeRecords } from '../../../db/records.ts';
import type { Caller, Deps } from '../../../deps.ts';
import type { BroadcastIntent } from '../../../domain/broadcast/broadcast-state.ts';
import { decideBroadcast } from '../../../domain/broadcast/decide-broadcast.ts';
import { isCertain, replayEvening } from '../../../domain/exercise/replay-evening.ts';
import { AppError, conflict, notFound } from '../../../shared/app-error.ts';
import { refusalError } from '../../change-requests/refusal-error.ts';
import { ensure } from '../../ensure.ts';
import { rewriteDraft } from './draft-practised.ts';
import { type RunningTime, timeOf } from './exercise-time.ts';
import { lockExercise } from './exercises.repository.ts';
import {
  type Answering,
  restorePractised,
  retryPractised,
  sendPractised,
  stopPractised,
} from './imitated-lines.repository.ts';
import {
  addPractised,
  addPractisedAuthor,
  findPractised,
  noteListener,
  type PractisedRow,
  updatePractised,
} from './practised.repository.ts';
import { practisedOf, presentOnePractised } from './read-exercises.ts';
import { placeOfPractised, wholePractised } from './whole-practised.ts';

interface Stepping {
  row: PractisedRow;
  time: RunningTime;
  caller: Caller;
}

/**
 * Takes a step of a broadcast of an exercise, decided by the lifecycle of real ones. Nothing leaves the tables of exercises.
 * @throws AppError `forbidden`, `not_found`, `exercise_over`, `exercise_notice_uncertain`, `exercise_word_wrong`, `sound_changed`,
 * those of drafting for an edit, or the domain's refusal.
 */
export async function stepPractised(
  deps: Deps,
  caller: Caller,
  { step, ...params }: { id: string; broadcastId: string; step: ExerciseStepInput },
): Promise<ExerciseBroadcastReply> {
  const { actor, callId } = caller;
  ensure(actor, 'broadcast.write', { organisationId: null, staffOnly: true });
  const realNow = deps.clock.now();
  return await deps.database.transaction(actor, async (transaction) => {
    const exercise = await lockExercise(transaction, params.id);
    const row = exercise && (await findPractised(transaction, params));
    if (!row) throw notFound();
    const time = timeOf(exercise, realNow);
    if (time.over !== null) throw conflict('exercise_over');
    if (step.action === 'hear') await hear(transaction, { row, time, caller }, step.promptSha256);
    else {
      const reason = await take(deps, transaction, { row, time, caller }, step);
      await writeRecords(transaction, deps.outbox, null, {
        ...{ at: realNow, actor, callId, nudges: [] },
        audit: [
          {
            ...{
              organisationId: null,
              action: `exercise.${step.action}`,
              subjectKind: 'exercise',
              subjectId: params.id,
            },
            ...(reason === undefined ? {} : { reason }),
          },
        ],
        events: [{ type: 'exercise.changed', subjectId: params.id, organisationId: null }],
      });
    }
    return await presentOnePractised(transaction, caller, await practisedOf(deps, transaction, params));
  });
}

async function hear(transaction: Transaction, { row, time, caller }: Stepping, promptSha256: string): Promise<void> {
  const [whole] = await wholePractised(transaction, [row], time);
  if (whole?.soundSha256 !== promptSha256) throw conflict('sound_changed', { place: placeOfPractised(row) });
  const { userId, name } = caller.actor;
  await noteListener(transaction, { broadcastId: row.id, userId: userId ?? '', userName: name, at: time.now });
}

/** What a real evening does not have: the word of exercises, and a notice that is certain in this exercise alone. */
function assertApprovable({ row, time }: Stepping, typed: string): void {
  if (!exerciseWords.includes(typed.trim().toUpperCase())) throw new AppError('exercise_word_wrong', { status: 422 });
  if (row.topic === null) return;
  const standing = time.evening === null ? [] : replayEvening(time.evening, time.now).standing;
  if (!standing.some((notice) => notice.topic === row.topic && isCertain(notice)))
    throw conflict('exercise_notice_uncertain');
}

/** Decides, carries out and saves. Returns a person's reason for the audit. */
async function take(
  deps: Deps,
  transaction: Transaction,
  stepping: Stepping,
  step: Exclude<ExerciseStepInput, { action: 'hear' }>,
): Promise<string | null | undefined> {
  const { row, time, caller } = stepping;
  if (step.action === 'approve') assertApprovable(stepping, step.typed);
  const [whole] = await wholePractised(transaction, [row], time);
  if (!whole) throw notFound();
  // What the denial has stopped by the clock stays stopped, whatever follows.
  if (whole.deniedAt !== null)
    await stopPractised(transaction, { broadcastId: row.id, now: whole.deniedAt, speed: time.speed });
  const decision = decideBroadcast({ state: whole.state, command: step, actor: caller.actor, now: time.now });
  if (!decision.ok) throw refusalError(decision.refusal);
  const { next, audit, intents } = decision;
  for (const intent of intents) await carry(transaction, stepping, intent);
  const isSent = intents.some(({ type }) => type === 'send');
  await updatePractised(transaction, row.id, {
    ...{ status: next.status, endedAt: next.endedAt },
    ...(isSent ? { sentAt: time.now, approvedBy: caller.actor.userId } : {}),
    ...(isSent || step.action === 'resume' ? { goingSince: time.now } : {}),
  });
  if (step.action === 'edit') await rewriteDraft(deps, transaction, stepping, step);
  return audit.reason;
}

/** Intents that a step of an exercise can have; the others belong to steps that it does not offer. */
async function carry(
  transaction: Transaction,
  { row, time, caller }: Stepping,
  intent: BroadcastIntent,
): Promise<void> {
  const answering: Answering = { broadcastId: row.id, now: time.now, speed: time.speed };
  if (intent.type === 'addAuthor') {
    const { userId, name } = caller.actor;
    await addPractisedAuthor(transaction, { broadcastId: row.id, userId: userId ?? '', userName: name, at: time.now });
  }
  if (intent.type === 'addApprover') {
    const { userId, name } = caller.actor;
    const person = { broadcastId: row.id, userId: userId ?? '', userName: name, at: time.now };
    await addPractised(transaction, { ...person, part: 'approver' });
  }
  if (intent.type === 'send' || intent.type === 'resumeLines') await sendPractised(transaction, answering);
  if (intent.type === 'sendAgain') await retryPractised(transaction, answering);
  if (intent.type === 'stopLines') await stopPractised(transaction, answering);
  if (intent.type === 'restore') {
    await stopPractised(transaction, answering);
    await restorePractised(transaction, answering);
  }
}
