import type { IncomingHttpHeaders } from 'node:http';
import type { Language } from '../../deps.ts';
import type { Actor } from '../../domain/access/actor.ts';

export interface Authenticated {
  actor: Actor;
  /** A session cookie needs the origin check on writes; a key does not. */
  via: 'session' | 'apiKey';
  /** What the caller is counted by in rate limits and idempotency: a user or key id. */
  callerId: string;
  /** The session that was used; absent for a key. */
  sessionId?: string;
  /** The person's own choice, when made. */
  language: Language | null;
  /** Staff without their second factor: only endpoints that are open before it. */
  restriction: 'second_factor' | null;
}

/** Resolves a request's credentials; null when there are none. @throws AppError 401 when they are wrong. */
export interface Authenticator {
  authenticate(headers: IncomingHttpHeaders): Promise<Authenticated | null>;
}
