import { defineTask } from '../../src/tasks/task-contract.ts';
import { ordinaryTask } from './test-tasks.ts';

/** An urgent task of the emergency queue that only says when it began. */
export const emergencyTask = defineTask({
  ...ordinaryTask,
  name: 'bench-emergency',
  queue: 'emergency',
  taskId: ({ n }: { n: number }) => `bench-emergency-${n}`,
  priority: 1,
});

export const emergencyContracts = [ordinaryTask, emergencyTask];
