import type { Language } from '../../../deps.ts';
import { daysOfPatch, isSamePatch, joinPatches, playsPrompt } from '../../../domain/change-request/join-patches.ts';
import { applyPatch, type LinePatch, withPrompt } from '../../../domain/line/line-patch.ts';
import { type Place, placesOf } from '../../../domain/line/place.ts';
import { invalidInput } from '../../../shared/app-error.ts';
import { assertUsableConfig } from '../../usable-config.ts';
import type { RequestWithJob } from '../change-requests.repository.ts';
import type { Ask } from '../kinds/ask.ts';
import type { LineValues } from '../moving/transition.ts';
import type { FilingFacts } from './filing.repository.ts';

/** What an open request is about once more has been joined to it. */
export interface JoinedLines {
  /** The change of every line without one of its own. */
  patch: LinePatch;
  /** Lines whose own change, or state, is another now. */
  lines: LineValues[];
  /** Places of lines that were to stay as they were. */
  places: { lineId: string; places: Place[] }[];
}

/** As many as one filing may ask for. */
const mostDays = 1_000;

/**
 * Joins a filing to the changes of an open request, line by line. A newer recording replaces one that has not been accepted;
 * a request carries one recording.
 * @throws AppError `invalid_input` where kind, lines or slot are not the request's, for a second recording, for too many
 * days, and for an unusable configuration of a line.
 */
export function joinedLines(
  { request, lines }: RequestWithJob,
  { ask, facts, language }: { ask: Ask; facts: FilingFacts; language: Language },
): JoinedLines {
  const { promptId: former } = request;
  const next = facts.promptId;
  const isWaiting = request.status === 'acknowledged' || request.status === 'pending';
  const isReplaced = next !== null && former !== null && isWaiting;
  const kept = (patch: LinePatch) => (isReplaced ? withPrompt(patch, { from: former, to: next }) : patch);
  const common = request.patch && kept(request.patch);
  if (request.kind !== ask.kind || common === null || common.kind === 'close_line')
    throw invalidInput([{ path: 'kind', code: 'join_other_kind', message: ask.kind }]);
  const asked = new Map(facts.lines.map((line) => [line.lineId, line]));
  const known = new Set(lines.map(({ lineId }) => lineId));
  const isWhole = lines.every(({ lineId }) => asked.has(lineId));
  // The lines of a voice replacement share one recording.
  if (ask.lineIds.some((id) => !known.has(id)) || (common.kind === 'set_prompt' && !isWhole))
    throw invalidInput([{ path: 'lineIds', code: 'other_place', message: '' }]);
  const patch = isWhole ? joined(common, ask.patch(next)) : common;
  const result: JoinedLines = { patch, lines: [], places: [] };
  for (const { lineId, patch: own, state } of lines) {
    const line = asked.get(lineId);
    const before = own === null ? common : kept(own);
    const after = line ? joined(before, ask.patchOf?.(lineId, next) ?? ask.patch(next)) : before;
    if (line) assertUsableConfig(applyPatch(line.config, after), language);
    if (next !== null && former !== null && next !== former && playsPrompt(after, former))
      throw invalidInput([{ path: 'uploadId', code: 'one_recording', message: '' }]);
    const value = isSamePatch(after, patch) ? null : after;
    const isAwoken = line !== undefined && state === 'unchanged';
    if (isAwoken) result.places.push({ lineId, places: placesOf(after) });
    if (isAwoken || !isSamePatch(value, own))
      result.lines.push({ lineIds: [lineId], values: { patch: value, ...(isAwoken ? { state: 'waiting' } : {}) } });
  }
  return result;
}

function joined(former: LinePatch, next: LinePatch): LinePatch {
  const patch = joinPatches(former, next);
  if (patch === null) throw invalidInput([{ path: 'slot', code: 'other_place', message: '' }]);
  if (daysOfPatch(patch) > mostDays) throw invalidInput([{ path: 'add', code: 'too_many_days', message: '' }]);
  return patch;
}
