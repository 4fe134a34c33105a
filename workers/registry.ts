import type { AnyContract } from '../src/tasks/task-contract.ts';
import type { Processor } from './processor.ts';

export type Registry = ReadonlyMap<string, Processor>;

/**
 * Every contract with its one handler.
 * @throws Error naming each task without a handler, with two, or without a contract: the process must not start.
 */
export function buildRegistry(contracts: readonly AnyContract[], processors: readonly Processor[]): Registry {
  const registry = new Map<string, Processor>();
  const faults: string[] = [];
  for (const processor of processors) {
    const { name } = processor.contract;
    if (registry.has(name)) faults.push(`${name} has two handlers`);
    if (!contracts.includes(processor.contract)) faults.push(`${name} has no contract`);
    registry.set(name, processor);
  }
  for (const { name } of contracts) if (!registry.has(name)) faults.push(`${name} has no handler`);
  if (faults.length > 0) throw new Error(`The workers cannot start: ${faults.join('; ')}.`);
  return registry;
}
