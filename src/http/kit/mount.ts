import type { Express, Request, Response } from 'express';
import type { Endpoint } from '../../contract/endpoint.ts';
import type { Caller, Deps, Language, Reply } from '../../deps.ts';
import { visitorActor } from '../../domain/access/actor.ts';
import { AppError, conflict, forbidden } from '../../shared/app-error.ts';
import type { Authenticated, Authenticator } from './authenticator.port.ts';
import { guarded, sayMasked } from './guarded-call.ts';
import { assertUsableKey, fingerprintOf, recallReply, rememberReply } from './idempotency.ts';
import { preferredLanguage } from './language.ts';
import { assertOwnOrigin } from './origin.ts';
import { versionFrom } from './precondition.ts';
import { addressOf, type RateLimits } from './rate-limit.ts';
import type { Call, Route } from './route.ts';
import { validate, validateNoBody } from './validate.ts';

export const apiPrefix = '/api/v1';

export interface MountOptions {
  deps: Deps;
  authenticator: Authenticator;
  limits: RateLimits;
}

/** Calls in progress in this process under an Idempotency-Key. */
const running = new Set<string>();

/** Mounts every route below `/api/v1`: sign-in, origin, rate, validation, idempotency, then the use case. */
export function mountRoutes(app: Express, routes: Route[], options: MountOptions): void {
  const methods = new Map<string, string[]>();
  for (const route of routes) {
    const { method } = route.endpoint;
    const path = apiPrefix + route.endpoint.path.replace(/\{(\w+)\}/g, ':$1');
    methods.set(path, [...(methods.get(path) ?? []), ...(method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()])]);
    app[method](path, async (request, response) => {
      const reply = await answer(route, options, request, response);
      if (reply) send(response, reply);
    });
  }
  refuseOtherMethods(app, methods);
}

/** A path that exists but not with this method names the methods it has, instead of "not found". */
function refuseOtherMethods(app: Express, methods: ReadonlyMap<string, string[]>): void {
  for (const [path, known] of methods) {
    const allow = [...known, 'OPTIONS'].join(', ');
    app.all(path, (request, response) => {
      if (request.method !== 'OPTIONS') {
        throw new AppError('method_not_allowed', { status: 405, headers: { Allow: allow }, params: { allow } });
      }
      response.setHeader('Allow', allow);
      response.status(204).end();
    });
  }
}

async function answer(
  route: Route,
  options: MountOptions,
  request: Request,
  response: Response,
): Promise<Reply | undefined> {
  const { endpoint } = route;
  const who = await identify(endpoint, options, request);
  const language = who?.language ?? preferredLanguage(request.headers['accept-language']);
  response.locals.language = language;
  const caller: Caller = {
    actor: who?.actor ?? visitorActor,
    callId: String(request.id),
    sessionId: who?.sessionId,
    language,
    remember: async () => undefined,
  };
  const { call, masked } = await guarded(readCall(endpoint, request, caller), endpoint, { options, request });
  const key = endpoint.creates && who ? request.headers['idempotency-key'] : undefined;
  if (typeof key !== 'string') return sayMasked(await route.handle(call, request, response), masked);
  const keyed = {
    callerId: who?.callerId ?? '',
    actor: caller.actor,
    key: assertUsableKey(key),
    fingerprint: fingerprintOf(request.method, request.originalUrl, request.body),
  };
  return await once(options, keyed, async () => {
    caller.remember = (transaction, reply) => rememberReply(transaction, keyed, sayMasked(reply, masked));
    return sayMasked(await route.handle(call, request, response), masked);
  });
}

async function identify(endpoint: Endpoint, options: MountOptions, request: Request): Promise<Authenticated | null> {
  const who = await options.authenticator.authenticate(request.headers).catch(async (error: unknown) => {
    // Failed credentials count towards the limit, too.
    if (error instanceof AppError) await options.limits.count(addressOf(request));
    throw error;
  });
  await options.limits.count(who?.callerId ?? addressOf(request));
  if (who?.via === 'session') assertOwnOrigin(request, options.deps.publicUrl());
  if (!who && endpoint.access === 'signedIn') {
    throw new AppError('not_signed_in', { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } });
  }
  if (who?.restriction === 'second_factor' && !endpoint.beforeSecondFactor) throw forbidden('second_factor_required');
  return who;
}

function readCall(endpoint: Endpoint, request: Request, caller: Caller): Call<unknown, unknown, unknown> {
  const { language } = caller;
  return {
    caller,
    address: addressOf(request),
    params: validate(endpoint.params, request.params, { language, prefix: 'path' }),
    query: validate(endpoint.query, request.query, { language, prefix: 'query' }),
    body: readBody(endpoint, request, language),
    expectedVersion: endpoint.edits ? versionFrom(request.headers['if-match']) : 0,
  };
}

function readBody(endpoint: Endpoint, request: Request, language: Language): unknown {
  if (endpoint.rawBody !== undefined) return undefined;
  // Content types of uploads are passed on to the routes; only they read the body.
  if (/^(multipart\/|application\/(offset|json[^\s;]))/i.test(request.headers['content-type'] ?? ''))
    throw new AppError('unsupported_media_type', { status: 415 });
  return endpoint.body ? validate(endpoint.body, request.body, { language }) : validateNoBody(request.body);
}

type KeyedCall = Parameters<typeof rememberReply>[1];

async function once(
  options: MountOptions,
  keyed: KeyedCall,
  run: () => Promise<Reply | undefined>,
): Promise<Reply | undefined> {
  const name = `${keyed.callerId} ${keyed.key}`;
  if (running.has(name)) throw conflict('idempotency_key_in_use');
  running.add(name);
  try {
    const earlier = await recallReply(options.deps.database, keyed);
    return earlier ?? (await run());
  } catch (error) {
    // Another process won the race and has committed: its answer is ours.
    if (error instanceof AppError && error.code === 'idempotency_key_in_use') {
      const winner = await recallReply(options.deps.database, keyed);
      if (winner) return winner;
    }
    throw error;
  } finally {
    running.delete(name);
  }
}

function send(response: Response, reply: Reply): void {
  response.status(reply.status);
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
  if (reply.body === undefined || reply.body === null) {
    response.end();
    return;
  }
  // As text: head and body leave in one piece. `response.json` copies a long body and sends it as a second one.
  const text = JSON.stringify(reply.body);
  if (!response.hasHeader('Content-Type')) response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.end(text);
}
