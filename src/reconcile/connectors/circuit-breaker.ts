/** Open: no calls until the pause is over. Half-open: one call finds out whether the phone system answers again. */
export type BreakerState = 'closed' | 'open' | 'halfOpen';

export interface BreakerOptions {
  /** Unanswered calls in a row after which it opens. */
  threshold: number;
  /** First pause, ms; doubles each time the phone system still does not answer. */
  restMs: number;
  longestRestMs: number;
  /** The monotonic clock, ms. */
  nowMs: () => number;
}

/** Counts unanswered calls of one phone system and decides whether the next may be made. */
export class CircuitBreaker {
  private readonly options: BreakerOptions;
  private unanswered = 0;
  private openUntil: number | null = null;
  private probing = false;

  constructor(options: BreakerOptions) {
    this.options = options;
  }

  get state(): BreakerState {
    if (this.openUntil === null) return 'closed';
    return this.probing || this.options.nowMs() >= this.openUntil ? 'halfOpen' : 'open';
  }

  /** Whether a call may be made now; while half-open only the first one. The caller then reports how it ended. */
  enter(): boolean {
    if (this.openUntil === null) return true;
    if (this.probing || this.options.nowMs() < this.openUntil) return false;
    this.probing = true;
    return true;
  }

  answered(): void {
    this.unanswered = 0;
    this.openUntil = null;
    this.probing = false;
  }

  /** The caller gave the call up: it says nothing about the phone system. */
  undecided(): void {
    this.probing = false;
  }

  notAnswered(): void {
    const { threshold, restMs, longestRestMs, nowMs } = this.options;
    this.unanswered += 1;
    this.probing = false;
    if (this.unanswered < threshold) return;
    const rest = restMs * 2 ** (this.unanswered - threshold);
    this.openUntil = nowMs() + Math.min(longestRestMs, rest);
  }
}
