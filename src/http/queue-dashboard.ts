import type { Express, RequestHandler } from 'express';
import { can } from '../domain/access/policy.ts';
import { AppError } from '../shared/app-error.ts';
import type { Authenticator } from './kit/authenticator.port.ts';
import { assertOwnOrigin } from './kit/origin.ts';

export const dashboardPath = '/admin/queues';

/** The job dashboard, behind the admin's sign-in (a session or a key); a browser's writes only from our own pages. */
export function mountQueueDashboard(
  app: Express,
  parts: { authenticator: Authenticator; dashboard: RequestHandler; publicUrl(): string },
): void {
  const onlyAdmins: RequestHandler = async (request, _response, next) => {
    const who = await parts.authenticator.authenticate(request.headers);
    if (!who || who.restriction !== null) throw new AppError('not_signed_in', { status: 401 });
    if (!can(who.actor, 'queue.dashboard', { organisationId: null })) throw new AppError('forbidden', { status: 403 });
    if (who.via === 'session') assertOwnOrigin(request, parts.publicUrl());
    next();
  };
  app.use(dashboardPath, onlyAdmins, parts.dashboard);
}
