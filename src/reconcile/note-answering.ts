import { writeRecords } from '../db/records.ts';
import type { Deps } from '../deps.ts';
import { systemActor } from '../domain/access/actor.ts';
import { keepAnswering } from './answering.repository.ts';

/**
 * Keeps since when a phone system has not answered, for every process and for people; pages are told. A failure is logged: what is kept
 * is put right at the next change.
 */
export function noteAnswering(
  deps: Pick<Deps, 'database' | 'outbox' | 'clock' | 'logger'>,
  { phoneSystemId, answers }: { phoneSystemId: string; answers: boolean },
): void {
  const at = deps.clock.now();
  deps.database
    .transaction(systemActor, async (transaction) => {
      if (!(await keepAnswering(transaction, { phoneSystemId, since: answers ? null : at }))) return;
      await writeRecords(transaction, deps.outbox, null, {
        at,
        actor: systemActor,
        callId: null,
        audit: [],
        events: [{ type: 'phone_system.changed', subjectId: phoneSystemId, organisationId: null }],
        nudges: [],
      });
    })
    .catch((error: unknown) => deps.logger.error({ err: error, phoneSystemId }, 'a silence could not be noted'));
}
