import { type ChangeRequestInput, linesOf } from '../../../contract/change-request-kinds.contract.ts';
import type { Ask } from './ask.ts';

type BusinessHours = Extract<ChangeRequestInput, { kind: 'business_hours' }>;

/** Sets the weekly hours of each line, from `effectiveAt` on where that is given. */
export function businessHours(input: BusinessHours): Ask {
  const { kind, weekly, effectiveAt = null, note = null } = input;
  return {
    kind,
    lineIds: linesOf(input),
    uploadId: null,
    slot: null,
    effectiveAt,
    revertAt: null,
    note,
    reopens: null,
    patch: () => ({ kind: 'set_weekly', weekly }),
  };
}
