import type { Transaction } from '../db/database.ts';
import type { JobState } from '../domain/job/job-state.ts';
import { keepHands } from './job.repository.ts';
import { type JobRow, jobValues } from './job-row.ts';

/** Writes a decided change of hands of a locked job; returns the row after it. */
export function handOver(
  transaction: Transaction,
  { job, next, reason, now }: { job: JobRow; next: JobState; reason?: string; now: Date },
): JobRow {
  const words = reason === undefined ? {} : { reason };
  const handed = { ...job, ...jobValues(next, job, now), ...words, version: job.version + 1 };
  keepHands(transaction, handed);
  return handed;
}
