import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres, { type Sql } from 'postgres';
import type { Logger } from '../shared/logger.ts';
import { shippedFile } from '../shared/project-root.ts';
import { applicationRole } from './database.ts';

/** Spells LINE: every process that migrates waits for this lock. */
const migrationLock = 0x4c494e45;
const oldestSupported = 150_000;

export interface MigrateOptions {
  /** The owner's connection: it creates the application's role, the tables and the policies. */
  url: string;
  logger: Logger;
  /** Migrates the queue's own schema; absent when Redis carries the queue. */
  migrateQueue?: (url: string) => Promise<void>;
}

/**
 * The one migration path: our SQL, row-level security and grants, then the queue's schema, under one lock, forward only.
 * Each newly applied step leaves an audit row. Idempotent.
 * @throws Error when the server is older than PostgreSQL 15.
 */
export async function migrateDatabase(options: MigrateOptions): Promise<{ applied: number }> {
  const sql = postgres(options.url, {
    max: 1,
    onnotice: () => undefined,
    connection: { application_name: 'lineshift migrate' },
  });
  try {
    await assertVersion(sql);
    await sql`select pg_advisory_lock(${migrationLock})`;
    const before = await appliedSteps(sql);
    await migrate(drizzle(sql), { migrationsFolder: shippedFile('drizzle') });
    const applied = (await appliedSteps(sql)) - before;
    if (applied > 0) await recordMigration(sql, applied);
    if (options.migrateQueue) {
      await options.migrateQueue(options.url);
      await grantQueueSchema(sql);
    }
    options.logger.info({ applied }, 'database is up to date');
    return { applied };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function assertVersion(sql: Sql): Promise<void> {
  const [row] = await sql`select current_setting('server_version_num')::int as version`;
  if ((row?.version as number) < oldestSupported) {
    throw new Error(
      `PostgreSQL 15 or later is needed; this server says ${row?.version}. Upgrade it, or unset DATABASE_URL.`,
    );
  }
}

async function appliedSteps(sql: Sql): Promise<number> {
  const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations') as name`;
  if (!table?.name) return 0;
  const [row] = await sql`select count(*)::int as steps from drizzle.__drizzle_migrations`;
  return row?.steps as number;
}

async function recordMigration(sql: Sql, applied: number): Promise<void> {
  await sql.begin(async (transaction) => {
    await transaction`select set_config('app.scope', 'staff', true)`;
    await transaction`
      insert into audit_row (at, actor_role, action, subject_kind, subject_id, after)
      select now(), 'system', 'database.migrated', 'database', current_database(),
             jsonb_build_object('steps', array_agg(hash order by id))
      from (select id, hash from drizzle.__drizzle_migrations order by id desc limit ${applied}) as newest`;
  });
}

/** BullMQ owns the queue's tables; the application's role works on them but owns none. */
async function grantQueueSchema(sql: Sql): Promise<void> {
  const role = sql(applicationRole);
  await sql`grant usage on schema bullmq to ${role}`;
  await sql`grant select, insert, update, delete, truncate on all tables in schema bullmq to ${role}`;
  await sql`grant usage, select on all sequences in schema bullmq to ${role}`;
  await sql`grant execute on all functions in schema bullmq to ${role}`;
}
