import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { hurryNudges } from '../../reconcile/hurry-lines.ts';
import { endPauses } from './broadcast-lines.repository.ts';
import { fallBack } from './fall-back.repository.ts';

/** Tries the first lines of these phone systems once more, with the bundled announcement (docs/rules.md#broadcasts). */
export async function fallBackOnce(
  deps: Deps,
  transaction: Transaction,
  { id, phoneSystemIds }: { id: string; phoneSystemIds: readonly string[] },
): Promise<void> {
  const now = deps.clock.now();
  for (const phoneSystemId of phoneSystemIds) {
    const { lines, waiting } = await fallBack(transaction, { broadcastId: id, phoneSystemId, now });
    if (lines === 0) continue;
    await endPauses(transaction, id);
    const subject = { organisationId: null, subjectKind: 'broadcast', subjectId: id } as const;
    await writeRecords(transaction, deps.outbox, null, {
      ...{ at: now, actor: systemActor, callId: null, nudges: hurryNudges(waiting) },
      audit: [{ ...subject, action: 'broadcast.fellBack', after: { phoneSystemId, lines } }],
      events: [{ type: 'broadcast.changed', subjectId: id, organisationId: null }],
    });
  }
}
