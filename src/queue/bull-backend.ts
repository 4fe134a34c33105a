import type { Processor, Queue, Worker, WorkerOptions } from 'bullmq';

/** What differs between the stores BullMQ runs on. */
export interface BullBackend {
  readonly kind: 'redis' | 'postgres';
  openQueue(name: string): Queue;
  openWorker(name: string, processor: Processor, options: Omit<WorkerOptions, 'connection'>): Worker;
  /** @throws when the store does not answer. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** Kept for the dashboard's tail only; every event costs a write. */
export const eventStream = { events: { maxLen: 1_000 } };
