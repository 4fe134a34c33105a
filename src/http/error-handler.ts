import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Language } from '../deps.ts';
import { notFound } from '../shared/app-error.ts';
import type { Logger } from '../shared/logger.ts';
import { isClientGone } from './client-gone.ts';
import { preferredLanguage } from './kit/language.ts';
import { headersOf, refusalOf } from './kit/refusal.ts';
import { problemOf } from './problem.ts';

function languageOf(request: Request, response: Response): Language {
  return (response.locals.language as Language | undefined) ?? preferredLanguage(request.headers['accept-language']);
}

/**
 * Turns every error into a problem: a refusal by its code; anything else is logged and masked. A client that left before
 * its answer was complete gets none, and it is not logged as an error.
 */
export function errorHandler(logger: Logger): ErrorRequestHandler {
  return (error, request, response, _next) => {
    const callId = String(request.id);
    const call = { callId, method: request.method, url: request.path };
    if (isClientGone(error, request, response)) {
      logger.debug({ ...call, reason: (error as Error).message }, 'the client left');
      response.destroy();
      return;
    }
    const refusal = refusalOf(error);
    if (refusal.status >= 500) logger.error({ err: error, ...call }, 'request failed');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const language = languageOf(request, response);
    for (const [name, value] of headersOf(refusal)) response.setHeader(name, value);
    response
      .status(refusal.status)
      .set('Content-Type', 'application/problem+json')
      .set('Content-Language', language)
      .send(JSON.stringify(problemOf(refusal, language, callId)));
  };
}

export const unknownRoute: RequestHandler = () => {
  throw notFound();
};
