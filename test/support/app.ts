import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Registry } from 'prom-client';
import { openApi } from '../../src/commands/api.ts';
import { buildConfig, type Config } from '../../src/config/config.ts';
import { readEnvironment } from '../../src/config/env.ts';
import { buildContainer } from '../../src/container.ts';
import { migrateDatabase } from '../../src/db/migrate.ts';
import { seedWhenEmpty } from '../../src/demo/seed-demo.ts';
import type { Deps } from '../../src/deps.ts';
import { systemActor } from '../../src/domain/access/actor.ts';
import type { Role } from '../../src/domain/access/role.ts';
import { createApiKey } from '../../src/features/access/create-api-key.ts';
import type { DemoCredentials } from '../../src/features/access/demo-credentials-file.ts';
import { createUser } from '../../src/features/people/create-user.ts';
import type { RateLimits } from '../../src/http/kit/rate-limit.ts';
import { migrateQueue } from '../../src/queue/migrate-queue.ts';
import { Closers } from '../../src/shared/shutdown.ts';
import { startBackground } from '../../workers/main.ts';
import { ApiClient } from './app-client.ts';
import { assertAuditHoldsFacts } from './audit-facts.ts';
import { createTestDatabase } from './database.ts';
import { faultCollector, type LoggedFault } from './fault-collector.ts';
import { assertNothingLeft } from './leftovers.ts';
import { eventually } from './test-tasks.ts';

export interface TestAppOptions {
  overrides?: Partial<Deps>;
  config?: Partial<Config>;
  limits?: RateLimits;
  /** Where the clock starts and runs on from. Default: a Wednesday morning in service hours. */
  now?: string;
  /** False starts without organisations and accounts. */
  seeded?: boolean;
  /** False leaves background work to other processes. */
  works?: boolean;
}

export interface TestApp {
  url: string;
  /** The owner's address of its database. */
  databaseUrl: string;
  dataFolder: string;
  /** The demo's phone system: a folder. */
  pbxFolder: string;
  deps: Deps;
  clock: { now(): Date; set(instant: string | Date): void };
  /** One demo account, by its API key, reading English. */
  as(account: string): ApiClient;
  /** A caller without credentials. */
  nobody(): ApiClient;
  credentials: DemoCredentials['accounts'];
  /** A further person with a key. */
  addPerson(person: { roles: Role[]; organisationId?: string | null }): Promise<ApiClient>;
  /** A connection as the owner of the schema, which bypasses row-level security. */
  // biome-ignore lint/suspicious/noExplicitAny: rows are read by their columns in expectations
  query(text: string, values?: unknown[]): Promise<any[]>;
  /** Ends all background work (queue, relay, timers), does something meanwhile, and starts it again. */
  withoutWork(during: () => Promise<void>): Promise<void>;
  /** The errors logged so far. Reading accepts them; closing fails on unread ones. */
  takeFaults(): LoggedFault[];
  /** Ends everything. @throws Error when a process or file is left over, or an unexpected error was logged. */
  close(): Promise<void>;
}

/** The whole product in this process, over real HTTP, a database of its own and real background work. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const faults = faultCollector();
  const { logger } = faults;
  const stored = await createTestDatabase((url) => migrateDatabase({ url, logger, migrateQueue }));
  const dataFolder = await mkdtemp(join(tmpdir(), 'lineshift-app-'));
  const clock = movableClock(options.now ?? '2026-03-04T10:00:00+08:00');
  const environment = { PORT: '0', LINESHIFT_DATA_DIR: dataFolder, DATABASE_URL: stored.url };
  const config = { ...buildConfig(readEnvironment(environment)), ...options.config };
  const closers = new Closers(logger);
  const owner = new pg.Pool({ connectionString: stored.url, max: 2 });
  owner.on('error', () => undefined);
  closers.add('owner', () => owner.end());
  const overrides = { clock, ...options.overrides };
  const container = await buildContainer({ config, logger, databaseUrl: stored.url, overrides });
  closers.add('container', () => container.close());
  let background = options.works === false ? null : await startBackground(container);
  closers.add('background work', () => background?.close(10_000) ?? Promise.resolve());
  const api = await openApi(container, { limits: options.limits });
  closers.add('API', () => api.close({ drainMs: 0, graceMs: 5_000 }));
  if (options.seeded !== false) await seedWhenEmpty(container.deps);
  api.ready();
  const credentials = options.seeded === false ? {} : await readAccounts(dataFolder);
  return {
    url: api.url,
    databaseUrl: stored.url,
    dataFolder,
    pbxFolder: join(dataFolder, 'demo-phone-system'),
    deps: container.deps,
    clock,
    credentials,
    as(account) {
      const found = credentials[account];
      if (!found) throw new Error(`there is no demo account ${account}`);
      return new ApiClient(api.url, found.apiKey);
    },
    nobody: () => new ApiClient(api.url, null),
    addPerson: (person) => addPerson(container.deps, api.url, person),
    query: async (text, values) => (await owner.query(text, values)).rows,
    takeFaults: faults.take,
    async withoutWork(during) {
      await background?.close(10_000);
      background = null;
      await during();
      // Its figures of tasks are registered once a process.
      const deps = { ...container.deps, metrics: new Registry() };
      background = await startBackground({ ...container, deps });
    },
    async close() {
      await settled(owner);
      await closers.closeAll();
      const unexpected = faults.take();
      try {
        await assertAuditHoldsFacts(stored.url);
        await assertNothingLeft({ dataFolder, databaseUrl: stored.url, url: api.url });
        if (unexpected.length > 0) throw new Error(`unexpected faults were logged: ${JSON.stringify(unexpected)}`);
      } finally {
        await stored.drop();
        await rm(dataFolder, { recursive: true, force: true });
      }
    },
  };
}

function movableClock(start: string): TestApp['clock'] {
  let offset = new Date(start).getTime() - Date.now();
  return {
    now: () => new Date(Date.now() + offset),
    set: (instant) => {
      offset = new Date(instant).getTime() - Date.now();
    },
  };
}

async function readAccounts(dataFolder: string): Promise<DemoCredentials['accounts']> {
  const text = await readFile(join(dataFolder, 'demo-credentials.json'), 'utf8');
  return (JSON.parse(text) as DemoCredentials).accounts;
}

let people = 0;

async function addPerson(
  deps: Deps,
  url: string,
  { roles, organisationId = null }: { roles: Role[]; organisationId?: string | null },
): Promise<ApiClient> {
  people += 1;
  const name = `Person ${people}`;
  const email = `person${people}@test.example`;
  const key = await deps.database.transaction(systemActor, async (transaction) => {
    const person = { name, email, password: 'correct horse battery', organisationId, roles, demo: true };
    const { userId } = await createUser(deps, transaction, person);
    const role = roles[0] as Role;
    return (await createApiKey(transaction, { userId, organisationId, role, name: 'test' })).key;
  });
  return new ApiClient(url, key);
}

/** Lets running checks end instead of aborting them, so that anything left over afterwards is a leak. */
async function settled(owner: pg.Pool): Promise<void> {
  await eventually(async () => {
    const { rows } = await owner.query(`select 1 from prompt where status = 'checking' limit 1`);
    return rows.length === 0;
  }, 60_000);
}
