import { randomUUID } from 'node:crypto';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { pinoHttp } from 'pino-http';
import type { Deps } from '../deps.ts';
import { AppError } from '../shared/app-error.ts';
import { isClientGone } from './client-gone.ts';
import { mountDocs } from './docs-page.ts';
import { errorHandler, unknownRoute } from './error-handler.ts';
import { dependencyChecks, mountHealth } from './health.ts';
import type { Authenticator } from './kit/authenticator.port.ts';
import { mountRoutes } from './kit/mount.ts';
import { createRateLimits, type RateLimits } from './kit/rate-limit.ts';
import type { Route } from './kit/route.ts';
import { createMetrics, mountMetrics } from './metrics.ts';
import { openApiDocument } from './openapi.ts';
import { mountProblemPages } from './problem-pages.ts';
import { limitSlowBodies } from './slow-clients.ts';
import { mountWebPages } from './web-pages.ts';

export interface AppOptions {
  deps: Deps;
  authenticator: Authenticator;
  routes: Route[];
  /** Handlers that are not JSON endpoints of ours: sign-in's and the queue dashboard. */
  mounts: ((app: Express) => void)[];
  version: string;
  limits?: RateLimits;
  isClosing(): boolean;
  isReady(): boolean;
}

/** The Express application, middleware top to bottom. */
export function createApp(options: AppOptions): Express {
  const { deps } = options;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', deps.config.trustProxy);
  app.set('etag', false);
  const metrics = createMetrics(deps);
  app.use(requestLog(deps), metrics.measure, securityHeaders(), limitSlowBodies);
  mountHealth(app, dependencyChecks(deps), options.isClosing, options.isReady);
  mountMetrics(app, metrics);
  for (const mount of options.mounts) mount(app);
  app.use('/api/v1', notKept, onlyJson, express.json({ limit: '256kb' }));
  const limits = options.limits ?? createRateLimits({ name: 'api', points: 6000, windowSeconds: 60 });
  mountRoutes(app, options.routes, { deps, authenticator: options.authenticator, limits });
  mountDocs(app, openApiDocument(options.routes, options.version));
  mountProblemPages(app);
  mountWebPages(app, deps);
  app.use(unknownRoute);
  app.use(errorHandler(deps.logger));
  return app;
}

function requestLog(deps: Deps): RequestHandler {
  return pinoHttp({
    logger: deps.logger,
    genReqId: (_request, response) => {
      const callId = randomUUID();
      response.setHeader('X-Request-Id', callId);
      return callId;
    },
    // Probes are repeated while a process starts or stops: "not yet" is their answer, not an error.
    customLogLevel: (request, response, error) =>
      request.url !== '/readyz' && (error ? !isClientGone(error, request, response) : response.statusCode >= 500)
        ? 'error'
        : 'debug',
    serializers: {
      req: (request: { id: string; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        url: request.url.split('?')[0],
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
  });
}

/** No foreign sources, nothing inline; `unsafe-inline` for styles only, which the docs page's library sets itself. */
function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        mediaSrc: ["'self'", 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  });
}

/**
 * Answers are about people and customers, so no cache may keep them (OWASP ASVS 5, 14.3.2). A route that streams sets its
 * own header.
 */
const notKept: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};

/** A body of another type is refused, not ignored, because the caller meant something by it. */
const onlyJson: RequestHandler = (request, _response, next) => {
  const type = request.headers['content-type'];
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  const readable =
    type === undefined
      ? !hasBody
      : /^(application\/json|multipart\/form-data|application\/offset\+octet-stream)\b/i.test(type);
  next(hasBody && !readable ? new AppError('unsupported_media_type', { status: 415 }) : undefined);
};
