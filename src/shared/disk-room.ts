import { statfs } from 'node:fs/promises';
import { AppError } from './app-error.ts';
import { systemErrorCode } from './system-error.ts';

/** Free space that uploads may not use up: in a small installation the database and its log share the disk. */
export const reservedBytes = 256 * 1024 * 1024;

/** Our store is full (507). */
export function storageFull(cause?: unknown): AppError {
  return new AppError('storage_full', { status: 507, cause });
}

/** Turns "no space left" and "quota exceeded" into `storage_full`; everything else passes unchanged. */
export function translateDiskError(error: unknown): unknown {
  const code = systemErrorCode(error);
  return code === 'ENOSPC' || code === 'EDQUOT' ? storageFull(error) : error;
}

/** @throws AppError `storage_full` (507) while the folder's disk has less free space than this. */
export async function assertRoom(folder: string, minFreeBytes = reservedBytes): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < minFreeBytes) throw storageFull();
}
