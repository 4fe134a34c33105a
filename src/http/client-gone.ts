import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '../shared/app-error.ts';
import { systemErrorCode } from '../shared/system-error.ts';

/** What reading from or writing to somebody who has gone ends with. */
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
 * Whether an error only says that the client closed the connection: a player that seeks, a page that was left, an upload that was
 * given up. A response that we broke off ourselves carries its error, and that one counts.
 */
export function isClientGone(error: unknown, request: IncomingMessage, response: ServerResponse): boolean {
  if (!request.socket.destroyed || response.errored) return false;
  if (error instanceof AppError) return error.code === 'request_aborted';
  return endings.has(systemErrorCode(error) ?? '');
}
