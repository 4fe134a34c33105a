import type { ChangeRequestInput } from '../../../contract/change-request-kinds.contract.ts';
import type { Ask, ReadAsk } from './ask.ts';
import { businessHours } from './business-hours.ts';
import { emergencyClosure } from './emergency-closure.ts';
import { holidaySetting } from './holiday-setting.ts';
import { otherAdjustment } from './other-adjustment.ts';
import { rollback } from './rollback.ts';
import { voiceReplacement } from './voice-replacement.ts';

type FiledKind = ChangeRequestInput['kind'];

/** The reader of each kind. A kind of the contract without one is a compile error. */
export type RequestKinds = { [Kind in FiledKind]: ReadAsk<Extract<ChangeRequestInput, { kind: Kind }>> };

export const requestKinds: RequestKinds = {
  voice_replacement: voiceReplacement,
  holiday_setting: holidaySetting,
  business_hours: businessHours,
  other_adjustment: otherAdjustment,
  rollback,
  emergency_closure: emergencyClosure,
};

/** Reads a filing by its kind. */
export function askOf(input: ChangeRequestInput, kinds: RequestKinds = requestKinds): Ask {
  const read = kinds[input.kind] as ReadAsk<ChangeRequestInput>;
  return read(input);
}
