import type { Transaction } from '../db/database.ts';
import { writeRecords } from '../db/records.ts';
import type { Deps } from '../deps.ts';
import { systemActor } from '../domain/access/actor.ts';
import { driveRemovalsTask } from '../tasks/drive-removals.ts';
import { nudgeFor } from '../tasks/task-contract.ts';
import type { LineRow } from './line-revisions.repository.ts';
import { callOffRemoval, isOnItsPhoneSystem, wantRemoval } from './removals.repository.ts';

/**
 * Has a line removed from the phone system that it leaves, after the commit and for as long as it takes; called before the line's row
 * is changed. `to`: where it goes; null for a line that goes out of service. A phone system that is down holds nothing up. Where only a person can do it, the removal waits to be signed off.
 * A phone system that never had anything of the line is left alone.
 */
export async function leavePhoneSystem(
  deps: Deps,
  transaction: Transaction,
  { line, to }: { line: LineRow; to: string | null },
): Promise<void> {
  const { id: lineId, organisationId, phoneSystemId, number, settledRevision: revision } = line;
  if (to !== null) await callOffRemoval(transaction, { lineId, phoneSystemId: to });
  if (!(await isOnItsPhoneSystem(transaction, lineId))) return;
  const since = deps.clock.now();
  await wantRemoval(transaction, { lineId, organisationId, phoneSystemId, number, revision, since });
  await writeRecords(transaction, deps.outbox, null, {
    at: since,
    actor: systemActor,
    callId: null,
    audit: [],
    events: [],
    nudges: [nudgeFor(driveRemovalsTask, { phoneSystemId })],
  });
}
