import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Language } from '../deps.ts';
import { AppError, notFound } from '../shared/app-error.ts';
import type { Logger } from '../shared/logger.ts';
import { preferredLanguage } from './kit/language.ts';
import { problemOf } from './problem.ts';

/** Faults of the HTTP layer below us, by the name body-parser and Express give them. */
const bodyFaults: Record<string, { code: string; status: number }> = {
  'entity.parse.failed': { code: 'malformed_json', status: 400 },
  'entity.too.large': { code: 'body_too_large', status: 413 },
  'encoding.unsupported': { code: 'unsupported_media_type', status: 415 },
  'charset.unsupported': { code: 'unsupported_media_type', status: 415 },
  'entity.verify.failed': { code: 'malformed_json', status: 400 },
  'request.size.invalid': { code: 'malformed_json', status: 400 },
  'request.aborted': { code: 'request_aborted', status: 400 },
};

/** Connection faults of PostgreSQL: the caller may try again. */
const unavailable = new Set([
  'ECONNREFUSED',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  '57P01',
  '57P03',
  '53300',
  '08006',
]);

/** Text that PostgreSQL cannot hold: NUL characters and halves of characters. */
const unstorable = new Set(['22021', '22P05']);

function translate(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { type, code, status } = (error ?? {}) as { type?: string; code?: string; status?: number };
  const fault = type ? bodyFaults[type] : undefined;
  if (fault) return new AppError(fault.code, { status: fault.status, cause: error });
  if (error instanceof URIError || status === 400)
    return new AppError('malformed_request', { status: 400, cause: error });
  if (code && unavailable.has(code)) {
    return new AppError('temporarily_unavailable', { status: 503, headers: { 'Retry-After': '2' }, cause: error });
  }
  if (code && unstorable.has(code)) return new AppError('unusable_text', { status: 400, cause: error });
  return new AppError('internal', { status: 500, cause: error });
}

function languageOf(request: Request, response: Response): Language {
  return (response.locals.language as Language | undefined) ?? preferredLanguage(request.headers['accept-language']);
}

/** The one translator at the edge: a named refusal becomes a problem; anything else is logged and masked. */
export function errorHandler(logger: Logger): ErrorRequestHandler {
  return (error, request, response, _next) => {
    const refusal = translate(error);
    const requestId = String(request.id);
    if (refusal.status >= 500)
      logger.error({ err: error, requestId, method: request.method, url: request.path }, 'request failed');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const language = languageOf(request, response);
    for (const [name, value] of Object.entries(refusal.headers)) response.setHeader(name, value);
    response
      .status(refusal.status)
      .set('Content-Type', 'application/problem+json')
      .set('Content-Language', language)
      .send(JSON.stringify(problemOf(refusal, language, requestId)));
  };
}

export const unknownRoute: RequestHandler = () => {
  throw notFound();
};
