import { useCallback, useSyncExternalStore } from 'react';

/** One timer for all that look at the same pace: a list of countdowns ticks at once. */
class Ticker {
  private now = Date.now();
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly everyMs: number;

  constructor(everyMs: number) {
    this.everyMs = everyMs;
  }

  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    this.timer ??= setInterval(() => this.tick(), this.everyMs);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      clearInterval(this.timer);
      this.timer = undefined;
    };
  }

  /** Nobody has looked for a while: the time that is shown first is right. */
  read(): number {
    if (this.timer === undefined && Date.now() - this.now >= this.everyMs) this.now = Date.now();
    return this.now;
  }

  private tick(): void {
    this.now = Date.now();
    for (const listener of this.listeners) listener();
  }
}

const tickers = new Map<number, Ticker>();

function tickerOf(everyMs: number): Ticker {
  const known = tickers.get(everyMs) ?? new Ticker(everyMs);
  tickers.set(everyMs, known);
  return known;
}

/**
 * The current time, ms since 1970, updated every `everyMs`: for countdowns. From the device's clock, without asking the
 * server.
 */
export function useNow(everyMs = 1000): number {
  const ticker = tickerOf(everyMs);
  return useSyncExternalStore(
    useCallback((listener: () => void) => ticker.listen(listener), [ticker]),
    () => ticker.read(),
  );
}
