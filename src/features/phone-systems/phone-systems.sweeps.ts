import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { nudgeFor } from '../../tasks/task-contract.ts';
import { testPhoneSystemTask } from '../../tasks/test-phone-system.ts';
import { findUntested } from './phone-systems.repository.ts';

/** Asks again for the tests that a lost queue has forgotten; those still queued stay one task. Returns how many were asked for. */
export async function restartTests(deps: Deps): Promise<number> {
  const ids = await deps.database.transaction(systemActor, findUntested);
  if (ids.length > 0)
    await deps.queue.add(ids.map((phoneSystemId) => nudgeFor(testPhoneSystemTask, { phoneSystemId })));
  return ids.length;
}
