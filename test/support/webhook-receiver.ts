import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** One event as it arrived. */
export interface Received {
  headers: Record<string, string>;
  body: string;
  // biome-ignore lint/suspicious/noExplicitAny: read as a recipient's program reads it
  event: any;
}

export interface WebhookReceiver {
  url: string;
  received: Received[];
  /** Sets its answers from now on; default 204. */
  answer(how: (received: Received, response: ServerResponse, request: IncomingMessage) => void): void;
  close(): Promise<void>;
}

/** A customer's endpoint: a real HTTP server on this machine that keeps the events it receives. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const received: Received[] = [];
  const good = (_received: Received, response: ServerResponse) => response.writeHead(204).end();
  let answer: Parameters<WebhookReceiver['answer']>[0] = good;
  const server: Server = createServer(async (request, response) => {
    const body = await text(request);
    const one = {
      headers: request.headers as Record<string, string>,
      body,
      event: body === '' ? null : JSON.parse(body),
    };
    received.push(one);
    answer(one, response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    received,
    answer: (how) => {
      answer = how;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
