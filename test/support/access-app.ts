import { createHmac, randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { pino } from 'pino';
import { createStoredNotifier } from '../../src/connectors/notify/stored-notifier.ts';
import { Database } from '../../src/db/database.ts';
import { migrateDatabase } from '../../src/db/migrate.ts';
import type { Deps } from '../../src/deps.ts';
import { systemActor } from '../../src/domain/access/actor.ts';
import type { Role } from '../../src/domain/access/role.ts';
import { createAccess } from '../../src/features/access/access.routes.ts';
import { createApiKey } from '../../src/features/access/create-api-key.ts';
import { messageRoutes } from '../../src/features/mails/mails.routes.ts';
import { createUser } from '../../src/features/people/create-user.ts';
import { peopleRoutes } from '../../src/features/people/people.routes.ts';
import { errorHandler, unknownRoute } from '../../src/http/error-handler.ts';
import { mountRoutes } from '../../src/http/kit/mount.ts';
import { migrateQueue } from '../../src/queue/migrate-queue.ts';
import { newId } from '../../src/shared/ids.ts';
import { createValueTags } from '../../src/shared/value-tags.ts';
import { createTestDatabase } from './database.ts';

export const password = 'correct horse battery staple';

export interface Answer {
  status: number;
  // Expectations read bodies by key.
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects
  body: any;
  cookies: string[];
  headers: Headers;
}

export interface Ask {
  method?: string;
  body?: unknown;
  key?: string;
  headers?: Record<string, string>;
}

/** A browser: keeps its cookies and sends the Origin header with writes. */
export class Browser {
  private readonly jar = new Map<string, string>();
  readonly baseUrl: string;
  /** Its client address, where the proxy is trusted. */
  readonly address = `10.${[...randomBytes(3)].join('.')}`;

  constructor(baseUrl: string) {
    this.baseUrl = baseUrl;
  }

  async ask(path: string, { method = 'GET', body, key, headers = {} }: Ask = {}): Promise<Answer> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(this.baseUrl + path, {
      method,
      headers: {
        'x-forwarded-for': this.address,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie && key === undefined ? { cookie } : {}),
        ...(key === undefined ? { origin: this.baseUrl } : { authorization: `Bearer ${key}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const cookies = response.headers.getSetCookie();
    for (const line of cookies) {
      const [pair = ''] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      if (/max-age=0/i.test(line)) this.jar.delete(name);
      else this.jar.set(name, pair.slice(pair.indexOf('=') + 1));
    }
    const text = await response.text();
    return {
      status: response.status,
      body: text && response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text,
      cookies,
      headers: response.headers,
    };
  }

  post(path: string, body: unknown, extra: Ask = {}): Promise<Answer> {
    return this.ask(path, { method: 'POST', body, ...extra });
  }

  signIn(email: string, secret = password): Promise<Answer> {
    return this.post('/api/auth/sign-in/email', { email, password: secret });
  }

  /** The current cookie header, for tests that steal or forge it. */
  cookieHeader(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

export interface AccessApp {
  baseUrl: string;
  databaseUrl: string;
  /** Signs its cookies. */
  secret: string;
  deps: Deps;
  clock: { now(): Date; move(ms: number): void };
  browser(): Browser;
  addOrganisation(name: string): Promise<string>;
  addUser(person: { email: string; roles: Role[]; organisationId?: string | null; demo?: boolean }): Promise<string>;
  addKey(wish: { userId: string; organisationId?: string | null; role: Role }): Promise<string>;
  close(): Promise<void>;
}

export interface AccessAppOptions {
  publicUrl?: string;
  trustProxy?: number;
  /** Another process of the same product: its database and its secret. */
  sharing?: Pick<AccessApp, 'databaseUrl' | 'secret'>;
}

/** The door alone over real HTTP and a real database: sign-in, people, keys, messages. */
export async function startAccessApp(options: AccessAppOptions = {}): Promise<AccessApp> {
  const logger = pino({ level: 'silent' });
  const stored = options.sharing
    ? { url: options.sharing.databaseUrl, drop: async () => undefined }
    : await createTestDatabase((url) => migrateDatabase({ url, logger, migrateQueue }));
  const database = new Database({ url: stored.url, logger });
  let moved = 0;
  const clock = {
    now: () => new Date(Date.now() + moved),
    move: (ms: number) => {
      moved += ms;
    },
  };
  let baseUrl = '';
  const secret = options.sharing?.secret ?? randomBytes(32).toString('base64url');
  const parts: Partial<Deps> = {
    valueTags: createValueTags(secret),
    clock,
    logger,
    database,
    outbox: { wake: () => undefined },
    notifier: createStoredNotifier(),
    publicUrl: () => options.publicUrl ?? baseUrl,
  };
  const deps = parts as Deps;
  const access = createAccess({ deps, secret });
  const app = express();
  app.set('trust proxy', options.trustProxy ?? 1);
  access.mount(app);
  app.use('/api/v1', express.json({ limit: '256kb' }));
  const limits = { count: async () => undefined };
  mountRoutes(app, [...access.routes, ...peopleRoutes(deps), ...messageRoutes(deps)], {
    deps,
    authenticator: access.authenticator,
    limits,
  });
  app.use(unknownRoute, errorHandler(logger));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    baseUrl,
    databaseUrl: stored.url,
    secret,
    deps,
    clock,
    browser: () => new Browser(baseUrl),
    ...seeding(deps),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.close();
      await stored.drop();
    },
  };
}

function seeding(deps: Deps): Pick<AccessApp, 'addOrganisation' | 'addUser' | 'addKey'> {
  return {
    addOrganisation: async (name) => {
      const id = newId();
      await deps.database.transaction(
        systemActor,
        (transaction) => transaction.sql`
          insert into customer (id, name, plan, onboarded_on, environment, county)
          values (${id}, ${name}, 'pro', '2026-01-01', 'shared', '臺北市')`,
      );
      return id;
    },
    addUser: async ({ email, roles, organisationId = null, demo = false }) =>
      await deps.database.transaction(systemActor, async (transaction) => {
        const name = email.split('@')[0] as string;
        return (await createUser(deps, transaction, { name, email, password, organisationId, roles, demo })).userId;
      }),
    addKey: async ({ userId, organisationId = null, role }) =>
      await deps.database.transaction(systemActor, async (transaction) => {
        return (await createApiKey(transaction, { userId, organisationId, role, name: 'test' })).key;
      }),
  };
}

/** The six digits an authenticator app shows (RFC 6238: SHA-1, 30 s) for the secret of an `otpauth:` address. */
export function totpCode(totpUri: string, at = Date.now()): string {
  const secret = decodeBase32(new URL(totpUri).searchParams.get('secret') ?? '');
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / totpStepMs)));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) as number) & 0x0f;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

function decodeBase32(text: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...text.replace(/=+$/, '')].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'));
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** Gives a signed-in member of staff a second factor; returns the `otpauth:` address and the backup codes. */
export async function enrol(browser: Browser): Promise<{ totpUri: string; backupCodes: string[] }> {
  const { body } = await browser.post('/api/auth/two-factor/enable', { password });
  for (;;) {
    // The code of the previous time step: it is still valid, and the current one stays unused for the sign-in under test.
    const step = totpStep();
    const code = totpCode(body.totpUri, (step - 1) * totpStepMs);
    const answer = await browser.post('/api/auth/two-factor/verify-totp', { code });
    if (answer.status === 200) return body;
    // On a busy machine the next time step began meanwhile, so the code was two steps old.
    if (step === totpStep()) throw new Error(`enrolment failed: ${JSON.stringify(answer.body)}`);
  }
}

const totpStepMs = 30_000;

function totpStep(): number {
  return Math.floor(Date.now() / totpStepMs);
}
