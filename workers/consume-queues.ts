import type { Deps } from '../src/deps.ts';
import type { Consumer } from '../src/queue/task-queue.port.ts';
import { type AnyContract, type QueueName, queueNames } from '../src/tasks/task-contract.ts';
import { audioPlaces } from './audio-places.ts';
import type { Processor } from './processor.ts';
import { buildRegistry } from './registry.ts';
import { type ObserveTask, type Runner, runTask } from './run-task.ts';

/**
 * Concurrent runs of each queue in one process. Transcoding is bound by cores; an apply holds a database connection while
 * the phone system answers, so all of them together must leave some of the pool free.
 */
const concurrency: Record<QueueName, number> = {
  emergency: 8,
  apply: 4,
  audio: audioPlaces,
  maintenance: 4,
  // They wait for customers' servers and hold no connection meanwhile: slow ones must leave places for the others.
  webhooks: 32,
};

export interface ConsumeQueues {
  contracts: readonly AnyContract[];
  processors: readonly Processor[];
  observe?: ObserveTask;
}

export interface Workers {
  /** Takes no more tasks; finishes or hands back running ones within `timeoutMs`. */
  close(timeoutMs: number): Promise<void>;
}

/**
 * Starts one worker for each queue that has tasks: at most five a process, because each holds a connection.
 * @throws Error when a task has no handler, or two.
 */
export async function consumeQueues(deps: Deps, options: ConsumeQueues): Promise<Workers> {
  const { contracts, processors, observe } = options;
  const runner: Runner = { deps, registry: buildRegistry(contracts, processors), observe };
  const consumers: Consumer[] = [];
  const close = async (timeoutMs: number) => {
    await Promise.all(consumers.map((consumer) => consumer.close(timeoutMs)));
  };
  try {
    for (const queue of queueNames.filter((name) => contracts.some((contract) => contract.queue === name))) {
      consumers.push(await consumeQueue(runner, queue));
    }
  } catch (error) {
    await close(0);
    throw error;
  }
  deps.logger.info({ backend: deps.queue.backend, queues: consumers.length }, 'workers take tasks');
  return { close };
}

function consumeQueue(runner: Runner, queue: QueueName): Promise<Consumer> {
  const { deps, registry } = runner;
  return deps.queue.consume({
    queue,
    concurrency: concurrency[queue],
    run: (delivery) => runTask(runner, delivery),
    async abandoned({ id, task, payload }, reason) {
      deps.logger.error({ task, taskId: id, reason }, 'task given up: its workers died over it');
      const processor = registry.get(task);
      const parsed = processor?.contract.payload.safeParse(payload);
      if (parsed?.success) await processor?.abandon?.(deps, parsed.data, reason);
    },
  });
}
