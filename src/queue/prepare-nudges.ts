import type { AnyContract, QueueName } from '../tasks/task-contract.ts';
import type { Nudge } from './task-queue.port.ts';

/** A nudge with the settings of its contract. */
export interface PreparedTask {
  id: string;
  contract: AnyContract;
  payload: unknown;
  notBefore: Date | null;
  priority: number;
}

/**
 * Checks every nudge against its contract and groups them by queue; duplicates become one task.
 * @throws Error naming the task that has no contract, or whose payload or id is invalid.
 */
export function prepareNudges(
  contracts: ReadonlyMap<string, AnyContract>,
  nudges: Nudge[],
): Map<QueueName, PreparedTask[]> {
  const byId = new Map<string, PreparedTask>();
  for (const nudge of nudges) {
    const prepared = prepare(contracts, nudge);
    if (!byId.has(prepared.id)) byId.set(prepared.id, prepared);
  }
  const byQueue = new Map<QueueName, PreparedTask[]>();
  for (const prepared of byId.values()) {
    const { queue } = prepared.contract;
    const sameQueue = byQueue.get(queue);
    if (sameQueue) sameQueue.push(prepared);
    else byQueue.set(queue, [prepared]);
  }
  return byQueue;
}

function prepare(contracts: ReadonlyMap<string, AnyContract>, nudge: Nudge): PreparedTask {
  const contract = contracts.get(nudge.task);
  if (!contract) throw new Error(`There is no task named ${nudge.task}.`);
  const parsed = contract.payload.safeParse(nudge.payload);
  if (!parsed.success) throw new Error(`The payload of ${nudge.task} does not fit: ${parsed.error.message}`);
  const id = contract.taskId(parsed.data);
  // BullMQ uses the colon as its own separator.
  if (id === '' || id.includes(':')) throw new Error(`The id ${id} of ${nudge.task} is empty or has a colon.`);
  const { notBefore = null, priority = contract.priority } = nudge.options ?? {};
  if (priority < 1) throw new Error(`${nudge.task} needs a priority of at least 1: BullMQ runs 0 before it.`);
  return { id, contract, payload: parsed.data, notBefore, priority };
}

/** @throws Error when two contracts share a name, or one has priority 0 (BullMQ runs it before 1). */
export function indexContracts(contracts: readonly AnyContract[]): ReadonlyMap<string, AnyContract> {
  const index = new Map<string, AnyContract>();
  for (const contract of contracts) {
    if (index.has(contract.name)) throw new Error(`Two task contracts are named ${contract.name}.`);
    if (contract.priority < 1) throw new Error(`Task ${contract.name} needs a priority of at least 1.`);
    index.set(contract.name, contract);
  }
  return index;
}
