import { setMaxListeners } from 'node:events';
import type { Request } from 'express';
import { liveEventsEndpoint } from '../../contract/events.contract.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/access/actor.ts';
import type { Authenticator } from '../../http/kit/authenticator.port.ts';
import { ok, type Route, streamRoute } from '../../http/kit/route.ts';
import { AppError } from '../../shared/app-error.ts';
import { beginStream } from './begin-stream.ts';
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

const streamHeaders = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-cache, no-transform',
  'X-Accel-Buffering': 'no',
};

export function eventRoutes(deps: Deps, options: EventRoutesOptions): Route[] {
  const places = new StreamPlaces();
  // Every open stream listens for it; beyond Node's default number Node would warn of a leak.
  setMaxListeners(0, options.closing);
  return [
    streamRoute(liveEventsEndpoint, async ({ caller }, request, response) => {
      const { actor } = caller;
      const after = await beginStream(deps, caller, request.headers['last-event-id']);
      if (request.socket.destroyed) return undefined;
      if (request.method === 'HEAD') return ok(null, streamHeaders);
      const leave = places.take(actor.userId ?? 'system');
      response.once('close', leave);
      // For Node, a GET whose body nobody reads never ends, and a request that does not end is cut off as a slow one.
      request.resume();
      response.writeHead(200, streamHeaders);
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
