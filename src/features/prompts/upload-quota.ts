import type { Caller, Deps } from '../../deps.ts';
import { AppError, notFound } from '../../shared/app-error.ts';
import { uploadUse } from './prompts.repository.ts';

/** What one organisation may send within a day: far beyond any desk's work, far below any disk (OWASP ASVS 5, 5.2.4). */
export const dailyQuota = { files: 2_000, bytes: 5 * 1024 ** 3 };
const dayMs = 86_400_000;

/** Asked before a byte is taken. @throws AppError `upload_quota_used` (429), `not_found` for an organisation that is not there. */
export async function assertUploadQuota(deps: Deps, caller: Caller, organisationId: string): Promise<void> {
  const since = new Date(deps.clock.now().getTime() - dayMs);
  const used = await deps.database.transaction(caller.actor, (transaction) =>
    uploadUse(transaction, organisationId, since),
  );
  if (!used) throw notFound();
  if (used.files < dailyQuota.files && used.bytes < dailyQuota.bytes) return;
  throw new AppError('upload_quota_used', {
    status: 429,
    params: { files: dailyQuota.files, gigabytes: dailyQuota.bytes / 1024 ** 3 },
    headers: { 'Retry-After': '3600' },
  });
}
