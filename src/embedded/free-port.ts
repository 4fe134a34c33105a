import { createServer } from 'node:net';

/** Finds a free port on 127.0.0.1: the preferred one if it is free, else one that the system picks. */
export async function pickFreePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await portIfFree(preferred)) !== undefined) return preferred;
  const port = await portIfFree(0);
  if (port === undefined) throw new Error('no free TCP port on 127.0.0.1');
  return port;
}

function portIfFree(port: number): Promise<number | undefined> {
  return new Promise((settle) => {
    const server = createServer();
    server.once('error', () => settle(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => settle(address !== null && typeof address === 'object' ? address.port : undefined));
    });
  });
}
