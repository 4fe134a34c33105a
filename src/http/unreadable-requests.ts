import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { AppError } from '../shared/app-error.ts';
import { preferredLanguage } from './kit/language.ts';
import { problemOf } from './problem.ts';

/** Requests that Node's parser refuses before the application sees them, by the code of its error. */
const parserFaults: Record<string, { code: string; status: string }> = {
  HPE_HEADER_OVERFLOW: { code: 'headers_too_large', status: '431 Request Header Fields Too Large' },
  ERR_HTTP_REQUEST_TIMEOUT: { code: 'request_too_slow', status: '408 Request Timeout' },
};
const malformed = { code: 'malformed_request', status: '400 Bad Request' };

/** Answers requests that never reach the application like all others; Node itself would send an empty 400. */
export function answerUnreadableRequests(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException & { rawPacket?: Buffer }, socket) => {
    // A peer that is gone hears nothing; one in the middle of an answer would take ours for a part of it.
    if (error.code === 'ECONNRESET' || !socket.writable || hasBegunAnswer(socket)) {
      socket.destroy(error);
      return;
    }
    socket.end(answerTo(parserFaults[error.code ?? ''] ?? malformed, error.rawPacket));
  });
}

/** Node keeps the running answer of a connection here; its own handler reads the same property. */
function hasBegunAnswer(socket: Duplex): boolean {
  const { _httpMessage: answer } = socket as Duplex & { _httpMessage?: { headersSent: boolean } | null };
  return answer?.headersSent === true;
}

function answerTo({ code, status }: typeof malformed, packet: Buffer | undefined): string {
  const wish = /^accept-language:(.*)$/im.exec(packet?.toString('latin1') ?? '')?.[1];
  const language = preferredLanguage(wish?.trim());
  const id = randomUUID();
  const refusal = new AppError(code, { status: Number.parseInt(status, 10) });
  const body = JSON.stringify(problemOf(refusal, language, id));
  const headers = {
    'Content-Type': 'application/problem+json',
    'Content-Language': language,
    'Content-Length': Buffer.byteLength(body),
    'X-Request-Id': id,
    'Cache-Control': 'no-store',
    Connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `HTTP/1.1 ${status}\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
}
