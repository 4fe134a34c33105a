import type { Transaction } from '../db/database.ts';
import { newJob } from '../domain/job/job-state.ts';
import type { JobSubject } from '../domain/job/job-subject.ts';
import { newId } from '../shared/ids.ts';
import { insertJob, updateJob } from './job.repository.ts';
import { type JobRow, jobValues } from './job-row.ts';

export interface Opening {
  subject: JobSubject;
  organisationId: string;
  dueBy: Date;
  now: Date;
  /** Further values that the subject sets. */
  values?: Partial<JobRow>;
}

/** Opens a job for its subject. A second open one of the same subject breaks `job_one_open_per_subject`. */
export async function openJob(
  transaction: Transaction,
  { subject, organisationId, dueBy, now, values }: Opening,
): Promise<JobRow> {
  const { kind: subjectKind, id: subjectId } = subject;
  const { changeRequestId: _computed, ...known } = values ?? {};
  const row = { id: newId(), organisationId, subjectKind, subjectId, dueBy, createdAt: now, ...known };
  return await insertJob(transaction, row);
}

/** Opens an ended job again, as if it were new. */
export async function openJobAgain(
  transaction: Transaction,
  { job, now, values }: { job: JobRow; now: Date; values: Partial<JobRow> },
): Promise<JobRow> {
  const fresh = { reason: null, finishedAt: null, result: null, attempts: 0 };
  const state = newJob({ emergency: job.emergency });
  return await updateJob(transaction, job.id, { ...values, ...jobValues(state, job, now), ...fresh });
}
