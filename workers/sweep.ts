import type { Deps } from '../src/deps.ts';

/** Bounded work that heals or tidies; running it twice, or never having run, does no harm. */
export interface Sweep {
  name: string;
  /** What it does, for docs/background-work.md: a phrase that begins with a verb. */
  purpose: string;
  /** Rest between two runs, ms. */
  everyMs: number;
  /** Keeps to the second: never waits for other sweeps. */
  prompt?: boolean;
  /** Returns how many things it did, for the log. */
  run(deps: Deps): Promise<number>;
  /** When there is something for it to do: it runs then, and not without. Asked every `everyMs` and after each run. */
  nextAt?(deps: Deps): Promise<Date | null>;
}
