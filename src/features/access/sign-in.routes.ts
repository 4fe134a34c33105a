import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import type { z } from 'zod';
import { type OwnSignInPath, type SignInPath, signInShapes } from '../../contract/sign-in.contract.ts';
import type { Deps, Language } from '../../deps.ts';
import { preferredLanguage } from '../../http/kit/language.ts';
import { assertOwnOrigin } from '../../http/kit/origin.ts';
import { addressOf, createRateLimits } from '../../http/kit/rate-limit.ts';
import { validate } from '../../http/kit/validate.ts';
import { AppError } from '../../shared/app-error.ts';
import { giveBack } from '../throttle.ts';
import { resolveSession } from './access.repository.ts';
import { type Auth, authPath } from './better-auth.ts';
import { passDemoDoor } from './demo-door.ts';
import { knownDevice, makeDeviceCookie } from './device-cookie.ts';
import { cookiePrefix, readSessionToken, sessionCookieName } from './session-cookie.ts';
import { findChallenged } from './sign-in.repository.ts';
import {
  noteFailedSignIn,
  prepareSignIn,
  type SignInCall,
  type SignInOutcome,
  type SignInReply,
  settleSignIn,
} from './sign-in.ts';
import { faultOf, secondFactorWrong } from './sign-in-faults.ts';

export interface SignInOptions {
  deps: Deps;
  auth: Auth;
  /** Signs the cookies; the same secret as the sign-in library's. */
  secret: string;
}

/**
 * Mounts the sign-in endpoints below `/api/auth`. Only the paths of the contract exist, and the library sees only a body
 * that was limited, parsed and validated before, and headers that we made. Mount it before any other body parser.
 */
export function authRoutes(app: Express, options: SignInOptions): void {
  const readBody = express.json({ limit: '32kb' });
  // Before anything is read or written for a stranger; sign-in's own, stricter limits come later.
  const door = createRateLimits({ name: 'door', points: 300, windowSeconds: 60 });
  const countAddress: RequestHandler = async (request, _response, next) => {
    await door.count(addressOf(request));
    next();
  };
  for (const path of Object.keys(signInShapes) as SignInPath[]) {
    app.post(authPath + path, countAddress, assertJson, readBody, async (request, response) => {
      response.locals.language = preferredLanguage(request.headers['accept-language']);
      response.setHeader('Cache-Control', 'no-store');
      response.json(await run(path, options, request, response));
    });
  }
}

function assertJson(request: Request, _response: Response, next: () => void): void {
  if (request.headers['content-type'] !== undefined && !request.is('application/json')) {
    if (Number(request.headers['content-length'] ?? 1) > 0)
      throw new AppError('unsupported_media_type', { status: 415 });
  }
  next();
}

async function run(asked: SignInPath, options: SignInOptions, request: Request, response: Response): Promise<object> {
  const { deps, auth } = options;
  // A browser always sends the origin of a write, so a call with neither cookie nor origin does not come from one.
  if (request.headers.cookie !== undefined || request.headers.origin !== undefined) {
    assertOwnOrigin(request, deps.publicUrl());
  }
  const caller = await callerOf(options, request);
  response.locals.language = caller?.language ?? response.locals.language;
  const { path, body } = await readSignIn(asked, options, request, response.locals.language);
  const call = await callOf(path, options, { request, body, caller });
  const { counted, due } = await prepareSignIn(deps, call);
  const answer = await auth.handle(libraryRequest(path, options, { request, body }));
  const cookies = answer.headers.getSetCookie();
  const said = ((await answer.json().catch(() => null)) ?? {}) as SignInOutcome & { code?: string };
  if (!answer.ok) {
    for (const cookie of cookies) response.append('Set-Cookie', cookie);
    const fault = faultOf(answer, said);
    await noteFailedSignIn(deps, call, fault);
    await due;
    throw fault;
  }
  const reply = await settleOrNote(options, call, { ...said, sessionToken: freshToken(cookies, options) });
  if (path === '/request-password-reset') await due;
  else await giveBack(deps, counted);
  for (const cookie of cookies) response.append('Set-Cookie', cookie);
  const email = body.email ?? said.user?.email;
  if (reply.status === 'signedIn' && email !== undefined)
    response.append('Set-Cookie', makeDeviceCookie(email, { publicUrl: deps.publicUrl(), secret: options.secret }));
  return reply;
}

type Body = z.output<(typeof signInShapes)['/sign-in/email']>;

/** Reads the body. A demonstration's person comes in as with their own password, so everything after this is the same. */
async function readSignIn(
  asked: SignInPath,
  { deps }: SignInOptions,
  request: Request,
  language: Language,
): Promise<{ path: OwnSignInPath; body: Body }> {
  if (asked !== '/sign-in/demo') {
    const body = validate(signInShapes[asked] as (typeof signInShapes)['/sign-in/email'], request.body ?? {}, {
      language,
    });
    return { path: asked, body };
  }
  const credentials = await passDemoDoor(deps, request, () =>
    validate(signInShapes[asked], request.body ?? {}, { language }),
  );
  return { path: '/sign-in/email', body: credentials };
}

async function settleOrNote(options: SignInOptions, call: SignInCall, outcome: SignInOutcome): Promise<SignInReply> {
  try {
    return await settleSignIn(options.deps, call, outcome);
  } catch (error) {
    if (error instanceof AppError && error.code === secondFactorWrong().code)
      await noteFailedSignIn(options.deps, call, error);
    throw error;
  }
}

/** The signed-in person; a cookie that is not ours is not looked up. */
async function callerOf({ deps, secret }: SignInOptions, request: Request): Promise<SignInCall['caller']> {
  const name = sessionCookieName(deps.publicUrl());
  const token = readSessionToken(request.headers.cookie, { name, secret });
  return token === null ? null : await resolveSession(deps.database, token, deps.clock.now());
}

async function callOf(
  path: OwnSignInPath,
  { deps, secret }: SignInOptions,
  { request, body, caller }: Pick<SignInCall, 'body' | 'caller'> & { request: Request },
): Promise<SignInCall> {
  const url = deps.publicUrl();
  const { cookie } = request.headers;
  const challenge = readSessionToken(cookie, { name: `${cookiePrefix(url)}.two_factor`, secret });
  return {
    path,
    body,
    caller,
    challenged: challenge === null ? null : await findChallenged(deps.database, challenge),
    address: addressOf(request),
    knownDevice: (email) => knownDevice(cookie, email, { publicUrl: url, secret }),
    callId: String(request.id),
  };
}

/** Builds the request for the library. We set the client's address, so a forged X-Forwarded-For has no effect. */
function libraryRequest(
  path: OwnSignInPath,
  { deps }: SignInOptions,
  { request, body }: { request: Request; body: object },
): globalThis.Request {
  const url = new URL(authPath + path, deps.publicUrl());
  const headers = new Headers({ 'content-type': 'application/json', origin: url.origin });
  headers.set('x-client-ip', request.ip ?? '');
  const { cookie, 'user-agent': userAgent } = request.headers;
  if (cookie !== undefined) headers.set('cookie', cookie);
  if (userAgent !== undefined) headers.set('user-agent', userAgent);
  const sent = path === '/change-password' ? { ...body, revokeOtherSessions: true } : body;
  return new globalThis.Request(url, { method: 'POST', headers, body: JSON.stringify(sent) });
}

/** The token in the session cookie the library has just set. */
function freshToken(cookies: string[], { deps, secret }: SignInOptions): string | null {
  const name = sessionCookieName(deps.publicUrl());
  const [first] = cookies.filter((cookie) => cookie.startsWith(`${name}=`)).map((cookie) => cookie.split(';')[0]);
  return readSessionToken(first, { name, secret });
}
