import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../shared/logger.ts';
import { type LaunchPlan, launchPostmaster, type Postmaster } from './postmaster.ts';

export interface SupervisedServer {
  readonly pid: number;
  stop(): Promise<void>;
}

const pauseMs = 5_000;

/**
 * Keeps a server running: when it ends unexpectedly, it is started again on the same port and data, for as long as this
 * process lives (a full disk may be freed after an hour). Clients reconnect by themselves.
 */
export function supervise(first: Postmaster, plan: LaunchPlan, logger: Logger): SupervisedServer {
  let server = first;
  const stopping = new AbortController();

  async function restart(): Promise<void> {
    const since = performance.now();
    while (!stopping.signal.aborted) {
      try {
        server = await launchPostmaster(plan);
        logger.info(
          { serverPid: server.pid, ms: Math.round(performance.now() - since) },
          'embedded PostgreSQL runs again',
        );
        return;
      } catch (error) {
        logger.error({ err: error }, 'embedded PostgreSQL does not start again; next try in 5 s');
        await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      const lastWords = await server.exited;
      if (stopping.signal.aborted) return;
      logger.error({ serverPid: server.pid, lastWords }, 'embedded PostgreSQL ended unexpectedly; starting it again');
      await restart();
    }
  }

  const watching = watch();
  return {
    get pid() {
      return server.pid;
    },
    async stop() {
      stopping.abort();
      await server.stop();
      await watching;
      // A restart that was in progress when we were asked to stop has started a new one.
      await server.stop();
    },
  };
}
