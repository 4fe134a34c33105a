import type { IncomingHttpHeaders } from 'node:http';
import type { Database } from '../../db/database.ts';
import type { Language } from '../../deps.ts';
import { type Actor, noOrganisation } from '../../domain/access/actor.ts';
import { isStaffRole, type Role } from '../../domain/access/role.ts';
import { AppError } from '../../shared/app-error.ts';
import type { Clock } from '../../shared/clock.ts';
import { resolveApiKey, resolveSession, type SessionRow, touchApiKey } from './access.repository.ts';
import { parseKey, secretMatches } from './api-key-secret.ts';
import { readSessionToken, sessionCookieName } from './session-cookie.ts';

export interface Authenticated {
  actor: Actor;
  via: 'session' | 'apiKey';
  /** A user or key id. */
  callerId: string;
  /** The session that was used; absent for a key. */
  sessionId?: string;
  language: Language | null;
  /** Staff without a second factor may only set one up. */
  restriction: 'second_factor' | null;
}

export interface AuthenticatorOptions {
  database: Database;
  clock: Clock;
  /** Signs the session cookie. */
  secret: string;
  publicUrl(): string;
}

/** Resolves a session cookie or an API key, each with one indexed query. A key wins over a cookie. */
export function createAuthenticator(options: AuthenticatorOptions): {
  authenticate(headers: IncomingHttpHeaders): Promise<Authenticated | null>;
} {
  return {
    async authenticate(headers) {
      if (headers.authorization !== undefined) return await byKey(headers.authorization, options);
      const name = sessionCookieName(options.publicUrl());
      const token = readSessionToken(headers.cookie, { name, secret: options.secret });
      if (token === null) return null;
      const row = await resolveSession(options.database, token, options.clock.now());
      return row === null || row.roles.length === 0 ? null : bySession(row);
    },
  };
}

async function byKey(authorization: string, options: AuthenticatorOptions): Promise<Authenticated> {
  const { database, clock } = options;
  const given = parseKey(/^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '');
  const at = clock.now();
  const row = given && (await resolveApiKey(database, given.prefix, at));
  if (!given || !row || !secretMatches(given.secret, row.secretHash)) {
    throw new AppError('api_key_invalid', {
      status: 401,
      headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
    });
  }
  if (row.stale) await touchApiKey(database, row.id, at);
  const { userId, name, organisationId, role, language } = row;
  return {
    actor: { kind: 'apiKey', userId, name, organisationId, roles: [role] },
    via: 'apiKey',
    callerId: row.id,
    language,
    restriction: null,
  };
}

function bySession(row: SessionRow): Authenticated {
  const { userId, name, organisationId, roles, language } = row;
  const restricted = mustSetUpSecondFactor(row);
  return {
    actor: restricted
      ? { kind: 'user', userId, name, organisationId: noOrganisation, roles: [] }
      : { kind: 'user', userId, name, organisationId, roles },
    via: 'session',
    callerId: userId,
    sessionId: row.sessionId,
    language,
    restriction: restricted ? 'second_factor' : null,
  };
}

/** Staff sign in with a second factor, demo accounts excepted (docs/rules.md#roles). */
export function mustSetUpSecondFactor(person: {
  roles: readonly Role[];
  demo: boolean;
  secondFactor: boolean;
}): boolean {
  return person.roles.some(isStaffRole) && !person.demo && !person.secondFactor;
}
