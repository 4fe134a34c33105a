import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { lockRequest, updateRequest } from '../change-requests/change-requests.repository.ts';
import { eventsOf } from '../change-requests/live-events.ts';
import { updateRequestLines } from '../change-requests/request-lines.repository.ts';

/** Records that the time of a request's recording is over; `revision` null when its place plays something else by now. */
export async function recordReverted(
  deps: Deps,
  transaction: Transaction,
  { changeRequestId: id, revision }: { changeRequestId: string; revision: number | null },
): Promise<void> {
  const current = await lockRequest(transaction, id);
  if (!current || current.request.revertedAt !== null) return;
  const { request } = current;
  const now = deps.clock.now();
  await updateRequest(transaction, id, { revertedAt: now, updatedAt: now });
  const { organisationId, lineId } = request;
  await updateRequestLines(transaction, id, [lineId], { revertedAt: now });
  await writeRecords(transaction, deps.outbox, organisationId, {
    at: now,
    actor: systemActor,
    callId: null,
    audit: [
      {
        organisationId,
        action: revision === null ? 'change_request.revert_unneeded' : 'change_request.reverted',
        subjectKind: 'change_request',
        subjectId: id,
        changeRequestId: id,
        after: { revision },
      },
    ],
    events: [
      ...eventsOf(request, null),
      { type: 'line.changed', subjectId: lineId, organisationId, data: { revision } },
    ],
    nudges: [],
  });
}
