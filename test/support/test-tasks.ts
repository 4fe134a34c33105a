import { z } from 'zod';
import { defineTask } from '../../src/tasks/task-contract.ts';

const payload = z.strictObject({ n: z.number().int() });

/** Contracts that only tests know. */
export const ordinaryTask = defineTask({
  name: 'test-ordinary',
  purpose: 'does what a test asks for',
  queue: 'apply',
  payload,
  taskId: ({ n }) => `test-ordinary-${n}`,
  attempts: 3,
  backoffMs: 20,
  timeLimitMs: 300,
  priority: 10,
});

export const urgentTask = defineTask({
  ...ordinaryTask,
  name: 'test-urgent',
  taskId: ({ n }: { n: number }) => `test-urgent-${n}`,
  priority: 1,
});

export const otherQueueTask = defineTask({
  ...ordinaryTask,
  name: 'test-other-queue',
  queue: 'maintenance',
  taskId: ({ n }: { n: number }) => `test-other-queue-${n}`,
});

export const testContracts = [ordinaryTask, urgentTask, otherQueueTask];

export function ordinary(...numbers: number[]): { task: string; payload: unknown }[] {
  return numbers.map((n) => ({ task: ordinaryTask.name, payload: { n } }));
}

/** The numbers from 1 to `last`. */
export function upTo(last: number): number[] {
  return Array.from({ length: last }, (_unused, index) => index + 1);
}

/** Polls until the condition holds. @throws Error after `timeoutMs`. */
export async function eventually(is: () => boolean | Promise<boolean>, timeoutMs = 10_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await is())) {
    if (performance.now() > deadline) throw new Error(`not so after ${timeoutMs} ms`);
    await rest(15);
  }
}

export function rest(milliseconds: number): Promise<void> {
  return new Promise((settle) => setTimeout(settle, milliseconds));
}
