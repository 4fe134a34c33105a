import type pg from 'pg';
import { describe, expect, it } from 'vitest';
import { patientPool } from '../../../src/queue/patient-pool.ts';

function failing(error: Error): pg.Pool {
  return patientPool({ query: async () => Promise.reject(error) } as unknown as pg.Pool);
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
});
