import type { PromptSlot } from '../../domain/line/line-config.ts';
import type { SetPromptPatch } from '../../domain/line/line-patch.ts';
import type { ChangeRequestRow } from '../change-requests/change-requests.repository.ts';

/** What a voice replacement changes; the revision is made from the newest one when it is applied. */
export function patchOf({ slot, promptId, id }: ChangeRequestRow): SetPromptPatch {
  if (slot === null || promptId === null) throw new Error(`request ${id} names no slot or no prompt`);
  return { kind: 'set_prompt', slot: slot as PromptSlot, promptId };
}
