import type { job } from '../db/schema/job.ts';
import type { JobState } from '../domain/job/job-state.ts';

export type JobRow = typeof job.$inferSelect;

/** The decision's state, from the row. */
export function jobStateOf(row: JobRow): JobState {
  return {
    status: row.status,
    holder: row.takenBy === null ? null : { userId: row.takenBy, name: row.takenByName ?? '' },
    leaseUntil: row.leaseUntil,
    paused: row.paused,
    outcome: row.outcome,
    applying: row.applyRequestedAt !== null,
    emergency: row.emergency,
  };
}

/** The row's values for a decided state. */
export function jobValues(next: JobState, before: JobRow, now: Date): Partial<JobRow> {
  const holder = next.holder?.userId ?? null;
  const ended = next.status === 'done' || next.status === 'failed';
  return {
    status: next.status,
    takenBy: holder,
    takenByName: next.holder?.name ?? null,
    takenAt: holder === null ? null : holder === before.takenBy ? before.takenAt : now,
    leaseUntil: next.leaseUntil,
    paused: next.paused,
    outcome: next.outcome,
    ...(ended ? { finishedAt: now } : {}),
  };
}
