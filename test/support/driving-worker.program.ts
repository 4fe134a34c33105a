import { writeSync } from 'node:fs';
import { pino } from 'pino';
import { buildConfig } from '../../src/config/config.ts';
import { readEnvironment } from '../../src/config/env.ts';
import { createConnectorFactory } from '../../src/connectors/phone-systems/connector-registry.ts';
import type { PhoneSystemConnector } from '../../src/connectors/phone-systems/phone-system.port.ts';
import { buildContainer } from '../../src/container.ts';
import { applicationRole } from '../../src/db/database.ts';
import { createTaskQueue } from '../../src/queue/create-task-queue.ts';
import type { ConsumerOptions, TaskQueue } from '../../src/queue/task-queue.port.ts';
import type { ConnectorUse } from '../../src/reconcile/connectors/guarded-connector.ts';
import { OpenConnectors, type VersionedPhoneSystem } from '../../src/reconcile/connectors/open-connectors.ts';
import { noteAnswering } from '../../src/reconcile/note-answering.ts';
import { driveLinesTask } from '../../src/tasks/drive-lines.ts';
import { taskContracts } from '../../src/tasks/task-contracts.ts';
import { startBackground } from '../../workers/main.ts';
import type { StopPoint } from './driving-worker.ts';

/** The workers as a process of their own, which can be told to stop at a step of driving lines. */

let stopAt: StopPoint | null = null;
const clock = { now: () => new Date(Date.now() + Number(process.env.CLOCK_OFFSET_MS ?? '0')) };
const logger = pino({ level: 'silent' });

process.on('message', (point: StopPoint) => {
  stopAt = point;
});

/** From here on this process does nothing until it is killed; it does not even renew leases and the queue's locks. */
function standStillAt(point: StopPoint): void {
  if (stopAt !== point) return;
  writeSync(1, `${point}\n`);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

class StoppingConnectors extends OpenConnectors {
  override async withConnector<Result>(
    system: VersionedPhoneSystem,
    use: ConnectorUse,
    work: (connector: PhoneSystemConnector) => Promise<Result>,
  ): Promise<Result> {
    let drove = false;
    const onApplied = () => {
      drove = true;
    };
    const result = await super.withConnector(system, use, (connector) =>
      work({ ...connector, ...stopping(connector, onApplied) }),
    );
    if (drove) standStillAt('driven');
    return result;
  }
}

function stopping(
  connector: PhoneSystemConnector,
  onApplied: () => void,
): Pick<PhoneSystemConnector, 'deliver' | 'apply'> {
  return {
    async deliver(...given) {
      standStillAt('leased');
      await connector.deliver(...given);
    },
    async apply(...given) {
      await connector.apply(...given);
      standStillAt('applied');
      onApplied();
    },
  };
}

/** The queue. Its task of driving lines stops before it begins, and after it is done but before the queue knows that. */
function stoppingQueue(queue: TaskQueue): TaskQueue {
  const consume = (options: ConsumerOptions) =>
    queue.consume({
      ...options,
      async run(delivery) {
        if (delivery.task === driveLinesTask.name) standStillAt('taken');
        await options.run(delivery);
        if (delivery.task === driveLinesTask.name) standStillAt('settled');
      },
    });
  return new Proxy(queue, {
    get: (target, name) => (name === 'consume' ? consume : Reflect.get(target, name, target)),
  });
}

const config = buildConfig(readEnvironment());
const databaseUrl = config.databaseUrl ?? '';
// The default timings would wait half a minute for a dead worker.
const queue = await createTaskQueue({
  redisUrl: config.redisUrl,
  databaseUrl,
  role: applicationRole,
  contracts: taskContracts,
  logger,
  timings: { lockDuration: 2_000, stalledInterval: 1_000 },
});
const connectors = new StoppingConnectors({
  factory: createConnectorFactory({ clock }),
  logger,
  onAnswering: (phoneSystemId, answers) => noteAnswering(container.deps, { phoneSystemId, answers }),
});
const overrides = { clock, connectors, queue: stoppingQueue(queue) };
const container = await buildContainer({ config, logger, databaseUrl, overrides });
await startBackground(container);
writeSync(1, 'ready\n');
