import { writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { sendMessageTask } from '../../tasks/send-message.ts';
import { findUnsent } from './mails.repository.ts';

/** Longer than all attempts of the task together, so that only lost ones are found. */
const lostAfterMs = 3 * 3_600_000;
/** Older ones were stored while there was no mail server: nobody expects them any more. */
const forgottenAfterMs = 24 * 3_600_000;
const mostAtOnce = 200;

/** Starts sending again for messages whose task was lost. Returns how many. */
export async function nudgeUnsentMessages(deps: Deps): Promise<number> {
  if (deps.notifier.kind === 'stored') return 0;
  const at = deps.clock.now();
  return await deps.database.transaction(systemActor, async (transaction) => {
    const ids = await findUnsent(transaction, {
      after: new Date(at.getTime() - forgottenAfterMs),
      before: new Date(at.getTime() - lostAfterMs),
      most: mostAtOnce,
    });
    if (ids.length === 0) return 0;
    const nudges = ids.map((messageId) => ({ task: sendMessageTask.name, payload: { messageId } }));
    await writeRecords(transaction, deps.outbox, null, {
      at,
      actor: systemActor,
      callId: null,
      audit: [],
      events: [],
      nudges,
    });
    return ids.length;
  });
}
