import type { QueueReply } from '../../contract/queues.contract.ts';
import type { Caller, Deps } from '../../deps.ts';
import { ensure } from '../ensure.ts';

/** How many tasks each queue holds now. @throws AppError `forbidden` for anybody but an admin. */
export async function readQueues(deps: Pick<Deps, 'queue'>, caller: Caller): Promise<{ items: QueueReply[] }> {
  ensure(caller.actor, 'queue.dashboard', { organisationId: null });
  const counts = await deps.queue.counts();
  const items = Object.entries(counts).map(([name, { waiting = 0, active = 0, delayed = 0, failed = 0 }]) => ({
    name,
    waiting,
    running: active,
    delayed,
    failed,
  }));
  return { items };
}
