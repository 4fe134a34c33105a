import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { checkPromptJob } from '../../jobs/check-prompt.ts';
import { nudgeFor } from '../../jobs/job-contract.ts';
import { findUncheckedPrompts } from './maintenance.repository.ts';

/** Starts the checks again that a lost queue has forgotten; those still queued stay one job. Returns how many were asked for. */
export async function restartChecks(deps: Deps): Promise<number> {
  const ids = await deps.database.transaction(systemActor, findUncheckedPrompts);
  if (ids.length > 0) await deps.queue.add(ids.map((promptId) => nudgeFor(checkPromptJob, { promptId })));
  return ids.length;
}
