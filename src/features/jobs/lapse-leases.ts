import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { lapsedJobs } from '../../work/job.repository.ts';
import { handOverJob } from '../change-requests/moving/hand-over.ts';
import { eachInTurn } from '../change-requests/moving/step-each.ts';
import { heldJobOf } from './hold-job.ts';
import { lockJobView } from './job-views.repository.ts';

const most = 200;

/** Puts jobs without activity back into the queue. Returns how many. */
export async function lapseLeases(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  const ids = await deps.database.transaction(systemActor, (transaction) =>
    lapsedJobs(transaction, { kind: 'request', now, most }),
  );
  const lapse = { command: { action: 'lapse' }, actor: systemActor, callId: null, now } as const;
  return await eachInTurn(deps, ids, async (transaction, id) => {
    const view = await lockJobView(transaction, id);
    if (view) await handOverJob(deps, transaction, heldJobOf(view), lapse);
  });
}
