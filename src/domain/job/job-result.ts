import type { ChangeFault } from '../change-request/change-fault.ts';
import type { PhoneSystemSays } from '../line/phone-system-says.ts';

/** What the last application, or the signed checklist, left behind. */
export type JobResult =
  | { state: 'settled'; revision: number }
  | { state: 'signedOff'; revision: number; steps: string[] }
  | FailedResult;

export interface FailedResult {
  state: 'failed';
  fault: ChangeFault;
  /** Absent when nothing was said: the fault is not the phone system's. */
  says?: PhoneSystemSays;
  /** What was read back and differs; carries configuration values. */
  differences?: unknown[];
  /** Whether the line is as it was before; absent while it is tried again. */
  restored?: boolean;
}
