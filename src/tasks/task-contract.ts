import type { z } from 'zod';

/** Queues, each served by a worker of its own, so that emergencies never wait behind anything else. */
export const queueNames = ['emergency', 'apply', 'audio', 'maintenance', 'webhooks'] as const;
export type QueueName = (typeof queueNames)[number];

/** The contract of one kind of background work; its handler is in `workers/processors`. */
export interface TaskContract<Name extends string = string, Payload = unknown> {
  name: Name;
  /** What it does, for docs/background-work.md: a phrase that begins with a verb. */
  purpose: string;
  queue: QueueName;
  payload: z.ZodType<Payload>;
  /** Deterministic, without `:`. */
  taskId(payload: Payload): string;
  /** Number of runs after which it is parked. The last run is marked as such, and records a failure in the row. */
  attempts: number;
  /** First pause before another attempt, ms; doubles. */
  backoffMs: number;
  /** A run that takes longer is aborted, ms. */
  timeLimitMs: number;
  /** 1 is most urgent; 0 is never used because BullMQ runs it before 1. */
  priority: number;
}

export type AnyContract = TaskContract<string, unknown>;

export function defineTask<Name extends string, Payload>(
  contract: TaskContract<Name, Payload>,
): TaskContract<Name, Payload> {
  return contract;
}

/** Makes a nudge for the outbox: a task to start after the commit; `notBefore` is the earliest start. */
export function nudgeFor<Name extends string, Payload>(
  contract: TaskContract<Name, Payload>,
  payload: Payload,
  notBefore?: Date,
): { task: Name; payload: Payload; notBefore?: string } {
  const nudge = { task: contract.name, payload };
  return notBefore ? { ...nudge, notBefore: notBefore.toISOString() } : nudge;
}
