import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { checkPriority, checkPromptTask } from '../../tasks/check-prompt.ts';
import { findUncheckedPrompts } from './prompts.repository.ts';

/** Checks that one run moves forward at most: each costs the queue three calls. */
const mostLifted = 100;

/**
 * Starts checks again whose task was lost; those still queued stay one task, and the oldest of them move forward. Returns
 * how many were started.
 */
export async function restartChecks(deps: Deps): Promise<number> {
  const waiting = await deps.database.transaction(systemActor, findUncheckedPrompts);
  const nudges = waiting.map(({ id, rank, waitedSeconds }) => ({
    task: checkPromptTask.name,
    payload: { promptId: id },
    options: { priority: checkPriority(rank, waitedSeconds) },
  }));
  if (nudges.length > 0) await deps.queue.add(nudges);
  await deps.queue.lift(nudges.slice(0, mostLifted));
  return nudges.length;
}
