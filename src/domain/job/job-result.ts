import type { ChangeFault } from '../change-request/change-fault.ts';
import type { PhoneSystemSays } from '../line/phone-system-says.ts';

/** The result of the last attempt, or of the signed checklist. */
export type JobResult =
  | { state: 'settled'; revision: number }
  | { state: 'signedOff'; revision: number; steps: string[] }
  | FailedResult;

export interface FailedResult {
  state: 'failed';
  fault: ChangeFault;
  /** Absent when the phone system said nothing: the fault is not its own. */
  says?: PhoneSystemSays;
  /** Differences between what was read back and what should be; carries configuration values. */
  differences?: unknown[];
  /** Whether the line is as it was before; absent during further attempts. */
  restored?: boolean;
}
