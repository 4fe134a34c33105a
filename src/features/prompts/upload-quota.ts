import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps } from '../../deps.ts';
import { AppError, notFound } from '../../shared/app-error.ts';
import { lockUploadQuota, uploadUse } from './prompts.repository.ts';
import type { UploadOwner } from './upload-owner.ts';

/** Bytes one organisation, or the desk, may send within a day: far beyond any desk's work, far below any disk (OWASP ASVS 5, 5.2.4). */
export const dailyQuota = { files: 2_000, bytes: 5 * 1024 ** 3 };
const dayMs = 86_400_000;

export interface AnnouncedFile {
  organisationId: UploadOwner;
  /** Bytes, where known. */
  size: number;
}

/**
 * Checks the quota before a byte is accepted; unfinished uploads count as announced. Until the transaction ends, the
 * owner begins no other upload. @throws AppError `upload_quota_used` (429), `not_found` for an unknown
 * organisation.
 */
export async function reserveQuota(deps: Deps, transaction: Transaction, file: AnnouncedFile): Promise<void> {
  const { organisationId, size } = file;
  await lockUploadQuota(transaction, organisationId);
  const since = new Date(deps.clock.now().getTime() - dayMs);
  const used = await uploadUse(transaction, organisationId, since);
  if (!used) throw notFound();
  if (used.files < dailyQuota.files && used.bytes + size <= dailyQuota.bytes) return;
  throw new AppError('upload_quota_used', {
    status: 429,
    params: { files: dailyQuota.files, gigabytes: dailyQuota.bytes / 1024 ** 3 },
    headers: { 'Retry-After': '3600' },
  });
}

/** The same for a file that is sent in one call and counts once it is recorded. */
export async function assertUploadQuota(deps: Deps, caller: Caller, file: AnnouncedFile): Promise<void> {
  await deps.database.transaction(caller.actor, (transaction) => reserveQuota(deps, transaction, file));
}
