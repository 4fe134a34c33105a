import { AppError } from '../shared/app-error.ts';

/** Builds one page of a keyset list: a row beyond the limit only shows that there are more. */
export interface Page<Row> {
  rows: Row[];
  nextCursor: string | null;
}

/** The position after a row: its sort key, opaque to callers. */
export function encodeCursor(key: (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** @throws AppError `cursor_invalid` (400) when the cursor is not one of ours. */
export function decodeCursor<Key extends (string | number)[]>(
  cursor: string | undefined,
  shape: { [Index in keyof Key]: PartKind },
): Key | null {
  if (cursor === undefined) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const fits =
      Array.isArray(key) && key.length === shape.length && key.every((part, index) => isPart(part, shape[index]));
    if (fits) return key as Key;
  } catch {
    // Not JSON: answered below like any other foreign cursor.
  }
  throw new AppError('cursor_invalid', { status: 400 });
}

/** `instant`: as `toISOString` formats it. `id`: a UUID in lower case. */
type PartKind = 'string' | 'number' | 'instant' | 'id';

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether PostgreSQL can compare with it: no NUL in a text, no number beyond a bigint, an instant that exists. */
function isPart(part: unknown, kind: PartKind | undefined): boolean {
  if (kind === 'number') return Number.isSafeInteger(part);
  if (kind === 'id') return typeof part === 'string' && idPattern.test(part);
  if (kind === 'instant')
    return typeof part === 'string' && instantPattern.test(part) && !Number.isNaN(Date.parse(part));
  return typeof part === 'string' && !part.includes('\0');
}

/** The cursor of a list ordered by id alone. @throws AppError `cursor_invalid` (400). */
export function decodeIdCursor(cursor: string | undefined): string | null {
  return decodeCursor<[string]>(cursor, ['id'])?.[0] ?? null;
}

/** Drops the extra row and makes the cursor from the last row kept. */
export function pageOf<Row>(rows: Row[], limit: number, keyOf: (row: Row) => (string | number)[]): Page<Row> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return { rows: kept, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null };
}
