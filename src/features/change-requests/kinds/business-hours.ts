import { type ChangeRequestInput, linesOf } from '../../../contract/change-request-kinds.contract.ts';
import type { LinePatch } from '../../../domain/line/line-patch.ts';
import type { Ask } from './ask.ts';

type BusinessHours = Extract<ChangeRequestInput, { kind: 'business_hours' }>;

/** Sets the weekly hours of each line, or those of a season, from `effectiveAt` on where that is given. */
export function businessHours(input: BusinessHours): Ask {
  const { kind, season, effectiveAt = null, note = null } = input;
  const patch = patchOf(input);
  return {
    kind,
    lineIds: linesOf(input),
    uploadId: null,
    slot: null,
    effectiveAt,
    revertAt: null,
    note,
    reopens: null,
    patch: () => patch,
    ...(season ? { lastAddedDate: season.to } : {}),
  };
}

function patchOf({ weekly = null, season, removeSeasons }: BusinessHours): LinePatch {
  if (!season && removeSeasons.length === 0) return { kind: 'set_weekly', weekly };
  return { kind: 'set_seasons', add: season ? [{ ...season, weekly }] : [], remove: removeSeasons };
}
