import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { lockRequest, updateRequest } from '../change-requests/change-requests.repository.ts';
import { eventsOf } from '../change-requests/live-events.ts';
import { setPlacesOpen, updateRequestLines } from '../change-requests/request-lines.repository.ts';

export interface Reverted {
  changeRequestId: string;
  lineId: string;
  /** The revision that restores it; `unneeded` when the place plays something else by now, `ended`: a closure that ends by itself, `given_up` when nobody did it. */
  how: { revision: number } | 'unneeded' | 'given_up' | 'ended';
}

/** Records that the time of a request's recording is over on one line, and with the last line on the whole request. */
export async function recordReverted(
  deps: Deps,
  transaction: Transaction,
  { changeRequestId: id, lineId, how }: Reverted,
): Promise<void> {
  const current = await lockRequest(transaction, id);
  const line = current?.lines.find((each) => each.lineId === lineId);
  if (!current || !line || line.reverted) return;
  const { request, lines } = current;
  const { organisationId } = request;
  const now = deps.clock.now();
  await updateRequestLines(transaction, id, [lineId], { revertedAt: now });
  await setPlacesOpen(transaction, id, { open: false, lineIds: [lineId] });
  const isLast = lines.every((each) => each.lineId === lineId || each.reverted || each.state !== 'live');
  if (isLast) await updateRequest(transaction, id, { revertedAt: now, updatedAt: now });
  const subject = { organisationId, subjectKind: 'change_request', subjectId: id, changeRequestId: id } as const;
  const action = typeof how === 'object' ? 'change_request.reverted' : (`change_request.revert_${how}` as const);
  const revision = typeof how === 'object' ? how.revision : null;
  await writeRecords(transaction, deps.outbox, organisationId, {
    at: now,
    actor: systemActor,
    callId: null,
    audit: [{ ...subject, action, after: lines.length === 1 ? { revision } : { revision, lineId } }],
    events: [
      ...eventsOf(request, null),
      { type: 'line.changed', subjectId: lineId, organisationId, data: { revision } },
    ],
    nudges: [],
  });
}
