import { DelayedError, type Job, UnrecoverableError, WaitingError, type Worker } from 'bullmq';
import type { Logger } from '../shared/logger.ts';
import type { BullBackend } from './bull-backend.ts';
import { maxStalledCount, type QueueTimings } from './queue-timings.ts';
import { quietly } from './quiet-errors.ts';
import { RunningSet } from './running-set.ts';
import {
  type Consumer,
  type ConsumerOptions,
  DeferError,
  type Delivery,
  HandBackError,
  PoisonError,
} from './task-queue.port.ts';

/** What remains of a stop's deadline for aborted runs to hand back their tasks, ms. */
const handBackMs = 1_500;

export interface OpenConsumer {
  backend: BullBackend;
  options: ConsumerOptions;
  timings: QueueTimings;
  logger: Logger;
}

/** One BullMQ worker: takes tasks of one queue, passes each to `run`, and reports to BullMQ how it ended. */
export async function openBullConsumer({ backend, options, timings, logger }: OpenConsumer): Promise<Consumer> {
  const running = new RunningSet();
  const worker = backend.openWorker(options.queue, (job, token) => runTask(job, { token, options, running }), {
    concurrency: options.concurrency,
    lockDuration: timings.lockDuration,
    stalledInterval: timings.stalledInterval,
    maxStalledCount,
    runRetryDelay: 1_000,
  });
  worker.on('error', quietly(logger, `queue ${options.queue}`));
  worker.on('failed', (job) => {
    if (job?.deferredFailure) void tellAbandoned(job, options, logger);
  });
  await worker.waitUntilReady();
  return { close: (timeoutMs) => closeWorker(worker, running, timeoutMs) };
}

interface Run {
  token: string | undefined;
  options: ConsumerOptions;
  running: RunningSet;
}

async function runTask(job: Job, { token, options, running }: Run): Promise<void> {
  try {
    if (running.stopped) throw new HandBackError('taken while stopping');
    await running.track((controller) => options.run(deliveryOf(job, controller)));
  } catch (error) {
    if (error instanceof HandBackError) {
      await job.moveToWait(token);
      throw new WaitingError();
    }
    if (error instanceof DeferError) {
      await job.moveToDelayed(Date.now() + error.delayMs, token);
      throw new DelayedError();
    }
    if (error instanceof PoisonError) throw new UnrecoverableError(error.message);
    throw error;
  }
}

function deliveryOf(job: Job, controller: AbortController): Delivery {
  const attempt = job.attemptsMade + 1;
  return {
    id: job.id ?? '',
    task: job.name,
    payload: job.data,
    attempt,
    lastAttempt: attempt >= (job.opts.attempts ?? 1),
    waitedMs: attempt === 1 ? Math.max(0, Date.now() - job.timestamp - (job.opts.delay ?? 0)) : 0,
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
  };
}

async function tellAbandoned(job: Job, options: ConsumerOptions, logger: Logger): Promise<void> {
  try {
    await options.abandoned?.({ id: job.id ?? '', task: job.name, payload: job.data }, job.deferredFailure ?? '');
  } catch (error) {
    logger.error({ err: error, task: job.name, taskId: job.id }, 'an abandoned task could not be recorded');
  }
}

async function closeWorker(worker: Worker, running: RunningSet, timeoutMs: number): Promise<void> {
  running.stop();
  await worker.pause(true);
  await running.settled(Math.max(0, timeoutMs - handBackMs));
  if (running.size > 0) {
    running.abort();
    await running.settled(handBackMs);
  }
  // A run that ignores its signal is left to the stalled check of another process.
  await worker.close(running.size > 0);
}
