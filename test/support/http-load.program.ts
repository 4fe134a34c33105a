/**
 * Load from a process of its own: keeps a number of connections busy with ready-made HTTP/1.1 requests and tells how long
 * each answer took. It reads only what it must (status, length), so that the server gets the processor.
 */
import { connect, type Socket } from 'node:net';
import type { LoadOrder, LoadResult } from './http-load.ts';

class Connection {
  private readonly socket: Socket;
  private answered: (status: number) => void = () => undefined;
  private status = 0;
  /** Bytes of the answer still expected; -1 while its headers are being read. */
  private missing = -1;
  private head = '';

  constructor(socket: Socket) {
    this.socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.read(chunk));
  }

  send(request: string): Promise<number> {
    return new Promise((resolve) => {
      this.answered = resolve;
      this.socket.write(request);
    });
  }

  end(): void {
    this.socket.destroy();
  }

  private read(chunk: Buffer): void {
    let body = chunk.length;
    if (this.missing < 0) {
      const before = this.head.length;
      this.head += chunk.toString('latin1');
      const end = this.head.indexOf('\r\n\r\n');
      if (end < 0) return;
      this.status = Number(this.head.slice(9, 12));
      this.missing = Number(/^content-length: *(\d+)/im.exec(this.head.slice(0, end))?.[1] ?? 0);
      body = chunk.length - (end + 4 - before);
      this.head = '';
    }
    this.missing -= body;
    if (this.missing > 0) return;
    this.missing = -1;
    this.answered(this.status);
  }
}

function open(port: number): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(new Connection(socket)));
    socket.once('error', reject);
  });
}

async function run({ port, connections, requests, count }: LoadOrder): Promise<LoadResult> {
  const opened = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const result: LoadResult = { seconds: 0, latencies: [], statuses: {} };
  let next = 0;
  const started = performance.now();
  const work = async (connection: Connection) => {
    while (next < count) {
      const request = requests[next % requests.length] as string;
      next += 1;
      const sent = performance.now();
      const status = await connection.send(request);
      result.latencies.push(performance.now() - sent);
      result.statuses[status] = (result.statuses[status] ?? 0) + 1;
    }
  };
  await Promise.all(opened.map(work));
  result.seconds = (performance.now() - started) / 1000;
  for (const connection of opened) connection.end();
  return result;
}

process.on('message', (order: LoadOrder) => {
  run(order).then(
    (result) => process.send?.(result),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
