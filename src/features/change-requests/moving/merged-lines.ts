import { mostLines } from '../../../contract/change-request-kinds.contract.ts';
import { isSamePatch } from '../../../domain/change-request/join-patches.ts';
import type { LinePatch } from '../../../domain/line/line-patch.ts';
import { type Place, placesOf } from '../../../domain/line/place.ts';
import { invalidInput } from '../../../shared/app-error.ts';
import type { RequestWithJob } from '../change-requests.repository.ts';
import { patchOf } from '../patch-of-request.ts';
import type { RequestLine } from '../request-lines.repository.ts';

/** A line that goes on in another request. */
export interface MergedLine extends Pick<RequestLine, 'lineId' | 'patch' | 'state'> {
  position: number;
  places: Place[];
}

/**
 * The lines of one request as lines of another.
 * @throws AppError `invalid_input` where the two are one, of two customers, of different kinds or times, share a line, have two
 * recordings, or are too many lines.
 */
export function mergedLines(source: RequestWithJob, target: RequestWithJob): MergedLine[] {
  const fault = faultOf(source, target);
  if (fault !== null) throw invalidInput([{ path: 'into', code: fault, message: '' }]);
  return source.lines.map((line, index): MergedLine => {
    const patch = patchOf(source.request, line);
    const isCommon = isSamePatch(patch, target.request.patch);
    return {
      ...{ lineId: line.lineId, state: line.state, position: target.lines.length + index },
      patch: isCommon ? null : patch,
      places: line.state === 'unchanged' ? [] : placesOf(patch),
    };
  });
}

function faultOf(source: RequestWithJob, target: RequestWithJob) {
  const [one, other] = [source.request, target.request];
  if (one.id === other.id) return 'merge_itself';
  if (one.organisationId !== other.organisationId) return 'merge_two_customers';
  if (one.kind !== other.kind || !isPlain(one.patch) || !isPlain(other.patch)) return 'merge_other_kind';
  if (timesOf(source) !== timesOf(target)) return 'merge_other_time';
  const known = new Set(target.lines.map(({ lineId }) => lineId));
  if (source.lines.some(({ lineId }) => known.has(lineId))) return 'merge_same_line';
  if (one.promptId !== other.promptId && one.promptId !== null) return 'one_recording';
  if (one.patch?.kind === 'set_prompt' && !isSamePatch(one.patch, other.patch)) return 'merge_other_kind';
  return source.lines.length + target.lines.length > mostLines ? 'merge_too_many_lines' : null;
}

/** What is said in words is in one request's note, and a whole configuration is one line's. */
function isPlain(patch: LinePatch | null): boolean {
  return patch !== null && !['as_described', 'replace_config', 'close_line', 'reopen_line'].includes(patch.kind);
}

function timesOf({ request: { effectiveAt, revertAt } }: RequestWithJob): string {
  return JSON.stringify([effectiveAt, revertAt]);
}
