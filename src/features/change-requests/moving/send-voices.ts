import { serviceHoursAt } from '../../../db/service-hours.ts';
import type { Deps } from '../../../deps.ts';
import { systemActor } from '../../../domain/access/actor.ts';
import { lockRequest } from '../change-requests.repository.ts';
import { fastTrack } from './send-closure.ts';
import { waitingVoices } from './send-voice.repository.ts';
import { eachInTurn } from './step-each.ts';

const system = { actor: systemActor, callId: null };

/**
 * While temporary service hours are open, sends accepted voice files of emergency and holiday slots past the queue where no person has to
 * change the line (docs/rules.md#temporary-service-hours). Returns how many were sent.
 */
export async function sendVoices(deps: Deps): Promise<number> {
  const { kinds, capabilitiesOf } = deps.phoneSystemKinds;
  const byHand = kinds.filter((kind) => capabilitiesOf(kind)?.appliesByItself === false);
  const ids = await deps.database.transaction(systemActor, (transaction) =>
    waitingVoices(transaction, { now: deps.clock.now(), byHand }),
  );
  return await eachInTurn(deps, ids, async (transaction, id) => {
    const current = await lockRequest(transaction, id);
    if (current === null) return;
    // Read again under the lock: the hours may have been closed meanwhile.
    const hours = await serviceHoursAt(transaction, { calendar: deps.calendar.current(), at: deps.clock.now() });
    await fastTrack(deps, transaction, system, { current, hoursOpen: hours.extension !== null });
  });
}
