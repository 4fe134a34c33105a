import { invalidStorageKey } from './storage-errors.ts';

const longestKey = 512;
const longestSegment = 128;
/** No leading dot: that excludes `..`, hidden names and our own `.parts` folder. */
const segmentPattern = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
const prefixPattern = /^(?:[A-Za-z0-9][A-Za-z0-9._-]*\/)*(?:[A-Za-z0-9][A-Za-z0-9._-]*)?$/;

function isSegment(segment: string): boolean {
  return segment.length <= longestSegment && segmentPattern.test(segment);
}

export function isStorageKey(key: string): boolean {
  return key.length <= longestKey && !key.endsWith('.part') && key.split('/').every(isSegment);
}

/**
 * Letters, digits, dot, dash and underscore in slash-separated segments that begin with a letter or digit:
 * safe as a path on every file system and in a URL without escaping.
 * @throws AppError `invalid_storage_key` (500).
 */
export function assertStorageKey(key: string): void {
  if (!isStorageKey(key)) throw invalidStorageKey(key);
}

/**
 * A prefix is the beginning of a key: it may be empty and may end inside a segment. @throws AppError
 * `invalid_storage_key`.
 */
export function assertStoragePrefix(prefix: string): void {
  if (prefix.length > longestKey || !prefixPattern.test(prefix)) throw invalidStorageKey(prefix);
}
