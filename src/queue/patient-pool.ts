import { setTimeout as rest } from 'node:timers/promises';
import type pg from 'pg';
import { outsideTroubleOf } from '../shared/outside-trouble.ts';

/** Errors after which the same statement can be sent again: the server went away, is full, or rolled it back itself. */
function isPassing(error: unknown): error is Error {
  const trouble = outsideTroubleOf(error);
  return trouble === 'unavailable' || trouble === 'contended';
}

function refused(error: Error): Error {
  return Object.assign(new Error(error.message, { cause: error }), { code: 'ECONNREFUSED' });
}

/** How often a connection is tried, and the pause between, ms. Each try has the pool's own time limit. */
const connectTries = 3;
const connectPauseMs = 500;

/**
 * BullMQ waits and retries only for ECONNREFUSED. After any other loss of a connection it spins, and it records a task
 * whose processor succeeded as failed. So every transient error is reported to it as ECONNREFUSED.
 * A queue or worker remembers for good whether its first connection succeeded, and a worker that remembers any other fault
 * spins without ever letting the process do something else, a stop included. So a connection is tried more than once.
 */
export function patientPool(pool: pg.Pool): pg.Pool {
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<unknown>;
  const patientQuery = async (...args: unknown[]) => {
    try {
      return await query(...args);
    } catch (error) {
      if (!isPassing(error)) throw error;
      throw refused(error);
    }
  };
  const connect = pool.connect.bind(pool) as (...args: unknown[]) => Promise<pg.PoolClient>;
  const patientConnect = async (): Promise<pg.PoolClient> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await connect();
      } catch (error) {
        if (!isPassing(error)) throw error;
        if (tries === connectTries || pool.ending) throw refused(error);
        await rest(connectPauseMs);
      }
    }
  };
  return Object.assign(pool, {
    query: patientQuery,
    // The pool's own queries connect with a callback.
    connect: (...args: unknown[]) => (args.length > 0 ? connect(...args) : patientConnect()),
  });
}
