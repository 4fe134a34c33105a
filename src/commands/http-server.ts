import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import type { Config } from '../config/config.ts';
import { limitSlowHeaders } from '../http/slow-clients.ts';

export interface Listening {
  /** With the port that was really taken. */
  url: string;
  /** Stops accepting, lets running requests end, then cuts what is left. */
  close(graceMs: number): Promise<void>;
}

/** @throws Error with the next step when the port is taken. */
export async function listen(app: Express, config: Pick<Config, 'host' | 'port'>): Promise<Listening> {
  const server = createServer(app);
  limitSlowHeaders(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? portTaken(config.port) : error),
    );
    server.listen(config.port, config.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const host = config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host;
  return { url: `http://${host}:${port}`, close: (graceMs) => closeServer(server, graceMs) };
}

function portTaken(port: number): Error {
  return new Error(`Port ${port} is taken by another program. Stop it, or choose another with PORT=3001 npm start.`);
}

async function closeServer(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(timer);
}
