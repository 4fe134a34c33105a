import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface LoadOrder {
  port: number;
  connections: number;
  /** Whole HTTP/1.1 requests, used in turn. */
  requests: string[];
  /** How many to send in all. */
  count: number;
}

export interface LoadResult {
  seconds: number;
  /** Milliseconds from the last byte written to the last byte read, one per answer. */
  latencies: number[];
  statuses: Record<string, number>;
}

export interface LoadGenerator {
  /** @throws Error when an answer has another status than `expected`. */
  run(order: LoadOrder, expected: number): Promise<LoadResult>;
  close(): void;
}

/** Starts the process that sends the load. */
export function startLoadGenerator(): LoadGenerator {
  const program = fileURLToPath(new URL('./http-load.program.ts', import.meta.url));
  const child: ChildProcess = fork(program, { execArgv: ['--import', 'tsx'] });
  return {
    async run(order, expected) {
      const result = await new Promise<LoadResult>((resolve, reject) => {
        const ended = () => reject(new Error('the load generator has ended'));
        child.once('exit', ended);
        child.once('message', (message) => {
          child.off('exit', ended);
          resolve(message as LoadResult);
        });
        child.send(order);
      });
      if (result.statuses[expected] !== order.count) throw new Error(`answers: ${JSON.stringify(result.statuses)}`);
      return result;
    },
    close: () => void child.kill(),
  };
}

/** The bytes of one request. */
export function rawRequest(request: { method: string; path: string; key?: string; body?: unknown }): string {
  const body = request.body === undefined ? '' : JSON.stringify(request.body);
  const head = [
    `${request.method} ${request.path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Accept: application/json',
    'Accept-Language: en',
    ...(request.key ? [`Authorization: Bearer ${request.key}`] : []),
    ...(body ? ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`] : []),
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
