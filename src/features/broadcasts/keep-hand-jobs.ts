import type { Transaction } from '../../db/database.ts';
import { type LiveEvent, writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { type MovedJob, openHandJobs, withdrawHandJobs } from '../../work/hand-lines.repository.ts';
import { lapsedJobs } from '../../work/job.repository.ts';
import { eachInTurn } from '../change-requests/moving/step-each.ts';
import { runningBroadcasts } from './broadcasts.repository.ts';
import { lapseHandJob } from './hand-jobs.ts';

function eventOf({ id, organisationId, status }: MovedJob): LiveEvent {
  return { type: 'job.changed', subjectId: id, organisationId, data: { status } };
}

/**
 * Opens a job for each line of a broadcast that a person has to change, and ends those that are needed no more. Returns the events for
 * the pages.
 */
export async function keepHandJobs(
  transaction: Transaction,
  { broadcastId, now }: { broadcastId: string; now: Date },
): Promise<LiveEvent[]> {
  const withdrawn = await withdrawHandJobs(transaction, now);
  const opened = await openHandJobs(transaction, { broadcastId, now });
  return [...withdrawn, ...opened].map(eventOf);
}

const most = 200;

/** Returns jobs of lines without activity to the queue, and opens those that a moved line needs. Returns how many it moved. */
export async function sweepHandJobs(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  const lapsed = await deps.database.transaction(systemActor, async (transaction) => {
    const events: LiveEvent[] = [];
    for (const broadcastId of await runningBroadcasts(transaction))
      events.push(...(await keepHandJobs(transaction, { broadcastId, now })));
    if (events.length > 0)
      await writeRecords(transaction, deps.outbox, null, {
        ...{ at: now, actor: systemActor, callId: null, audit: [], nudges: [], events },
      });
    return await lapsedJobs(transaction, { kind: 'broadcast_line', now, most });
  });
  return await eachInTurn(deps, lapsed, (transaction, id) => lapseHandJob(deps, transaction, id));
}
