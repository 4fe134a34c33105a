import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import type { TestCluster } from './postgres-cluster.setup.ts';

export interface TestDatabase {
  /** Owner's address of a database of its own, with the schema in place. */
  url: string;
  drop(): Promise<void>;
}

/** Migrates an empty database to the schema under test, and closes its connections before it returns. */
export type Migrate = (url: string) => Promise<unknown>;

/**
 * A database for one test file: the template is migrated once a run, each file gets a copy in some tens of milliseconds.
 * `cluster` is the run's own unless another server is named (PostgreSQL 15, say).
 */
export async function createTestDatabase(migrate: Migrate, cluster?: TestCluster): Promise<TestDatabase> {
  const { url, run } = cluster ?? inject('postgresCluster');
  const template = `lineshift_test_${run}_template`;
  await withClient(url, (client) => ensureTemplate(client, { url, template, migrate }));
  const name = `lineshift_test_${run}_${randomBytes(5).toString('hex')}`;
  await createDatabaseFromTemplate(url, name, template);
  return {
    url: databaseAddress(url, name),
    drop: () =>
      withClient(url, (client) => client.query(`drop database if exists "${name}" with (force)`)).then(nothing),
  };
}

/** Copies a database nobody is connected to. */
export async function createDatabaseFromTemplate(clusterUrl: string, name: string, template: string): Promise<void> {
  await withClient(clusterUrl, (client) => client.query(`create database "${name}" template "${template}"`));
}

/** Removes everything a run has left on an outside server. */
export async function dropRunDatabases({ url, run }: TestCluster): Promise<void> {
  await withClient(url, async (client) => {
    const pattern = `lineshift\\_test\\_${run}\\_%`;
    const left = await client.query<{ name: string }>('select datname as name from pg_database where datname like $1', [
      pattern,
    ]);
    for (const { name } of left.rows) await client.query(`drop database if exists "${name}" with (force)`);
  });
}

/** Test files run in several processes: the first one migrates, the others wait. A half-made template is never seen. */
async function ensureTemplate(
  client: Client,
  { url, template, migrate }: { url: string; template: string; migrate: Migrate },
): Promise<void> {
  await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [template]);
  const found = await client.query('select 1 from pg_database where datname = $1', [template]);
  if (found.rowCount === 0) {
    const unfinished = `${template}_unfinished`;
    await client.query(`drop database if exists "${unfinished}" with (force)`);
    await client.query(`create database "${unfinished}" template template0`);
    await migrate(databaseAddress(url, unfinished));
    await client.query(`alter database "${unfinished}" rename to "${template}"`);
  }
  await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [template]);
}

async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function databaseAddress(clusterUrl: string, name: string): string {
  const address = new URL(clusterUrl);
  address.pathname = `/${name}`;
  return address.href;
}

function nothing(): void {}
