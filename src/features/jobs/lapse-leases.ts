import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { stepEach } from '../change-requests/step-each.ts';
import { lapsedRequests } from './jobs.repository.ts';

const most = 200;

/** Puts jobs without activity back into the queue. Returns how many. */
export async function lapseLeases(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  const ids = await deps.database.transaction(systemActor, (transaction) => lapsedRequests(transaction, now, most));
  return await stepEach(deps, ids, { action: 'lapse' });
}
