import type { Request, Response } from 'express';
import type { Endpoint } from '../../contract/endpoint.ts';
import type { Caller, Reply } from '../../deps.ts';

/** One call, authenticated and validated. */
export interface Call<Params, Query, Body> {
  caller: Caller;
  /** Of the network, as limits count it. */
  address: string;
  params: Params;
  query: Query;
  body: Body;
  /** The version named by If-Match; only on endpoints that edit. */
  expectedVersion: number;
}

export interface Route {
  endpoint: Endpoint;
  handle(call: Call<unknown, unknown, unknown>, request: Request, response: Response): Promise<Reply | undefined>;
}

/**
 * Binds an endpoint to its use case. The kit does everything around it (authentication, limits, validation, idempotency).
 */
export function route<Params, Query, Body>(
  endpoint: Endpoint<Params, Query, Body>,
  handle: (call: Call<Params, Query, Body>) => Promise<Reply>,
): Route {
  return { endpoint: endpoint as Endpoint, handle: (call) => handle(call as Call<Params, Query, Body>) };
}

/**
 * A route that reads or writes the bytes itself (uploads, audio, the live stream). It returns nothing when it has
 * answered.
 */
export function streamRoute<Params, Query>(
  endpoint: Endpoint<Params, Query, undefined>,
  handle: (call: Call<Params, Query, undefined>, request: Request, response: Response) => Promise<Reply | undefined>,
): Route {
  return { endpoint: endpoint as unknown as Endpoint, handle: handle as Route['handle'] };
}

export function ok(body: unknown, headers?: Record<string, string>): Reply {
  return { status: 200, body, headers };
}

/** The work has begun; what came of it is read later. */
export function accepted(body: unknown): Reply {
  return { status: 202, body };
}

export function created(body: unknown, headers?: Record<string, string>): Reply {
  return { status: 201, body, headers };
}
