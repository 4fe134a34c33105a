import { describe, expect, it } from 'vitest';
import { taskContracts } from '../../../src/tasks/task-contracts.ts';
import { defineProcessor } from '../../../workers/processor.ts';
import { processors } from '../../../workers/processors/all.ts';
import { buildRegistry } from '../../../workers/registry.ts';
import { ordinaryTask, urgentTask } from '../../support/test-tasks.ts';

const nothing = async () => undefined;
const one = defineProcessor(ordinaryTask, nothing);
const other = defineProcessor(urgentTask, nothing);

describe('the registry of handlers', () => {
  it('has the one handler of each task', () => {
    const registry = buildRegistry([ordinaryTask, urgentTask], [one, other]);
    expect(registry.get('test-ordinary')).toBe(one);
    expect(registry.size).toBe(2);
  });

  it('is complete for the tasks of the product', () => {
    expect([...buildRegistry(taskContracts, processors).keys()].sort()).toEqual(
      taskContracts.map(({ name }) => name).sort(),
    );
  });

  it('refuses to be built when a handler is missing, doubled, or of no task, and names them all', () => {
    expect(() => buildRegistry([ordinaryTask, urgentTask], [one])).toThrow('test-urgent has no handler');
    expect(() => buildRegistry([ordinaryTask], [one, one])).toThrow('test-ordinary has two handlers');
    expect(() => buildRegistry([urgentTask], [one])).toThrow(
      'test-ordinary has no contract; test-urgent has no handler',
    );
  });
});
