import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '../shared/app-error.ts';
import { systemErrorCode } from '../shared/system-error.ts';

/** Error codes of reading from or writing to a client that has gone. */
const endings = new Set([
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_UNABLE_TO_PIPE',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ABORT_ERR',
]);

/**
 * Whether an error only means that the client closed the connection: a player that seeks, a page that was left, a
 * cancelled upload. A response that we aborted ourselves carries its error, and that one counts.
 */
export function isClientGone(error: unknown, request: IncomingMessage, response: ServerResponse): boolean {
  if (!request.socket.destroyed || response.errored) return false;
  if (error instanceof AppError) return error.code === 'request_aborted';
  return endings.has(systemErrorCode(error) ?? '');
}
