import type { Transaction } from '../db/database.ts';
import { writeRecords } from '../db/records.ts';
import type { Deps } from '../deps.ts';
import { systemActor } from '../domain/access/actor.ts';

/** Has the pages of these broadcasts read again: some of their lines have another state. */
export async function tellBroadcasts(
  deps: Deps,
  transaction: Transaction,
  broadcastIds: readonly string[],
): Promise<void> {
  if (broadcastIds.length === 0) return;
  await writeRecords(transaction, deps.outbox, null, {
    ...{ at: deps.clock.now(), actor: systemActor, callId: null, audit: [], nudges: [] },
    events: broadcastIds.map((subjectId) => ({ type: 'broadcast.changed', subjectId, organisationId: null })),
  });
}
