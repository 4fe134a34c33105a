import type { Actor } from '../access/actor.ts';
import type { JobStatus } from './job-state.ts';

/** What holding depends on, as the row says it. */
export interface HeldJob {
  status: JobStatus;
  takenBy: string | null;
  leaseUntil: Date | null;
  /** The lease stands still. */
  paused: boolean;
  /** The phone system is being changed: nobody else may begin, however long that takes. */
  applyRequestedAt: Date | null;
}

/** Whether a taken job is nobody's any more, though no sweep has put it back into the queue yet. The lease ends at its very instant. */
export function leaseIsOver(job: HeldJob, now: Date): boolean {
  if (job.status !== 'taken' || job.paused || job.applyRequestedAt !== null) return false;
  return job.leaseUntil === null || job.leaseUntil <= now;
}

/** Whether an actor holds a job at an instant: what a technician's rights to contents, audio and configuration depend on. */
export function holdsJob(job: HeldJob | null, actor: Actor, now: Date): boolean {
  if (job?.status !== 'taken' || actor.userId === null || job.takenBy !== actor.userId) return false;
  return actor.roles.includes('technician') && !leaseIsOver(job, now);
}
