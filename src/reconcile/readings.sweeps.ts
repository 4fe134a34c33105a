import type { Deps } from '../deps.ts';
import { systemActor } from '../domain/access/actor.ts';
import { readLineTask } from '../tasks/read-line.ts';
import { mostStartedAgain } from '../tasks/start-again.ts';
import { nudgeFor } from '../tasks/task-contract.ts';
import { findUnread } from './line-readings.repository.ts';

/** Asks again for the readings that a lost queue has forgotten; those still queued stay one task. Returns how many were asked for. */
export async function restartReadings(deps: Deps): Promise<number> {
  const lines = await deps.database.transaction(systemActor, (transaction) =>
    findUnread(transaction, mostStartedAgain),
  );
  if (lines.length > 0) await deps.queue.add(lines.map((lineId) => nudgeFor(readLineTask, { lineId })));
  return lines.length;
}
