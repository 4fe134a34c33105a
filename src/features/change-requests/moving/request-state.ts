import type { AudioFinding } from '../../../domain/audio/verdict.ts';
import type { Awaited, ChangeRequestState, CodedReason } from '../../../domain/change-request/change-request-state.ts';
import type { ChangeRequestKind } from '../../../domain/change-request/kind.ts';
import type { ChangeRequestStatus } from '../../../domain/change-request/lifecycle.ts';
import type { JobRow } from '../../../work/job-row.ts';
import type { ChangeRequestRow, RequestWithJob } from '../change-requests.repository.ts';

/** Jobs in these statuses still have work to do. */
const workingJobs = new Set(['open', 'taken']);

/** The state for decisions, from the rows. */
export function stateOf({ request, lines, job }: RequestWithJob): ChangeRequestState {
  return {
    status: request.status as ChangeRequestStatus,
    kind: request.kind as ChangeRequestKind,
    effectiveAt: request.effectiveAt,
    revertAt: request.revertAt,
    lineCount: request.lineCount,
    liveLineCount: lines.filter(({ state }) => state === 'live').length,
    failedLineIds: lines.filter(({ state }) => state === 'failed').map(({ lineId }) => lineId),
    holder: holderOf(request, job),
    hasJob: job !== null && workingJobs.has(job.status),
    applying: job?.applyRequestedAt != null,
    awaited: awaitedOf(request),
    heldFrom: request.heldFrom as ChangeRequestStatus | null,
    completedAt: request.completedAt,
    outcome: request.outcome,
    proof: request.proof,
  };
}

function holderOf({ status }: ChangeRequestRow, job: JobRow | null): ChangeRequestState['holder'] {
  if (job?.takenBy == null) return null;
  if (!workingJobs.has(job.status) && status !== 'failed') return null;
  return { userId: job.takenBy, name: job.takenByName ?? '' };
}

function awaitedOf(request: ChangeRequestRow): Awaited | null {
  const open = request.waits.find(({ until }) => until === null);
  if (request.awaiting === null || !open) return null;
  return {
    wants: request.awaiting,
    question: request.question,
    reasons: [],
    since: new Date(open.from),
  };
}

/** The findings of refused audio, as reasons of a pending request. */
export function reasonsOf(findings: readonly AudioFinding[]): CodedReason[] {
  return findings
    .filter(({ severity }) => severity === 'error')
    .map(({ code, params }) => ({ code, params: params ?? {} }));
}
