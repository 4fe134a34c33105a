import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express, type Request, type Response } from 'express';
import sirv from 'sirv';
import type { Deps } from '../deps.ts';
import type { Logger } from '../shared/logger.ts';
import { shippedFile } from '../shared/project-root.ts';
import { createRateLimits } from './kit/rate-limit.ts';

const reportPath = '/csp-report';
/** Addresses that are not pages: a missing one is a problem, never the pages' own "not found". */
const noPages = /^\/(api|assets|static|problems|healthz|readyz|metrics|admin\/queues)(\/|$)/;

/**
 * Serves the built pages: hashed files with unlimited caching and already compressed, the one HTML document fresh with a
 * policy of its own.
 * Does nothing when they have not been built; the API then stands alone. Mount it last.
 */
export function mountWebPages(app: Express, { logger, config }: Pick<Deps, 'logger' | 'config'>): void {
  mountReports(app, logger);
  const folder = shippedFile('dist', 'web');
  const document = join(folder, 'index.html');
  if (![document, join(folder, 'assets'), join(folder, 'static')].every((path) => existsSync(path))) {
    logger.warn('the pages are not built (npm run build:web): only the API is served');
    return;
  }
  const html = readFileSync(document, 'utf8').replace('__PATTERNS__', config.patterns ? '1' : '0');
  const files = { brotli: true, gzip: true, etag: true };
  app.use('/assets', sirv(join(folder, 'assets'), { ...files, immutable: true, maxAge: 31_536_000 }));
  app.use('/static', sirv(join(folder, 'static'), { ...files, maxAge: 300 }));
  app.get('/{*page}', (request, response, next) => {
    if (wantsPage(request)) sendDocument(html, response);
    else next();
  });
}

/**
 * Programs accept anything or JSON: for them an unknown address is a problem. Only the start page is HTML for them, too.
 */
function wantsPage({ path, headers: { accept } }: Request): boolean {
  if (path === '/') return accept === undefined || /text\/html|\*\/\*/.test(accept);
  return !noPages.test(path) && accept?.includes('text/html') === true;
}

function sendDocument(html: string, response: Response): void {
  const nonce = randomBytes(16).toString('base64');
  response
    .set({
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-cache',
      'Content-Security-Policy': pagePolicy(nonce),
      'Reporting-Endpoints': `csp="${reportPath}"`,
      'Permissions-Policy': 'microphone=(self), camera=(), geolocation=(), payment=(), usb=()',
    })
    .send(html.replace('__CSP_NONCE__', nonce));
}

/**
 * Nothing inline but style elements with this answer's nonce, no foreign sources; recordings play from memory (`blob:`).
 */
function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    `report-uri ${reportPath}`,
    'report-to csp',
  ].join('; ');
}

/** Logs what browsers report as refused by the policy, without the queries of addresses, and limited in number and size. */
function mountReports(app: Express, logger: Logger): void {
  const limits = createRateLimits({ name: 'csp-report', points: 60, windowSeconds: 60 });
  const readReport = express.json({
    type: ['application/csp-report', 'application/reports+json', 'application/json'],
    limit: '32kb',
  });
  app.post(reportPath, readReport, async (request, response) => {
    await limits.count(request.ip ?? 'unknown');
    for (const report of reportsOf(request)) logger.warn({ report }, 'the content security policy refused something');
    response.status(204).end();
  });
}

type Report = Record<string, unknown>;
const told = [
  ['document-uri', 'documentURL'],
  ['blocked-uri', 'blockedURL'],
  ['effective-directive', 'effectiveDirective'],
  ['source-file', 'sourceFile'],
  ['line-number', 'lineNumber'],
] as const;

/** Both formats that browsers send: `csp-report` and the Reporting API's list. */
function reportsOf(request: Request): Report[] {
  const body = request.body as { 'csp-report'?: Report } | { body?: Report }[] | undefined;
  const reports = Array.isArray(body) ? body.map((entry) => entry?.body) : [body?.['csp-report']];
  return reports
    .filter((report): report is Report => typeof report === 'object' && report !== null)
    .slice(0, 10)
    .map((report) =>
      Object.fromEntries(
        told.map(([older, newer]) => [
          newer,
          String(report[older] ?? report[newer] ?? '')
            .split('?')[0]
            ?.slice(0, 300),
        ]),
      ),
    );
}
