import type { Readable } from 'node:stream';

export interface StoredObject {
  sha256: string;
  size: number;
}

export interface ByteRange {
  /** First byte, counted from 0. */
  start: number;
  /** Last byte, included. */
  end: number;
}

/**
 * The store of masters and renditions. Keys are slash-separated, made by us, never from a customer's file name.
 * Every driver passes `test/contract/storage.suite.ts`.
 */
export interface Storage {
  readonly name: string;
  /**
   * Writes the stream whole or not at all: an aborted stream, a full disk or a signal leaves nothing under `key`.
   * Once it resolves the bytes survive a power cut. Overwrites. SHA-256 (hex) is taken while streaming.
   * When it fails early the source is destroyed, except an HTTP request, on whose connection the edge still answers.
   * @throws AppError `too_large` (413) past `maxBytes`; `storage_full` (507) when the disk or quota is exhausted;
   * `storage_unavailable` (503); `invalid_storage_key` (every method); an `AbortError` on the signal.
   */
  write(key: string, content: Readable, options?: { maxBytes?: number; signal?: AbortSignal }): Promise<StoredObject>;
  /**
   * Stores a local file: hard-linked where possible, so that nothing is copied, and dated now. The caller must not change
   * the file afterwards, and removes it. Whole or not at all, durable, overwrites, as `write`.
   * @throws AppError as `write`; the system's `ENOENT` when there is no such file.
   */
  writeFile(key: string, path: string): Promise<StoredObject>;
  /** An end past the last byte means the last byte. @throws AppError `object_missing` (404), `range_not_satisfiable` (416). */
  read(key: string, range?: ByteRange): Promise<Readable>;
  /** Null when it does not exist. */
  size(key: string): Promise<number | null>;
  /** Copies the object to a local path (0600), for programs that need a file. Hard-links where it can. */
  copyToFile(key: string, path: string): Promise<void>;
  /** Moves within the store; the target is replaced. */
  move(from: string, to: string): Promise<void>;
  /** Deleting an object that does not exist is no error. */
  delete(key: string): Promise<void>;
  /** Keys that begin with a prefix, with age, in no promised order; for sweeps and backups. */
  list(prefix: string): AsyncIterable<{ key: string; size: number; modifiedAt: Date }>;
  /** Removes half-written files older than `olderThanMs`; returns how many. */
  sweep(olderThanMs: number): Promise<number>;
  /** Throws when the store cannot be written to (used by `/readyz`). */
  check(): Promise<void>;
}
