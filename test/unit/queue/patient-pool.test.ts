import type pg from 'pg';
import { describe, expect, it } from 'vitest';
import { patientPool } from '../../../src/queue/patient-pool.ts';

function failing(error: Error): pg.Pool {
  return patientPool({ query: async () => Promise.reject(error), connect() {} } as unknown as pg.Pool);
}

/** A pool whose connections fail as often as told, and how often one was tried. */
function reluctant(error: Error, failures: number) {
  const tried: unknown[][] = [];
  const connect = async (...args: unknown[]) => {
    tried.push(args);
    if (tried.length <= failures) throw error;
    return 'a client';
  };
  return { pool: patientPool({ query() {}, connect } as unknown as pg.Pool), tried };
}

describe('the patient pool', () => {
  it.each([
    Object.assign(new Error('terminating connection'), { code: '57P01' }),
    Object.assign(new Error('starting up'), { code: '57P03' }),
    Object.assign(new Error('deadlock detected'), { code: '40P01' }),
    Object.assign(new Error('reset'), { code: 'ECONNRESET' }),
    new Error('Connection terminated unexpectedly'),
  ])('shows BullMQ a fault that passes as one it waits for: $message', async (error) => {
    await expect(failing(error).query('select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED', cause: error });
  });

  it('leaves every other fault as it is', async () => {
    const error = Object.assign(new Error('syntax error'), { code: '42601' });
    await expect(failing(error).query('select 1')).rejects.toBe(error);
  });

  it('tries a connection again, because a worker remembers its first one for good', async () => {
    const slow = new Error('timeout exceeded when trying to connect');
    const { pool, tried } = reluctant(slow, 2);
    expect(await pool.connect()).toBe('a client');
    expect(tried.length).toBe(3);
  });

  it('gives up as BullMQ waits for, so that the process goes on', async () => {
    const slow = new Error('timeout exceeded when trying to connect');
    await expect(reluctant(slow, 3).pool.connect()).rejects.toMatchObject({ code: 'ECONNREFUSED', cause: slow });
    const wrong = Object.assign(new Error('no such role'), { code: '28000' });
    const { pool, tried } = reluctant(wrong, 1);
    await expect(pool.connect()).rejects.toBe(wrong);
    expect(tried.length).toBe(1);
  });
});
