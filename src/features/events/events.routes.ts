import { setMaxListeners } from 'node:events';
import type { Request } from 'express';
import { liveEventsEndpoint } from '../../contract/events.contract.ts';
import { newestSequence } from '../../db/live-events.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/access/actor.ts';
import type { Authenticator } from '../../http/kit/authenticator.port.ts';
import { type Route, streamRoute } from '../../http/kit/route.ts';
import { AppError } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { lastEventIdOf } from './event-text.ts';
import { openLiveStream } from './live-stream.ts';
import { sameRight } from './same-right.ts';
import { StreamPlaces } from './stream-places.ts';

export interface EventRoutesOptions {
  authenticator: Authenticator;
  /** Aborted when the server shuts down: every stream ends, so that the server can close. */
  closing: AbortSignal;
  heartbeatMs?: number;
  recheckMs?: number;
}

export function eventRoutes(deps: Deps, options: EventRoutesOptions): Route[] {
  const places = new StreamPlaces();
  // Every open stream listens for it; Node would take so many for a leak.
  setMaxListeners(0, options.closing);
  return [
    streamRoute(liveEventsEndpoint, async ({ caller: { actor } }, request, response) => {
      ensure(actor, 'event.read', { organisationId: actor.organisationId });
      const after = lastEventIdOf(request.headers['last-event-id']) ?? (await newestSequence(deps.database));
      if (request.socket.destroyed) return undefined;
      const leave = places.take(actor.userId ?? 'system');
      response.once('close', leave);
      // A GET that nobody reads never ends for Node, and a request that does not end is cut off as a slow one.
      request.resume();
      response.writeHead(200, {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-cache, no-transform',
        'X-Accel-Buffering': 'no',
      });
      const stillAllowed = () => keepsRight(options.authenticator, actor, request);
      const { closing, heartbeatMs, recheckMs } = options;
      openLiveStream({
        sink: response,
        feed: deps.liveFeed,
        actor,
        after,
        stillAllowed,
        closing,
        heartbeatMs,
        recheckMs,
      });
      return undefined;
    }),
  ];
}

async function keepsRight(authenticator: Authenticator, actor: Actor, request: Request): Promise<boolean> {
  try {
    const who = await authenticator.authenticate(request.headers);
    return who !== null && who.restriction === null && sameRight(actor, who.actor);
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
