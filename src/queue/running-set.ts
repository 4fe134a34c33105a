import { HandBackError } from './task-queue.port.ts';

/** The runs in progress of a consumer, so that a stop can wait for them and then abort them. */
export class RunningSet {
  stopped = false;
  private readonly runs = new Map<AbortController, Promise<unknown>>();

  get size(): number {
    return this.runs.size;
  }

  async track(run: (controller: AbortController) => Promise<void>): Promise<void> {
    const controller = new AbortController();
    const ended = run(controller);
    this.runs.set(controller, ended);
    try {
      await ended;
    } catch (error) {
      throw controller.signal.reason instanceof HandBackError ? controller.signal.reason : error;
    } finally {
      this.runs.delete(controller);
    }
  }

  /** From now on a task that was taken must be handed back. */
  stop(): void {
    this.stopped = true;
  }

  abort(): void {
    for (const controller of this.runs.keys()) controller.abort(new HandBackError('the process stops'));
  }

  /** Waits until no run is in progress, `timeoutMs` at most. */
  async settled(timeoutMs: number): Promise<void> {
    if (this.runs.size === 0) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((settle) => {
      timer = setTimeout(settle, timeoutMs);
    });
    await Promise.race([Promise.allSettled([...this.runs.values()]), late]);
    clearTimeout(timer);
  }
}
