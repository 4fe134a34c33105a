import { countAttempt, waitOfAttempts } from '../../db/attempts.ts';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../shared/app-error.ts';

/**
 * A picture that is refused leaves no row for the quota of the day, but has cost as much as one that is kept. The database counts,
 * for every API process: what a customer may cost us does not grow with them.
 */
const limit = { most: 30, windowSeconds: 3600 };

const attemptOf = ({ clock }: Deps, organisationId: string) => ({
  ...limit,
  ...{ key: `refused-pictures ${organisationId}`, at: clock.now() },
});

/** Counts nothing. @throws AppError `too_many_requests` (429) with Retry-After, where the next refused one would be one too many. */
export async function assertPicturesLeft(deps: Deps, organisationId: string): Promise<void> {
  const seconds = await waitOfAttempts(deps.database.sql, attemptOf(deps, organisationId));
  if (seconds === 0) return;
  const headers = { 'Retry-After': String(seconds) };
  throw new AppError('too_many_requests', { status: 429, params: { seconds }, headers });
}

export async function countRefusedPicture(deps: Deps, organisationId: string): Promise<void> {
  await countAttempt(deps.database.sql, attemptOf(deps, organisationId));
}
