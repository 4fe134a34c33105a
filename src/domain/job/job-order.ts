export interface QueuedJob {
  id: string;
  emergency: boolean;
  dueBy: Date;
  createdAt: Date;
}

/**
 * Order of the technicians' queue (docs/rules.md#lifecycle-of-a-job): emergencies first, then what is due first, then the oldest,
 * then the smaller id. The SQL of "take next" orders by the same four.
 */
export function compareQueuedJobs(first: QueuedJob, second: QueuedJob): number {
  if (first.emergency !== second.emergency) return first.emergency ? -1 : 1;
  const due = first.dueBy.getTime() - second.dueBy.getTime();
  if (due !== 0) return due;
  const age = first.createdAt.getTime() - second.createdAt.getTime();
  if (age !== 0) return age;
  return first.id < second.id ? -1 : first.id > second.id ? 1 : 0;
}
