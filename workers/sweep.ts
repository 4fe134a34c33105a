import type { Deps } from '../src/deps.ts';

/** ms */
export const second = 1_000;
/** ms */
export const minute = 60 * second;

/** Bounded work that heals or cleans up; it may run twice, or not at all, without harm. */
export interface Sweep {
  name: string;
  /** What it does, for docs/background-work.md: a phrase that begins with a verb. */
  purpose: string;
  /** Pause between two runs, ms. */
  everyMs: number;
  /** Must run on time: never waits for other sweeps. */
  prompt?: boolean;
  /** Returns the number of things done, for the log. */
  run(deps: Deps): Promise<number>;
  /** The instant at which it next has something to do; it runs only then. Read every `everyMs` and after each run. */
  nextAt?(deps: Deps): Promise<Date | null>;
}
