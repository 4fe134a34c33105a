import type { IncomingHttpHeaders } from 'node:http';
import type { Language } from '../../deps.ts';
import type { Actor } from '../../domain/access/actor.ts';

export interface Authenticated {
  actor: Actor;
  /** A session cookie needs the origin check on writes; a key does not. */
  via: 'session' | 'apiKey';
  /** The identity counted by rate limits and idempotency: a user or key id. */
  callerId: string;
  /** The session that was used; absent for a key. */
  sessionId?: string;
  /** The person's own language, when chosen. */
  language: Language | null;
  /** Staff without a second factor: only endpoints that do not need one. */
  restriction: 'second_factor' | null;
}

/** Resolves a request's credentials; null when there are none. @throws AppError 401 when they are invalid. */
export interface Authenticator {
  authenticate(headers: IncomingHttpHeaders): Promise<Authenticated | null>;
}
