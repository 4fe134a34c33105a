import type { AnyContract, QueueName } from '../jobs/job-contract.ts';
import type { Nudge } from './job-queue.port.ts';

/** A nudge with all that its contract says about it. */
export interface PreparedJob {
  id: string;
  contract: AnyContract;
  payload: unknown;
  notBefore: Date | null;
  priority: number;
}

/**
 * Checks every nudge against its contract and sorts them by queue; the same job twice is one.
 * @throws Error naming the job that has no contract, or whose payload or id does not fit.
 */
export function prepareNudges(
  contracts: ReadonlyMap<string, AnyContract>,
  nudges: Nudge[],
): Map<QueueName, PreparedJob[]> {
  const byId = new Map<string, PreparedJob>();
  for (const nudge of nudges) {
    const prepared = prepare(contracts, nudge);
    if (!byId.has(prepared.id)) byId.set(prepared.id, prepared);
  }
  const byQueue = new Map<QueueName, PreparedJob[]>();
  for (const prepared of byId.values()) {
    const { queue } = prepared.contract;
    const sameQueue = byQueue.get(queue);
    if (sameQueue) sameQueue.push(prepared);
    else byQueue.set(queue, [prepared]);
  }
  return byQueue;
}

function prepare(contracts: ReadonlyMap<string, AnyContract>, nudge: Nudge): PreparedJob {
  const contract = contracts.get(nudge.job);
  if (!contract) throw new Error(`There is no job named ${nudge.job}.`);
  const parsed = contract.payload.safeParse(nudge.payload);
  if (!parsed.success) throw new Error(`The payload of ${nudge.job} does not fit: ${parsed.error.message}`);
  const id = contract.jobId(parsed.data);
  // BullMQ takes the colon for its own separator.
  if (id === '' || id.includes(':')) throw new Error(`The id ${id} of ${nudge.job} is empty or has a colon.`);
  const { notBefore = null, priority = contract.priority } = nudge.options ?? {};
  if (priority < 1) throw new Error(`${nudge.job} needs a priority of at least 1: BullMQ runs 0 before it.`);
  return { id, contract, payload: parsed.data, notBefore, priority };
}

/** @throws Error when two contracts share a name, or one has priority 0 (BullMQ runs it before 1). */
export function indexContracts(contracts: readonly AnyContract[]): ReadonlyMap<string, AnyContract> {
  const index = new Map<string, AnyContract>();
  for (const contract of contracts) {
    if (index.has(contract.name)) throw new Error(`Two job contracts are named ${contract.name}.`);
    if (contract.priority < 1) throw new Error(`Job ${contract.name} needs a priority of at least 1.`);
    index.set(contract.name, contract);
  }
  return index;
}
