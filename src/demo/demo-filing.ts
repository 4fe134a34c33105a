import type { OnBehalf } from '../domain/change-request/on-behalf.ts';
import type { PromptSlot } from '../domain/line/line-config.ts';
import type { DemoTime } from './demo-time.ts';

/** What somebody does about a request; `by` is a demo account. */
export type DemoStep = { by: string; when: DemoTime | 'now' } & (
  | { action: 'take' | 'apply' | 'signOff' }
  /** With the question, or the reason. */
  | { action: 'ask' | 'hold' | 'fail' | 'cancel'; words: string }
);

/** A recording that a customer sends; uploaded with the first filing that uses it. */
export interface DemoFile {
  /** In `fixtures/audio`. */
  recording: string;
  /** The customer's file name. */
  name: string;
  /** Where the file breaks off, bytes: it is refused. */
  breaksOffAt?: number;
}

/** A voice replacement of the demonstration, and its progress. */
export interface DemoFiling {
  file: DemoFile;
  number: string;
  slot: PromptSlot;
  by: string;
  filed: DemoTime | 'now';
  note?: string;
  /** Where our staff file it: how the customer asked, and what shows it. */
  onBehalf?: OnBehalf;
  /** A planned switch. */
  switchesIn?: DemoTime;
  switchesBack?: DemoTime;
  steps: readonly DemoStep[];
}
