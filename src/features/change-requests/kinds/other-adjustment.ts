import { type ChangeRequestInput, linesOf } from '../../../contract/change-request-kinds.contract.ts';
import type { LinePatch } from '../../../domain/line/line-patch.ts';
import type { Ask } from './ask.ts';

type OtherAdjustment = Extract<ChangeRequestInput, { kind: 'other_adjustment' }>;

/** One of the basic settings of a line, or a wish in words that a technician sets by hand. */
export function otherAdjustment(input: OtherAdjustment): Ask {
  const { kind } = input;
  const common = { kind, lineIds: linesOf(input), uploadId: null, slot: null, reopens: null } as const;
  if (input.setting === 'text')
    return { ...common, effectiveAt: null, revertAt: null, note: input.value, patch: () => ({ kind: 'as_described' }) };
  const { setting, value, effectiveAt = null, revertAt = null, note = null } = input;
  const asked = { ...common, effectiveAt, revertAt, note };
  if (setting === 'closedForwarding')
    return { ...asked, patch: () => ({ kind: 'set_forwarding', number: value }), forwardsTo: value };
  const hold = (promptId: string | null): LinePatch => ({ kind: 'set_prompt', slot: 'hold', promptId });
  return { ...asked, uploadId: value, slot: 'hold', patch: hold };
}
