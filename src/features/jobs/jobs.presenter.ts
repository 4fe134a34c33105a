import type { JobReply } from '../../contract/jobs.contract.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { requestNumber } from '../../domain/change-request/request-number.ts';
import type { JobView } from './job-views.repository.ts';

/** What everybody on the desk may see: ids, states and times; no audio, no note, no configuration. */
export function presentJob({ job, ...about }: JobView): JobReply {
  const instant = (value: Date | null) => value && formatTaipei(value);
  return {
    id: job.id,
    organisationId: job.organisationId,
    customer: about.customer,
    changeRequestId: job.changeRequestId,
    requestNumber: requestNumber(job.changeRequestId),
    kind: about.kind,
    requestStatus: about.requestStatus,
    lineId: about.lineId,
    lineNumber: about.lineNumber,
    lineLabel: about.lineLabel,
    slot: about.slot,
    promptId: about.promptId,
    status: job.status,
    paused: job.paused,
    outcome: job.outcome,
    emergency: job.emergency,
    dueBy: formatTaipei(job.dueBy),
    takenBy: job.takenBy === null ? null : { id: job.takenBy, name: job.takenByName ?? '' },
    takenAt: instant(job.takenAt),
    leaseUntil: instant(job.leaseUntil),
    applying: job.applyRequestedAt !== null,
    attempts: job.attempts,
    result: job.result && withoutDifferences(job.result),
    reason: job.reason,
    createdAt: formatTaipei(job.createdAt),
    finishedAt: instant(job.finishedAt),
  };
}

/** Differences carry configuration values: only the job itself shows them, to those who may read the configuration. */
function withoutDifferences({
  differences: _differences,
  ...result
}: Record<string, unknown>): Record<string, unknown> {
  return result;
}
