import type pg from 'pg';
import { outsideTroubleOf } from '../shared/outside-trouble.ts';

/** Errors after which the same statement can be sent again: the server went away, is full, or rolled it back itself. */
function isPassing(error: unknown): error is Error {
  const trouble = outsideTroubleOf(error);
  return trouble === 'unavailable' || trouble === 'contended';
}

/**
 * BullMQ waits and retries only for ECONNREFUSED. After any other loss of a connection it spins, and it records a task
 * whose processor succeeded as failed. So every transient error is reported to it as ECONNREFUSED.
 */
export function patientPool(pool: pg.Pool): pg.Pool {
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<unknown>;
  const patient = async (...args: unknown[]) => {
    try {
      return await query(...args);
    } catch (error) {
      if (!isPassing(error)) throw error;
      throw Object.assign(new Error(error.message, { cause: error }), { code: 'ECONNREFUSED' });
    }
  };
  return Object.assign(pool, { query: patient });
}
