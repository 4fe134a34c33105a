import { createHash } from 'node:crypto';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../shared/app-error.ts';
import { countAttempt } from './sign-in.repository.ts';

/**
 * Limits for one account, whatever address the attempts come from (those are counted apart). Known and unknown addresses
 * are counted alike. Wide enough that a stranger cannot easily lock somebody out.
 */
const limits = {
  'sign-in': { most: 40, windowSeconds: 900 },
  recovery: { most: 5, windowSeconds: 900 },
} as const;

/** @throws AppError `too_many_requests` (429) with Retry-After. */
export async function throttleAccount(deps: Deps, what: keyof typeof limits, email: string): Promise<void> {
  const key = `${what} ${createHash('sha256').update(email).digest('hex')}`;
  const seconds = await countAttempt(deps.database, { key, at: deps.clock.now(), ...limits[what] });
  if (seconds > 0) throw tooMany(seconds);
}

export function tooMany(seconds: number): AppError {
  return new AppError('too_many_requests', {
    status: 429,
    params: { seconds },
    headers: { 'Retry-After': String(seconds) },
  });
}
