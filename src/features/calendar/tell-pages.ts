import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';

/** Open pages of each customer read their requests anew. */
export async function tellPages(
  deps: Deps,
  transaction: Transaction,
  { organisationIds, moveId, at }: { organisationIds: readonly string[]; moveId: string; at: Date },
): Promise<void> {
  for (const organisationId of organisationIds) {
    await writeRecords(transaction, deps.outbox, organisationId, {
      ...{ at, actor: systemActor, callId: null, audit: [], nudges: [] },
      events: [{ type: 'deadlines.moved', subjectId: moveId, organisationId }],
    });
  }
}
