import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import {
  getSharingEndpoint,
  publicBadgeEndpoint,
  publicCalendarEndpoint,
  publicHoursEndpoint,
  publicJsonLdEndpoint,
  shareHoursEndpoint,
  unshareHoursEndpoint,
} from '../../../contract/public-hours.contract.ts';
import type { Deps } from '../../../deps.ts';
import { createRateLimits } from '../../../http/kit/rate-limit.ts';
import { ok, type Route, route, streamRoute } from '../../../http/kit/route.ts';
import { presentPublicHours, publicBadge, publicCalendar, publicJsonLd } from './public-hours.presenter.ts';
import { type PublicHours, readPublicHours } from './read-public-hours.ts';
import { readSharing, shareHours, unshareHours } from './share-hours.ts';

export function publicHoursRoutes(deps: Deps): Route[] {
  return [
    route(getSharingEndpoint, async ({ caller, params }) => ok(await readSharing(deps, caller, params.id))),
    route(shareHoursEndpoint, async ({ caller, params, body }) =>
      ok(await shareHours(deps, caller, { lineId: params.id, ...body })),
    ),
    route(unshareHoursEndpoint, async ({ caller, params }) => {
      await unshareHours(deps, caller, params.id);
      return { status: 204, body: null };
    }),
    ...openRoutes(deps),
  ];
}

/** Without a sign-in, for pages of every site. */
function openRoutes(deps: Deps): Route[] {
  const limits = createRateLimits({ name: 'public-hours', points: 120, windowSeconds: 60 });
  const answer = async (
    { address, token }: { address: string; token: string },
    [request, response]: [Request, Response],
    write: (hours: PublicHours) => [type: string, text: string],
  ): Promise<undefined> => {
    openToAll(response);
    await limits.count(address);
    const hours = await readPublicHours(deps, token);
    const [type, text] = write(hours);
    response.set({ 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': keptFor(hours), ETag: tagOf(text) });
    // The same as a browser or a cache has already.
    if (request.fresh) response.status(304).end();
    else response.status(200).end(request.method === 'HEAD' ? undefined : text);
  };
  return [
    streamRoute(publicHoursEndpoint, async ({ address, params }, ...exchange) =>
      answer({ address, ...params }, exchange, (hours) => [
        'application/json',
        JSON.stringify(presentPublicHours(hours)),
      ]),
    ),
    streamRoute(publicCalendarEndpoint, async ({ address, params, caller }, ...exchange) =>
      answer({ address, ...params }, exchange, (hours) => ['text/calendar', publicCalendar(hours, caller.language)]),
    ),
    streamRoute(publicJsonLdEndpoint, async ({ address, params }, ...exchange) =>
      answer({ address, ...params }, exchange, (hours) => ['application/ld+json', JSON.stringify(publicJsonLd(hours))]),
    ),
    streamRoute(publicBadgeEndpoint, async ({ address, params, caller, query }, ...exchange) =>
      answer({ address, ...params }, exchange, (hours) => [
        'image/svg+xml',
        publicBadge(hours, query.lang ?? caller.language),
      ]),
    ),
  ];
}

/** Also of a refusal, so that a page of another site can read why. */
function openToAll(response: Response): void {
  response.set({
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    Vary: 'Accept-Language',
  });
}

/** A minute, and never past the instant at which it says something else. */
function keptFor({ until, now }: PublicHours): string {
  const left = until === null ? 60 : Math.floor((until.getTime() - now.getTime()) / 1000);
  return `public, max-age=${Math.max(0, Math.min(60, left))}`;
}

function tagOf(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
}
