import { startWorkers } from '../../workers/main.ts';
import { startOutboxRelay } from '../../workers/outbox-relay.ts';
import { startSchedules } from '../../workers/schedules.ts';
import type { Container } from '../container.ts';

export interface Background {
  /** Stops taking, finishes or hands back what runs within the time given, ms. */
  close(timeoutMs: number): Promise<void>;
}

/** The workers' side of a process: relay, timers, and a consumer for each queue. */
export async function startBackground(container: Container): Promise<Background> {
  const { deps, relaySignal } = container;
  const relay = await startOutboxRelay({
    database: deps.database,
    queue: deps.queue,
    signal: relaySignal,
    logger: deps.logger,
  });
  const workers = await startWorkers(deps);
  const schedules = startSchedules(deps);
  return {
    async close(timeoutMs) {
      await schedules.close();
      await workers.close(timeoutMs);
      await relay.close();
    },
  };
}
