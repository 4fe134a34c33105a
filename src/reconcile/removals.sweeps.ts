import type { Deps } from '../deps.ts';
import { systemActor } from '../domain/access/actor.ts';
import { driveRemovalsTask } from '../tasks/drive-removals.ts';
import { nudgeFor } from '../tasks/task-contract.ts';
import { phoneSystemsToRemoveFrom } from './removals.repository.ts';

/** Has lines removed whose removal is due and that nobody is at. Returns how many phone systems are asked. */
export async function nudgeRemovals(deps: Deps): Promise<number> {
  const { capabilitiesOf, kinds } = deps.phoneSystemKinds;
  const driven = kinds.filter((kind) => capabilitiesOf(kind)?.appliesByItself);
  const ids = await deps.database.transaction(systemActor, (transaction) =>
    phoneSystemsToRemoveFrom(transaction, driven),
  );
  if (ids.length > 0) await deps.queue.add(ids.map((phoneSystemId) => nudgeFor(driveRemovalsTask, { phoneSystemId })));
  return ids.length;
}
