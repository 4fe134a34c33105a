import { type ChangeRequestInput, linesOf } from '../../../contract/change-request-kinds.contract.ts';
import type { Ask } from './ask.ts';

type EmergencyClosure = Extract<ChangeRequestInput, { kind: 'emergency_closure' }>;

/** Closes lines from now, or a later time, until its end. */
export function emergencyClosure(input: EmergencyClosure): Ask {
  return {
    kind: input.kind,
    lineIds: linesOf(input),
    uploadId: input.uploadId ?? null,
    slot: 'emergency',
    effectiveAt: input.from ?? null,
    revertAt: input.until,
    note: input.reason ?? null,
    reopens: null,
    patch: (promptId) => ({ kind: 'close_line', promptId }),
    closes: { announcementId: input.announcementId ?? null },
  };
}
