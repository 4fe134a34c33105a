import type { Server } from 'node:http';
import type { Request, RequestHandler } from 'express';
import { longestUploadMs } from '../shared/work-folder.ts';

const headersLimit = 5_000;
const bodyLimit = 15_000;
/** A slow upload of 50 MiB may take as long as `longestUploadMs`, and is never silent for as long as this. */
const uploadSilence = 20_000;

/** Cuts off clients that send headers or bodies drop by drop (Node's own defaults allow them minutes). */
export function limitSlowHeaders(server: Server): void {
  server.headersTimeout = headersLimit;
  server.requestTimeout = longestUploadMs;
  server.keepAliveTimeout = 30_000;
}

export const limitSlowBodies: RequestHandler = (request, _response, next) => {
  const { headers } = request;
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (hasBody) cutOff(request);
  next();
};

function cutOff(request: Request): void {
  const streamed = /^(multipart\/|application\/offset\+)/.test(request.headers['content-type'] ?? '');
  if (streamed) {
    const { socket } = request;
    const cut = () => request.destroy();
    socket.setTimeout(uploadSilence).once('timeout', cut);
    // The connection may carry further requests, so nothing of this one may stay on it.
    request.once('close', () => socket.setTimeout(0).off('timeout', cut));
    return;
  }
  const timer = setTimeout(() => request.destroy(), bodyLimit);
  for (const over of ['end', 'close'] as const) request.once(over, () => clearTimeout(timer));
}
