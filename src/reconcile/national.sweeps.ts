import type { Deps } from '../deps.ts';
import { systemActor } from '../domain/access/actor.ts';
import { nationalDaysOf } from '../domain/calendar/national-days.ts';
import { driveNationalTask } from '../tasks/drive-national.ts';
import { nudgeFor } from '../tasks/task-contract.ts';
import { withoutNationalEdition } from './national.repository.ts';

/** Rest after a failure, seconds. */
const restSeconds = 60;

/**
 * Finds the phone systems whose edition of the national days is not the one in force: a calendar was activated, a phone system was
 * added or set anew, or it did not answer. Returns how many are driven.
 */
export async function nudgeNational(deps: Deps): Promise<number> {
  const { version } = nationalDaysOf(deps.calendar.current());
  const { capabilitiesOf, kinds: all } = deps.phoneSystemKinds;
  const kinds = all.filter((kind) => capabilitiesOf(kind)?.appliesByItself);
  const ids = await deps.database.transaction(systemActor, (transaction) =>
    withoutNationalEdition(transaction, { version, kinds, restSeconds }),
  );
  if (ids.length > 0) await deps.queue.add(ids.map((phoneSystemId) => nudgeFor(driveNationalTask, { phoneSystemId })));
  return ids.length;
}
