import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import type { JobResult } from '../../domain/job/job-result.ts';
import { updateJob } from '../../work/job.repository.ts';
import { lockRequest, type RequestWithJob, updateRequest } from '../change-requests/change-requests.repository.ts';
import { eventsOf } from '../change-requests/live-events.ts';
import { requestsInDoubt, updateRequestLines } from '../change-requests/request-lines.repository.ts';

/**
 * Lines of which nobody could say what they have are settled: what failed on them meanwhile was taken back and is not there. The proof
 * of those requests is `unknown` no longer, but none, like that of every failure that left the line as it was
 * (docs/decisions/0015-proof.md).
 */
export async function endDoubt(deps: Deps, transaction: Transaction, lineIds: string[]): Promise<void> {
  for (const id of await requestsInDoubt(transaction, lineIds)) {
    const current = await lockRequest(transaction, id);
    if (current) await endDoubtOf(deps, transaction, { current, lineIds });
  }
}

async function endDoubtOf(
  deps: Deps,
  transaction: Transaction,
  { current, lineIds }: { current: RequestWithJob; lineIds: string[] },
): Promise<void> {
  const { request, lines, job } = current;
  const { id, organisationId } = request;
  const doubted = lines.filter(({ proof }) => proof === 'unknown');
  const known = doubted.filter(({ lineId }) => lineIds.includes(lineId));
  for (const { lineId, result } of known)
    await updateRequestLines(transaction, id, [lineId], { proof: null, result: asRestored(result) });
  const at = deps.clock.now();
  const isLast = known.length === doubted.length;
  await updateRequest(transaction, id, {
    ...(isLast && request.proof === 'unknown' ? { proof: null } : {}),
    updatedAt: at,
  });
  if (isLast && job) await updateJob(transaction, job.id, { result: asRestored(job.result) });
  const subject = { organisationId, subjectKind: 'change_request', subjectId: id, changeRequestId: id } as const;
  await writeRecords(transaction, deps.outbox, organisationId, {
    at,
    actor: systemActor,
    callId: null,
    audit: known.map(({ lineId }) => ({
      ...subject,
      action: 'change_request.doubt_ended' as const,
      after: lines.length === 1 ? {} : { lineId },
    })),
    events: eventsOf(request, job),
    nudges: [],
  });
}

function asRestored(result: JobResult | null): JobResult | null {
  return result?.state === 'failed' ? { ...result, restored: true } : result;
}
