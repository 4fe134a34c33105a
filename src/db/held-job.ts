import { job } from './schema/job.ts';

/** The columns that `holdsJob` reads. */
export const heldJobColumns = {
  status: job.status,
  takenBy: job.takenBy,
  leaseUntil: job.leaseUntil,
  paused: job.paused,
  applyRequestedAt: job.applyRequestedAt,
};
