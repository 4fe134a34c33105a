import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Express } from 'express';
import type { Config } from '../config/config.ts';
import { limitSlowHeaders } from '../http/slow-clients.ts';
import { answerUnreadableRequests } from '../http/unreadable-requests.ts';

export interface ServerClosing {
  /**
   * How long everything is still answered after a stop was asked for, ms, so that a load balancer that polls `/readyz`
   * can switch.
   */
  drainMs: number;
  /** After that, how long running requests may take, ms. */
  graceMs: number;
}

export interface Listening {
  /** With the port that is really used. */
  url: string;
  /** Closes keep-alive connections, stops accepting, lets running requests finish, then cuts the rest. */
  close(closing: ServerClosing): Promise<void>;
}

/** @throws Error with the next step when the port is taken. */
export async function listen(app: Express, config: Pick<Config, 'host' | 'port'>): Promise<Listening> {
  const farewell = new Farewell();
  // How often timeouts are checked, ms; Node's default of 30 s would let slow headers stay as long.
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
 * From then on every answer says `Connection: close`. Without it clients keep sending on connections that stay open,
 * until they are cut in the middle of a request.
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
  // Answers that began before the stop leave an open connection behind.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(idle);
  clearTimeout(timer);
}
