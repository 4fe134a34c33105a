import { AppError } from '../../shared/app-error.ts';

export interface TurnOptions {
  /** Pieces of work that run at once. */
  mostAtOnce: number;
  /** Pieces of work that may wait for a turn; more are refused. */
  mostWaiting: number;
  /** What a refused caller is asked to wait, seconds. */
  retrySeconds: number;
}

/** Runs a few pieces of work at once; others wait in the order in which they came. */
export class Turns {
  private readonly options: TurnOptions;
  private readonly waiting = new Set<() => void>();
  private running = 0;

  constructor(options: TurnOptions) {
    this.options = options;
  }

  /**
   * A caller whose signal aborts gives up its place at once.
   * @throws AppError `too_many_requests` (429) where too many wait; the signal's reason.
   */
  async run<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    signal?.throwIfAborted();
    if (this.running >= this.options.mostAtOnce) await this.wait(signal);
    else this.running += 1;
    try {
      return await work();
    } finally {
      this.pass();
    }
  }

  private async wait(signal?: AbortSignal): Promise<void> {
    const { mostWaiting, retrySeconds: seconds } = this.options;
    if (this.waiting.size >= mostWaiting)
      throw new AppError('too_many_requests', {
        status: 429,
        params: { seconds },
        headers: { 'Retry-After': String(seconds) },
      });
    await new Promise<void>((resolve, reject) => {
      const leave = () => {
        this.waiting.delete(begin);
        reject(signal?.reason);
      };
      const begin = () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.waiting.add(begin);
    });
  }

  /** Gives the turn to whoever has waited longest. */
  private pass(): void {
    const [begin] = this.waiting;
    if (begin === undefined) this.running -= 1;
    else {
      this.waiting.delete(begin);
      begin();
    }
  }
}
