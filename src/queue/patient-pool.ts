import type pg from 'pg';
import { outsideTroubleOf } from '../shared/outside-trouble.ts';

/** Faults after which the same statement may simply be sent again: the server went away, is full, or undid it itself. */
function isPassing(error: unknown): error is Error {
  const trouble = outsideTroubleOf(error);
  return trouble === 'unavailable' || trouble === 'contended';
}

/**
 * BullMQ waits and tries again only for ECONNREFUSED; after any other loss of a connection it spins, and it records a task
 * whose processor succeeded as failed. So every passing fault is shown to it as ECONNREFUSED.
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
