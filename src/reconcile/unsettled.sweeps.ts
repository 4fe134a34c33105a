import type { Deps } from '../deps.ts';
import { systemActor } from '../domain/access/actor.ts';
import { driveLinesTask } from '../tasks/drive-lines.ts';
import { nudgeFor } from '../tasks/task-contract.ts';
import { unsettledPhoneSystems } from './claim.repository.ts';

/**
 * Starts driving the phone systems with lines to be driven: unsettled ones whose pause is over and that nobody has
 * leased, and those with a closure that began or ended. Starting one that is being driven changes nothing. Returns how
 * many were started.
 */
export async function nudgeUnsettled(deps: Deps): Promise<number> {
  const { capabilitiesOf, kinds } = deps.phoneSystemKinds;
  const driven = kinds.filter((kind) => capabilitiesOf(kind)?.appliesByItself);
  const mindEdges = driven.filter((kind) => !capabilitiesOf(kind)?.endsClosuresByItself);
  const at = deps.clock.now();
  const ids = await deps.database.transaction(systemActor, (transaction) =>
    unsettledPhoneSystems(transaction, { kinds: [...driven], mindEdges, at }),
  );
  if (ids.length > 0) await deps.queue.add(ids.map((phoneSystemId) => nudgeFor(driveLinesTask, { phoneSystemId })));
  return ids.length;
}
