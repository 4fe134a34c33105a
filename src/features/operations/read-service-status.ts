import type { ServiceStatusReply } from '../../contract/operations.contract.ts';
import type { Caller, Deps } from '../../deps.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { askCheck } from '../../shared/ask-check.ts';
import { ensure } from '../ensure.ts';
import { countSilent, countWaiting } from './operations.repository.ts';

type Part = ServiceStatusReply['parts'][number]['part'];

/**
 * Whether our service works, and how much waits: counts and instants, no names. A part that does not answer in time does not work.
 * @throws AppError `forbidden`.
 */
export async function readServiceStatus(deps: Deps, caller: Caller): Promise<ServiceStatusReply> {
  ensure(caller.actor, 'operations.readStatus', { organisationId: null });
  const [parts, waiting, [jobs, systems]] = await Promise.all([
    Promise.all((['database', 'queue', 'storage'] as const).map((part) => partStatus(deps, part))),
    waitingTasks(deps),
    deps.database.read(caller.actor, async (reader) => await Promise.all([countWaiting(reader), countSilent(reader)])),
  ]);
  return {
    works: parts.every(({ works }) => works) && systems.silent === 0,
    parts,
    jobs: { waiting: jobs.waiting, oldestAt: jobs.oldestAt && formatTaipei(jobs.oldestAt) },
    tasks: { waiting },
    phoneSystems: { ...systems, silentSince: systems.silentSince && formatTaipei(systems.silentSince) },
    at: formatTaipei(deps.clock.now()),
  };
}

async function partStatus(deps: Deps, part: Part): Promise<{ part: Part; works: boolean }> {
  return { part, works: (await askCheck(async () => await deps[part].check())).ok };
}

/** Tasks that could start now; null while the queue does not answer. */
async function waitingTasks({ queue }: Deps): Promise<number | null> {
  const { answer } = await askCheck(async () => await queue.counts());
  return answer ? Object.values(answer).reduce((sum, { waiting = 0 }) => sum + waiting, 0) : null;
}
