import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError } from 'better-auth/api';
import { twoFactor as twoFactorPlugin } from 'better-auth/plugins';
import type { Database } from '../../db/database.ts';
import { account, session, twoFactor, user, verification } from '../../db/schema/access.ts';
import { newId } from '../../shared/ids.ts';
import type { Logger } from '../../shared/logger.ts';
import { hashPassword, verifyPassword } from '../../shared/password.ts';
import { cookiePrefix } from './session-cookie.ts';
import { isDisabled } from './sign-in.repository.ts';

export const authPath = '/api/auth';
/** A working day; then people sign in again. Counted from the sign-in, not from the last request. */
const sessionSeconds = 12 * 3600;
const passwordLength = { least: 12, most: 128 };

export interface AuthOptions {
  database: Database;
  /** Signs cookies and encrypts second-factor secrets; at least 32 characters. Changing it ends every session. */
  secret: string;
  publicUrl(): string;
  logger: Logger;
  /** Mails a link to set a new password; the token is valid for an hour, once. */
  sendRecovery(recovery: { userId: string; token: string }): Promise<void>;
  onPasswordReset(userId: string): Promise<void>;
}

export interface Auth {
  handle(request: Request): Promise<Response>;
}

/**
 * The only file that imports the sign-in library: passwords, sessions, second factor (docs/decisions/0008-access.md).
 * Built on first use, because the public address is known only once the server listens.
 */
export function createAuth(options: AuthOptions): Auth {
  let built: { handler(request: Request): Promise<Response> } | undefined;
  return {
    async handle(request) {
      built ??= build(options);
      return await built.handler(request);
    },
  };
}

function build(options: AuthOptions): { handler(request: Request): Promise<Response> } {
  const { database, secret, publicUrl, logger } = options;
  const url = publicUrl();
  return betterAuth({
    appName: 'Lineshift',
    baseURL: url,
    basePath: authPath,
    secret,
    telemetry: { enabled: false },
    // Refusals still become answers. Errors reach our own error handler, which tells an unreachable database from a
    // bug.
    onAPIError: { throw: true },
    logger: { level: 'error', log: (level, message) => logger.warn({ level }, `sign-in library: ${message}`) },
    database: drizzleAdapter(database.orm, {
      provider: 'pg',
      transaction: true,
      schema: { user, session, account, verification, twoFactor },
    }),
    emailAndPassword: passwordOptions(options),
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true, cookieCache: { enabled: false } },
    verification: { storeIdentifier: { default: 'plain', overrides: { 'reset-password': 'hashed' } } },
    // All attempts are counted before this point (throttle.ts).
    rateLimit: { enabled: false },
    advanced: {
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: ['x-client-ip'] },
      // With `true` the library would put `__Secure-` before `__Host-`.
      useSecureCookies: false,
      cookiePrefix: cookiePrefix(url),
      defaultCookieAttributes: { secure: url.startsWith('https:'), httpOnly: true, sameSite: 'lax', path: '/' },
    },
    databaseHooks: { session: { create: { before: (fresh) => refuseDisabled(database, fresh.userId) } } },
    plugins: [twoFactorPlugin({ issuer: 'Lineshift', accountLockout: { enabled: false } })],
  });
}

function passwordOptions(options: AuthOptions) {
  return {
    enabled: true,
    disableSignUp: true,
    minPasswordLength: passwordLength.least,
    maxPasswordLength: passwordLength.most,
    password: { hash: hashPassword, verify: verifyPassword },
    resetPasswordTokenExpiresIn: 3600,
    revokeSessionsOnPasswordReset: true,
    sendResetPassword: async ({ user: person, token }: { user: { id: string }; token: string }) =>
      await options.sendRecovery({ userId: person.id, token }),
    onPasswordReset: async ({ user: person }: { user: { id: string } }) => await options.onPasswordReset(person.id),
  };
}

/** A disabled person gets no session by any way, and the same answer as for a wrong password. */
async function refuseDisabled(database: Database, userId: string): Promise<void> {
  if (await isDisabled(database, userId)) throw new APIError('UNAUTHORIZED', { code: 'INVALID_EMAIL_OR_PASSWORD' });
}
