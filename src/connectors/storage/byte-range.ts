import type { ByteRange } from './storage.port.ts';
import { rangeNotSatisfiable } from './storage-errors.ts';

/**
 * A range cut to the object's size, as RFC 9110 §14.1.2 has it: an end past the last byte means the last byte.
 * @throws AppError `range_not_satisfiable` (416) when no byte is left.
 */
export function clipRange(range: ByteRange, size: number): ByteRange {
  const end = Math.min(range.end, size - 1);
  if (range.start < 0 || range.start > end) throw rangeNotSatisfiable(size);
  return { start: range.start, end };
}
