import type { IncomingHttpHeaders } from 'node:http';
import { ERRORS, Metadata, TUS_RESUMABLE } from '@tus/server';
import { AppError, notFound } from '../../shared/app-error.ts';
import { translateDiskError } from '../../shared/disk-room.ts';

export const pieceType = 'application/offset+octet-stream';

/** @throws AppError `unsupported_tus_version` (412). */
export function assertProtocol(headers: IncomingHttpHeaders): void {
  if (headers['tus-resumable'] === TUS_RESUMABLE) return;
  throw new AppError('unsupported_tus_version', { status: 412, headers: { 'Tus-Version': TUS_RESUMABLE } });
}

/**
 * Reads what a client announces when it begins: length and metadata, keys without a value left out.
 * @throws AppError `upload_concatenation_unsupported`, `upload_length_needed`, `upload_metadata_unreadable` (400),
 * `too_large` (413).
 */
export function readAnnouncement(
  headers: IncomingHttpHeaders,
  maxBytes: number,
): { size: number; metadata: Record<string, string> } {
  if (headers['upload-concat'] !== undefined) throw new AppError('upload_concatenation_unsupported', { status: 400 });
  const size = wholeNumber(headers['upload-length']);
  if (!size || headers['upload-defer-length'] !== undefined)
    throw new AppError('upload_length_needed', { status: 400 });
  if (size > maxBytes) throw new AppError('too_large', { status: 413, params: { maxBytes } });
  return { size, metadata: readMetadata(headers['upload-metadata']) };
}

/** @throws AppError `unsupported_media_type` (415), `upload_offset_needed` (400). */
export function assertPiece(headers: IncomingHttpHeaders): void {
  if (headers['content-type'] !== pieceType) throw new AppError('unsupported_media_type', { status: 415 });
  if (offsetOf(headers) === null) throw new AppError('upload_offset_needed', { status: 400 });
}

export function offsetOf(headers: IncomingHttpHeaders): number | null {
  return wholeNumber(headers['upload-offset']);
}

function wholeNumber(header: string | string[] | undefined): number | null {
  return typeof header === 'string' && /^(0|[1-9]\d{0,14})$/.test(header) ? Number(header) : null;
}

function readMetadata(header: string | string[] | undefined): Record<string, string> {
  if (header === undefined || header === '') return {};
  try {
    const pairs = Object.entries(Metadata.parse(String(header)));
    return Object.fromEntries(pairs.filter((pair): pair is [string, string] => Boolean(pair[1])));
  } catch (cause) {
    throw new AppError('upload_metadata_unreadable', { status: 400, cause });
  }
}

/** Turns an error of the library or of its store into a refusal of ours; other errors pass unchanged. */
export function translateTusError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const status = (error as { status_code?: number } | null)?.status_code;
  if (status === undefined) return translateDiskError(error);
  if (error === ERRORS.FILE_NOT_FOUND) return notFound();
  if (error === ERRORS.ABORTED) return new AppError('request_aborted', { status: 400 });
  if (error === ERRORS.INVALID_OFFSET) return new AppError('upload_offset_conflict', { status: 409 });
  if (status === 413) return new AppError('upload_past_its_end', { status: 413 });
  return unforeseen(status, error);
}

/** Refusals of the library itself; earlier checks leave none of them for a client to meet. */
export function unforeseen(status: number, cause: unknown): AppError {
  if (status < 500) return new AppError('malformed_request', { status: 400, cause });
  return new AppError('internal', { status: 500, cause });
}
