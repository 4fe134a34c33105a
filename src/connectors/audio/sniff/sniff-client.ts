import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { RawFormat } from '../../../domain/audio/voice-formats.ts';
import { shippedFile } from '../../../shared/project-root.ts';
import { refusal, type SniffResult } from './sniff-result.ts';
import type { SniffReply, SniffRequest } from './sniff-worker.ts';

const resourceLimits = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16, stackSizeMb: 2 };

/** The thread's bundle: beside the program that was built, or in the installation's `dist`. */
function builtThread(): URL | null {
  const beside = new URL('./sniff-worker.js', import.meta.url);
  if (existsSync(beside)) return beside;
  const shipped = pathToFileURL(shippedFile('dist', 'sniff-worker.js'));
  return existsSync(shipped) ? shipped : null;
}

/** Built, the thread is a bundle; from source, tsx (a development tool) compiles it as it loads. */
function startThread(): Worker {
  const built = import.meta.url.endsWith('.ts') ? null : builtThread();
  if (built) return new Worker(built, { execArgv: [], env: {}, resourceLimits });
  const source = pathToFileURL(shippedFile('src', 'connectors', 'audio', 'sniff', 'sniff-worker.ts'));
  const compiler = pathToFileURL(
    createRequire(import.meta.url)
      .resolve('tsx/esm/api')
      .replace(/cjs$/, 'mjs'),
  );
  const boot = `import(${JSON.stringify(compiler.href)}).then((tsx) => { tsx.register(); return import(${JSON.stringify(source.href)}); })`;
  return new Worker(boot, { eval: true, execArgv: [], env: {}, resourceLimits });
}

export interface Sniffer {
  /** Never rejects because of the file: one that the thread fails on gets the result known by then. */
  sniff(path: string, rawFormat: RawFormat | null, signal?: AbortSignal): Promise<SniffResult>;
  close(): Promise<void>;
}

/**
 * Sniffs files one at a time in one warm thread. Over the time limit, or out of memory, the thread is replaced and the
 * file is judged by our own first reading, or as damaged without one.
 */
export function createSniffer(options: { timeLimitMs: number }): Sniffer {
  const threads = new ThreadKeeper();
  threads.warm();
  let queue: Promise<unknown> = Promise.resolve();
  return {
    sniff(path, rawFormat, signal) {
      const next = queue.then(() => {
        signal?.throwIfAborted();
        return threads.ask({ path, rawFormat }, options.timeLimitMs);
      });
      queue = next.catch(() => undefined);
      return next;
    },
    close: () => threads.stop(),
  };
}

class ThreadKeeper {
  #thread: Worker | null = null;
  #ready: Promise<void> = Promise.resolve();
  #lastError: unknown;
  #ids = 0;

  /** Started ahead of the first file; never keeps the process alive by itself. */
  warm(): Worker {
    if (!this.#thread) {
      const thread = startThread();
      thread.unref();
      const forget = () => {
        if (this.#thread === thread) this.#thread = null;
      };
      // Loading the thread does not count against a file's time limit.
      this.#ready = new Promise((resolve) => {
        thread.once('message', () => resolve());
        thread.once('error', () => resolve());
        thread.once('exit', () => resolve());
      });
      thread.on('error', (error) => {
        this.#lastError = error;
        forget();
      });
      thread.on('exit', forget);
      this.#thread = thread;
    }
    return this.#thread;
  }

  async stop(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    await thread?.terminate();
  }

  async ask(request: Omit<SniffRequest, 'id'>, timeLimitMs: number): Promise<SniffResult> {
    const thread = this.warm();
    const waiting = setInterval(() => undefined, 60_000);
    await this.#ready.finally(() => clearInterval(waiting));
    if (this.#thread !== thread) throw new Error('the sniffing thread did not start', { cause: this.#lastError });
    this.#ids += 1;
    const id = this.#ids;
    return new Promise((resolve, reject) => {
      let first: SniffResult | null = null;
      const settle = (result: SniffResult) => {
        clearTimeout(timer);
        thread.off('message', onMessage);
        thread.off('exit', onExit);
        resolve(result);
      };
      const fallback = () => settle(first ?? refusal('damaged', { reason: 'limits' }));
      const onExit = () => fallback();
      const onMessage = (reply: SniffReply) => {
        if (reply.stage === 'ready' || reply.id !== id) return;
        if (reply.stage === 'failed') {
          // A file that cannot even be read is the machine's fault, not the sender's.
          if (/ENOENT|EACCES|EMFILE|ENFILE|EIO/.test(reply.message)) reject(new Error(reply.message));
          settle(refusal('damaged', { reason: 'header' }));
        } else if (reply.stage === 'first') first = reply.result;
        else settle(reply.result);
      };
      const timer = setTimeout(() => {
        fallback();
        void this.stop();
      }, timeLimitMs);
      thread.on('message', onMessage);
      thread.on('exit', onExit);
      thread.postMessage({ id, ...request } satisfies SniffRequest);
    });
  }
}
