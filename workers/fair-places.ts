import { DeferError } from '../src/queue/task-queue.port.ts';

/** Between two of one owner's tasks that are put off, ms: a free place is taken that soon. */
const spacingMs = 250;
const longestMs = 30_000;

/**
 * Leaves places to others: no owner has more than so many runs in this process at the same time. What comes over that is put
 * off, one after the other, so that a large backlog does not spin.
 */
export class FairPlaces {
  private readonly most: number;
  private readonly running = new Map<string, number>();
  private readonly putOff = new Map<string, Set<string>>();

  constructor(most: number) {
    this.most = most;
  }

  /** @throws DeferError when the owner has its share already. */
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
