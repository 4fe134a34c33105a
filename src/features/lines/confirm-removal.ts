import type { RemovalReply } from '../../contract/lines.contract.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { removalChecklist } from '../../reconcile/removal-checklist.ts';
import { endRemoval, removalsOfLine } from '../../reconcile/removals.repository.ts';
import { conflict, invalidInput, notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { findLine } from './lines.repository.ts';
import { readRemovals } from './read-removals.ts';

/**
 * Signs off that a line was removed by hand from a phone system it has left. Every step of the checklist is named.
 * @throws AppError `not_found`, `forbidden`, `not_changed_by_hand` (409), `invalid_input` naming a step left out.
 */
export async function confirmRemoval(
  deps: Deps,
  caller: Caller,
  wish: { lineId: string; phoneSystemId: string; steps: string[] },
): Promise<RemovalReply[]> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const line = await findLine(transaction, wish.lineId);
    if (!line) throw notFound();
    const { id: lineId, organisationId } = line;
    ensure(caller.actor, 'line.confirmRemoval', { organisationId });
    const removal = (await removalsOfLine(transaction, lineId)).find(
      ({ phoneSystemId }) => phoneSystemId === wish.phoneSystemId,
    );
    if (!removal) throw notFound();
    const steps = await removalChecklist(deps, transaction, removal);
    if (steps === null) throw conflict('not_changed_by_hand');
    const left = steps.filter(({ id }) => !wish.steps.includes(id));
    if (left.length > 0)
      throw invalidInput(left.map(({ id }) => ({ path: 'steps', code: 'step_left_out', message: id })));
    await endRemoval(transaction, removal);
    const after = { phoneSystemId: wish.phoneSystemId };
    await writeRecords(transaction, deps.outbox, organisationId, {
      at: deps.clock.now(),
      actor: caller.actor,
      callId: caller.callId,
      audit: [{ organisationId, action: 'line.removed', subjectKind: 'line', subjectId: lineId, after }],
      events: [{ type: 'line.changed', subjectId: lineId, organisationId }],
      nudges: [],
    });
    return await readRemovals(deps, caller, transaction, lineId);
  });
}
