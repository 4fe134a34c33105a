import type pg from 'pg';

/** SQLSTATEs after which the same statement may simply be sent again: the server went away, is full, or undid it itself. */
const passingStates = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08001',
  '08003',
  '08006',
  '53300',
  '40001',
  '40P01',
]);
const passingCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);
const passingMessages = /Connection terminated|timeout exceeded when trying to connect|Query read timeout/;

function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: string };
  if (code !== undefined && (passingStates.has(code) || passingCodes.has(code))) return true;
  return passingMessages.test(error.message);
}

/**
 * BullMQ waits and tries again only for ECONNREFUSED; after any other loss of a connection it spins, and it records a job
 * whose processor succeeded as failed. So every passing fault is shown to it as ECONNREFUSED.
 */
export function patientPool(pool: pg.Pool): pg.Pool {
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<unknown>;
  const patient = async (...args: unknown[]) => {
    try {
      return await query(...args);
    } catch (error) {
      if (!isPassing(error)) throw error;
      throw Object.assign(new Error((error as Error).message, { cause: error }), { code: 'ECONNREFUSED' });
    }
  };
  return Object.assign(pool, { query: patient });
}
