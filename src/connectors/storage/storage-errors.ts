import { AppError } from '../../shared/app-error.ts';

export function objectMissing(key: string): AppError {
  return new AppError('object_missing', { status: 404, params: { key } });
}

export function tooLarge(maxBytes: number): AppError {
  return new AppError('too_large', { status: 413, params: { maxBytes } });
}

/** The store answers wrongly or not at all; a later retry may help. */
export function storageUnavailable(cause: unknown): AppError {
  return new AppError('storage_unavailable', { status: 503, cause });
}

export function rangeNotSatisfiable(size: number): AppError {
  return new AppError('range_not_satisfiable', {
    status: 416,
    params: { size },
    headers: { 'Content-Range': `bytes */${size}` },
  });
}

/** We make the keys, so an invalid one is a bug, not a fault of the caller's input. */
export function invalidStorageKey(key: string): AppError {
  return new AppError('invalid_storage_key', {
    status: 500,
    cause: new Error(`not a storage key: ${JSON.stringify(key)}`),
  });
}
