import type { Express, RequestHandler, Response } from 'express';
import { can } from '../domain/access/policy.ts';
import { AppError } from '../shared/app-error.ts';
import type { Authenticator } from './kit/authenticator.port.ts';
import { assertOwnOrigin } from './kit/origin.ts';

export const dashboardPath = '/admin/queues';

/**
 * The queue dashboard, behind the admin's sign-in (a session or a key); a browser's writes only from our own pages. A
 * browser without a session is redirected to the sign-in.
 */
export function mountQueueDashboard(
  app: Express,
  parts: { authenticator: Authenticator; dashboard: RequestHandler; publicUrl(): string },
): void {
  const onlyAdmins: RequestHandler = async (request, response, next) => {
    const who = await parts.authenticator.authenticate(request.headers);
    const isPage = request.method === 'GET' && request.accepts(['json', 'html']) === 'html';
    if (!who && isPage) return response.redirect(303, '/sign-in?next=/background-work');
    if (!who || who.restriction !== null) throw new AppError('not_signed_in', { status: 401 });
    if (!can(who.actor, 'queue.dashboard', { organisationId: null })) throw new AppError('forbidden', { status: 403 });
    if (who.via === 'session') assertOwnOrigin(request, parts.publicUrl());
    next();
  };
  app.use(dashboardPath, onlyAdmins, fitForBrowser, parts.dashboard);
}

/** The dashboard finds its files by a `base` element, which our policy forbids elsewhere, and loads fonts from outside. */
const fitForBrowser: RequestHandler = (_request, response, next) => {
  const policy = String(response.getHeader('Content-Security-Policy'));
  response.setHeader('Content-Security-Policy', policy.replace("base-uri 'none'", "base-uri 'self'"));
  const render = response.render.bind(response);
  response.render = ((view: string, values: object) =>
    render(view, values, (error, html) => {
      if (error) return next(error);
      response.send(html.replace(/<link [^>]*href="https:[^>]*>/g, ''));
    })) as Response['render'];
  next();
};
