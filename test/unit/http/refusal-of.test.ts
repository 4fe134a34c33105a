import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../src/http/kit/refusal.ts';
import { AppError } from '../../../src/shared/app-error.ts';

function refusedWith(code: string) {
  // Like drizzle's errors: the driver's error is the cause.
  const cause = Object.assign(new Error(code), { code });
  const { code: told, status, headers } = refusalOf(new Error('Failed query', { cause }));
  return { told, status, wait: headers['Retry-After'] };
}

describe('the translator of errors', () => {
  it.each(['ECONNRESET', 'CONNECTION_CLOSED', '57P01', '57P03', '08006', '53300', '57014'])(
    'tells the caller of %s to come back',
    (code) => {
      expect(refusedWith(code)).toEqual({ told: 'temporarily_unavailable', status: 503, wait: '2' });
    },
  );

  it.each(['53100', 'ENOSPC', 'EDQUOT'])('says that no space is left: %s', (code) => {
    expect(refusedWith(code)).toEqual({ told: 'out_of_space', status: 507, wait: '60' });
  });

  it.each(['40001', '40P01', '55P03'])('asks to send it again: %s', (code) => {
    expect(refusedWith(code)).toEqual({ told: 'changes_met', status: 503, wait: '1' });
  });

  it('masks unknown errors, and leaves a refusal as it is', () => {
    expect(refusalOf(new Error('secret'))).toMatchObject({ code: 'internal', status: 500, message: 'internal' });
    const refusal = new AppError('not_found', { status: 404 });
    expect(refusalOf(refusal)).toBe(refusal);
  });
});
