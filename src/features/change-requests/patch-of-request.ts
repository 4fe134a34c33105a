import type { LinePatch } from '../../domain/line/line-patch.ts';
import type { ChangeRequestRow } from './change-requests.repository.ts';
import type { RequestLine } from './request-lines.repository.ts';

/** What a request changes on one of its lines; the revision is made from the newest one when it is applied. */
export function patchOf({ patch, id }: ChangeRequestRow, line: RequestLine): LinePatch {
  const own = line.patch ?? patch;
  if (own === null) throw new Error(`request ${id} changes nothing on line ${line.lineId}`);
  return own;
}
