import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { applyChangeTask } from '../../tasks/apply-change.ts';
import { nudgeFor } from '../../tasks/task-contract.ts';
import { findUnappliedJobs } from './jobs.repository.ts';

/** Starts changes again whose task was lost; those still queued stay one task. Returns how many were started. */
export async function restartApplies(deps: Deps): Promise<number> {
  const ids = await deps.database.transaction(systemActor, findUnappliedJobs);
  if (ids.length > 0) await deps.queue.add(ids.map((jobId) => nudgeFor(applyChangeTask, { jobId })));
  return ids.length;
}
