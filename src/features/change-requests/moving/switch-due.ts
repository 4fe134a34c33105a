import type { Deps } from '../../../deps.ts';
import { systemActor } from '../../../domain/access/actor.ts';
import { dueSwitches, earliestSwitch } from '../change-requests.repository.ts';
import { stepEach } from './step-each.ts';

const most = 500;

/** Starts the planned switches that are due. Never early: the row's time is read again under its lock. Returns how many. */
export async function switchDue(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  const ids = await deps.database.transaction(systemActor, (transaction) => dueSwitches(transaction, now, most));
  return await stepEach(deps, ids, { action: 'switch' });
}

/** When the next planned switch is due; null when none is planned. */
export async function nextSwitchAt(deps: Deps): Promise<Date | null> {
  return await deps.database.transaction(systemActor, earliestSwitch);
}
