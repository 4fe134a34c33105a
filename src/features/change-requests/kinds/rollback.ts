import type { ChangeRequestInput } from '../../../contract/change-request-kinds.contract.ts';
import type { PromptSlot } from '../../../domain/line/line-config.ts';
import type { Ask } from './ask.ts';

type Rollback = Extract<ChangeRequestInput, { kind: 'rollback' }>;

/** Puts a line back to an earlier revision, or a slot to a recording that it has played. What differs is read when it is filed. */
export function rollback(input: Rollback): Ask {
  const { kind, lineId, slot, promptId, toRevision, note = null } = input;
  return {
    kind,
    lineIds: [lineId],
    uploadId: null,
    slot: (slot as PromptSlot | undefined) ?? null,
    effectiveAt: null,
    revertAt: null,
    note,
    reopens: null,
    patch: () => {
      throw new Error('a rollback is resolved before it is assessed');
    },
    restores: toRevision === undefined ? { slot: slot as PromptSlot, promptId: promptId ?? '' } : { toRevision },
  };
}
