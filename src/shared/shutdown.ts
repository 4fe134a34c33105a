import type { Logger } from './logger.ts';

export type Closer = () => Promise<void>;

/** Closes resources in reverse order of opening; one that fails to close does not keep the others open. */
export class Closers {
  private readonly stack: { name: string; close: Closer }[] = [];
  private readonly logger: Logger;
  private running: Promise<void> | undefined;

  constructor(logger: Logger) {
    this.logger = logger;
  }

  add(name: string, close: Closer): void {
    this.stack.push({ name, close });
  }

  /** Closes everything once; a second call waits for the same end. */
  closeAll(): Promise<void> {
    this.running ??= this.run();
    return this.running;
  }

  private async run(): Promise<void> {
    for (const { name, close } of this.stack.reverse()) {
      try {
        await close();
        this.logger.debug({ part: name }, 'closed');
      } catch (error) {
        this.logger.error({ err: error, part: name }, 'could not close cleanly');
      }
    }
  }
}

/**
 * Shuts the process down on SIGTERM or SIGINT: stops taking work, finishes it or hands it back, closes. A second signal,
 * or the deadline (seconds), ends it at once.
 */
export function closeOnSignal(options: { logger: Logger; seconds: number; close: Closer }): void {
  let closing = false;
  const end = async (signal: string) => {
    if (closing) process.exit(1);
    closing = true;
    options.logger.info({ signal }, 'stopping');
    const timer = setTimeout(() => {
      options.logger.error({ seconds: options.seconds }, 'did not stop in time');
      process.exit(1);
    }, options.seconds * 1000);
    await options.close();
    clearTimeout(timer);
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end(signal));
}
