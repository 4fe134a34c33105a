import type { Transaction } from '../../../db/database.ts';
import { writeRecords } from '../../../db/records.ts';
import type { Caller, Deps } from '../../../deps.ts';
import { systemActor } from '../../../domain/access/actor.ts';
import { changeHands } from '../../../domain/change-request/change-hands.ts';
import type { ChangeRequestStatus } from '../../../domain/change-request/lifecycle.ts';
import { leaseIsOver } from '../../../domain/job/holds-job.ts';
import type { HoldingCommand } from '../../../domain/job/job-state.ts';
import { handOver } from '../../../work/hand-over.ts';
import { type JobRow, jobStateOf } from '../../../work/job-row.ts';
import { type ChangeRequestRow, followJob } from '../change-requests.repository.ts';
import { eventsOf } from '../live-events.ts';
import { refusalError } from '../refusal-error.ts';
import { followJobIntents } from './carry-job-intents.ts';

/** A request's job, both rows locked; of the request only what follows the job. */
export interface HeldJob {
  request: Pick<ChangeRequestRow, 'id' | 'organisationId' | 'lineId' | 'lineCount'> & { status: ChangeRequestStatus };
  job: JobRow;
}

type By = Pick<Caller, 'actor'> & { callId: string | null; now: Date };

/**
 * Takes, releases, steals or reassigns a request's job: the job's lifecycle decides, the request follows, one audit row
 * records both. A lease that is over lapses first. The only other way a job changes hands is "take next", which does the
 * same for the first of the queue in one statement. @throws AppError the domain's refusal.
 */
export async function handOverJob(
  deps: Deps,
  transaction: Transaction,
  locked: HeldJob,
  { command, ...by }: By & { command: HoldingCommand },
): Promise<HeldJob> {
  const current = command.action === 'lapse' ? locked : await lapseFirst(deps, transaction, locked, by.now);
  const { request, job } = current;
  const { actor, now } = by;
  const decided = changeHands({ requestStatus: request.status, job: jobStateOf(job), command, actor, now });
  if (!decided.ok) throw refusalError(decided.refusal);
  const { audit, intents, requestStatus: status } = decided;
  followJob(transaction, { id: request.id, status, at: now });
  const handed = {
    request: { ...request, status },
    job: handOver(transaction, { job, next: decided.job, reason: audit.reason, now }),
  };
  const { id, organisationId } = request;
  const subject = { organisationId, subjectKind: 'change_request', subjectId: id, changeRequestId: id } as const;
  const nudges = await followJobIntents(deps, intents, { transaction, request, now });
  const events = eventsOf(handed.request, handed.job);
  const records = { at: now, actor, callId: by.callId, audit: [{ ...subject, ...audit }], events, nudges };
  await writeRecords(transaction, deps.outbox, organisationId, records);
  return handed;
}

/** A lease that is over lapses with the next step that anybody takes; the sweep is for jobs that nobody touches. */
export async function lapseFirst(deps: Deps, transaction: Transaction, locked: HeldJob, now: Date): Promise<HeldJob> {
  if (!leaseIsOver(locked.job, now)) return locked;
  const lapse = { command: { action: 'lapse' }, actor: systemActor, callId: null, now } as const;
  return await handOverJob(deps, transaction, locked, lapse);
}
