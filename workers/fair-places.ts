import { DeferError } from '../src/queue/task-queue.port.ts';

/** Delay between two deferred tasks of one owner, ms: a free place is taken that soon. */
const spacingMs = 250;
const longestMs = 30_000;

/**
 * Keeps places free for others: no owner has more than this many runs in this process at the same time. Further tasks are
 * deferred, one after the other, so that a large backlog does not spin.
 */
export class FairPlaces {
  private readonly most: number;
  private readonly running = new Map<string, number>();
  private readonly putOff = new Map<string, Set<string>>();

  constructor(most: number) {
    this.most = most;
  }

  /** @throws DeferError when the owner already uses all its places. */
  async take<Result>(run: { owner: string; id: string }, work: () => Promise<Result>): Promise<Result> {
    const { owner, id } = run;
    const waiting = this.putOff.get(owner) ?? new Set();
    waiting.delete(id);
    const count = this.running.get(owner) ?? 0;
    if (count >= this.most) {
      waiting.add(id);
      this.putOff.set(owner, waiting);
      throw new DeferError(Math.min(longestMs, waiting.size * spacingMs));
    }
    if (waiting.size === 0) this.putOff.delete(owner);
    this.running.set(owner, count + 1);
    try {
      return await work();
    } finally {
      const left = (this.running.get(owner) ?? 1) - 1;
      if (left > 0) this.running.set(owner, left);
      else this.running.delete(owner);
    }
  }
}
