import type { Reply } from '../../deps.ts';
import { AppError } from '../../shared/app-error.ts';

export function withETag(reply: Reply, version: number): Reply {
  return { ...reply, headers: { ...reply.headers, ETag: `"${version}"` } };
}

/**
 * The version a write was based on. @throws AppError `precondition_required` (428) without If-Match; `if_match_invalid`
 * (400) when it is not one of our ETags.
 */
export function versionFrom(ifMatch: string | undefined): number {
  if (ifMatch === undefined) throw new AppError('precondition_required', { status: 428 });
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(ifMatch.trim())?.[1];
  if (version === undefined) throw new AppError('if_match_invalid', { status: 400 });
  return Number(version);
}
