import type { Transaction } from '../db/database.ts';
import type { Actor } from '../domain/access/actor.ts';
import type { Refusal } from '../domain/decision.ts';
import { decideJob } from '../domain/job/decide-job.ts';
import type { JobCommand, JobIntent } from '../domain/job/job-state.ts';
import { updateJob } from './job.repository.ts';
import { type JobRow, jobStateOf, jobValues } from './job-row.ts';

export interface JobStep {
  /** Locked. */
  job: JobRow;
  command: JobCommand;
  actor: Actor;
  now: Date;
  /** Further values that the subject sets. */
  values: Partial<JobRow>;
}

type SteppedJob = { ok: true; job: JobRow; intents: JobIntent[] } | { ok: false; refusal: Refusal };

/** Decides and writes a step that the job's subject asks for: pause, resume, apply or close. */
export async function stepJob(
  transaction: Transaction,
  { job, command, actor, now, values }: JobStep,
): Promise<SteppedJob> {
  const decision = decideJob({ state: jobStateOf(job), command, actor, now });
  if (!decision.ok) return decision;
  const { reason } = decision.audit;
  const words = reason === undefined ? {} : { reason };
  const row = await updateJob(transaction, job.id, { ...values, ...jobValues(decision.next, job, now), ...words });
  return { ok: true, job: row, intents: decision.intents };
}
