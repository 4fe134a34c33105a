import type { Actor } from '../access/actor.ts';
import type { JobStatus } from './job-state.ts';

/** The parts of a job's row that holding depends on. */
export interface HeldJob {
  status: JobStatus;
  takenBy: string | null;
  leaseUntil: Date | null;
  /** The lease is suspended. */
  paused: boolean;
  /** The phone system is being changed: nobody else may start, however long that takes. */
  applyRequestedAt: Date | null;
}

/**
 * Whether the lease of a taken job has ended, although no sweep has put the job back into the queue yet. It ends at its
 * exact instant.
 */
export function leaseIsOver(job: HeldJob, now: Date): boolean {
  if (job.status !== 'taken' || job.paused || job.applyRequestedAt !== null) return false;
  return job.leaseUntil === null || job.leaseUntil <= now;
}

/** Whether an actor holds a job at an instant; a technician's rights to contents, audio and configuration depend on it. */
export function holdsJob(job: HeldJob | null, actor: Actor, now: Date): boolean {
  if (job?.status !== 'taken' || actor.userId === null || job.takenBy !== actor.userId) return false;
  return actor.roles.includes('technician') && !leaseIsOver(job, now);
}
