import type { Deps } from '../../../deps.ts';
import { systemActor } from '../../../domain/access/actor.ts';
import { taipeiDate } from '../../../domain/calendar/taipei-time.ts';
import { lockRequest } from '../change-requests.repository.ts';
import { dueSwitches, earliestSwitch } from '../due-requests.repository.ts';
import { placeChanges } from './place-changes.ts';
import { eachInTurn, stepEach } from './step-each.ts';
import { transitionRequest } from './transition-request.ts';

const most = 500;

/**
 * Starts the planned switches that are due, and holds those of customers whose contract has ended. Never early: the row's time is
 * read again under its lock. A plan whose place has changed since it was filed says so. Returns how many were started or held.
 */
export async function switchDue(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  const due = await deps.database.transaction(systemActor, (transaction) =>
    dueSwitches(transaction, { now, today: taipeiDate(now), most }),
  );
  const idsOf = (held: boolean) => due.filter(({ contractEnded }) => contractEnded === held).map(({ id }) => id);
  const touched = new Set(due.filter((each) => each.touched).map(({ id }) => id));
  const started = await eachInTurn(deps, idsOf(false), async (transaction, id) => {
    const current = touched.has(id) ? await lockRequest(transaction, id) : null;
    const audit = current ? await placeChanges(transaction, [current]) : [];
    const caller = { actor: systemActor, callId: null };
    await transitionRequest(deps, transaction, caller, {
      id,
      command: { action: 'switch' },
      extras: () => ({ audit }),
    });
  });
  return started + (await stepEach(deps, idsOf(true), { action: 'hold', cause: 'contract_ended' }));
}

/** When the next planned switch is due; null when none is planned. */
export async function nextSwitchAt(deps: Deps): Promise<Date | null> {
  return await deps.database.transaction(systemActor, earliestSwitch);
}
