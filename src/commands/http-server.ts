import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Express } from 'express';
import type { Config } from '../config/config.ts';
import { limitSlowHeaders } from '../http/slow-clients.ts';
import { answerUnreadableRequests } from '../http/unreadable-requests.ts';

export interface ServerClosing {
  /** Still answers everything for this long, ms, so that a balancer which asks `/readyz` can turn elsewhere. */
  drainMs: number;
  /** After that, running requests may take this long, ms. */
  graceMs: number;
}

export interface Listening {
  /** With the port that was really taken. */
  url: string;
  /** Says goodbye on every connection, stops accepting, lets running requests end, then cuts what is left. */
  close(closing: ServerClosing): Promise<void>;
}

/** @throws Error with the next step when the port is taken. */
export async function listen(app: Express, config: Pick<Config, 'host' | 'port'>): Promise<Listening> {
  const farewell = new Farewell();
  // Limits of time are looked at this often, ms; by itself Node looks every 30 s, and lets slow headers sit as long.
  const server = createServer({ connectionsCheckingInterval: 1_000 }, (request, response) => {
    farewell.see(response);
    app(request, response);
  });
  limitSlowHeaders(server);
  answerUnreadableRequests(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? portTaken(config.port) : error),
    );
    server.listen(config.port, config.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const host = config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host;
  return {
    url: `http://${host}:${port}`,
    async close({ drainMs, graceMs }) {
      farewell.begin();
      await sleep(drainMs);
      await closeServer(server, graceMs);
    },
  };
}

/**
 * Once begun, every answer says `Connection: close`. Without it clients keep sending on connections that stay open, until
 * they are cut in the middle of a request.
 */
class Farewell {
  private readonly answering = new Set<ServerResponse>();
  private begun = false;

  see(response: ServerResponse): void {
    if (this.begun) {
      response.setHeader('Connection', 'close');
      return;
    }
    this.answering.add(response);
    response.once('close', () => this.answering.delete(response));
  }

  begin(): void {
    this.begun = true;
    for (const response of this.answering) if (!response.headersSent) response.setHeader('Connection', 'close');
  }
}

function portTaken(port: number): Error {
  return new Error(`Port ${port} is taken by another program. Stop it, or choose another with PORT=3001 npm start.`);
}

async function closeServer(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Answers that had begun before the farewell leave an open connection behind.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(idle);
  clearTimeout(timer);
}
