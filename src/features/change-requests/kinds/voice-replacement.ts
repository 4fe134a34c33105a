import { type ChangeRequestInput, linesOf } from '../../../contract/change-request-kinds.contract.ts';
import type { PromptSlot } from '../../../domain/line/line-config.ts';
import type { Ask } from './ask.ts';

type VoiceReplacement = Extract<ChangeRequestInput, { kind: 'voice_replacement' }>;

/** Replaces the recording in one slot of each line, until `revertAt` where that is given. */
export function voiceReplacement(input: VoiceReplacement): Ask {
  const slot = input.slot as PromptSlot;
  return {
    kind: input.kind,
    lineIds: linesOf(input),
    uploadId: input.uploadId,
    slot,
    effectiveAt: input.effectiveAt ?? null,
    revertAt: input.revertAt ?? null,
    note: input.note ?? null,
    reopens: input.reopens ?? null,
    patch: (promptId) => ({ kind: 'set_prompt', slot, promptId }),
  };
}
