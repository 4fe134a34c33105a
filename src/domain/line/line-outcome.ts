import type { ChangeFault } from '../change-request/change-fault.ts';
import type { Difference } from './compare-lines.ts';
import type { PhoneSystemSays } from './phone-system-says.ts';

/** Why a line could not be brought to a revision. */
export interface DriveFault {
  fault: ChangeFault;
  /** Absent when nothing was said: the fault is not the phone system's. */
  says?: PhoneSystemSays;
  /** What was read back and differs; carries configuration values. */
  differences?: Difference[];
}

export type WishReason = 'change_request' | 'rollback' | 'revert';

/** What became of one revision that a change request waits for, or of one attempt at it. */
export interface LineOutcome {
  lineId: string;
  organisationId: string;
  /** The request's own revision; the line may have settled at a later one. */
  revision: number;
  changeRequestId: string;
  reason: WishReason;
  outcome:
    | { state: 'settled' }
    /** Another attempt follows. */
    | ({ state: 'trying' } & DriveFault)
    /** Taken back. `restored`: the phone system was seen to have what the line had before. */
    | ({ state: 'failed'; restored: boolean } & DriveFault);
}
