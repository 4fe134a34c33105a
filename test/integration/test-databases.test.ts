import { Client } from 'pg';
import { expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startPostgres15 } from '../support/postgres-15.ts';

async function query(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

/** A schema of its own, so that the real one's template of this run is not touched. */
function ownCluster(url: string) {
  return { url, run: `own_${Math.random().toString(36).slice(2)}` };
}

async function copiesAreApart(cluster: { url: string; run: string }): Promise<void> {
  let migrations = 0;
  const migrate = async (url: string) => {
    migrations += 1;
    await query(url, 'create table noted (word text)');
  };
  const copies: TestDatabase[] = await Promise.all([1, 2, 3].map(() => createTestDatabase(migrate, cluster)));
  const [first, second] = copies as [TestDatabase, TestDatabase];
  await query(first.url, "insert into noted values ('mine')");
  expect(migrations).toBe(1);
  expect(await query(first.url, 'select word from noted')).toEqual([{ word: 'mine' }]);
  expect(await query(second.url, 'select word from noted')).toEqual([]);
  await Promise.all(copies.map((copy) => copy.drop()));
  await expect(query(first.url, 'select 1')).rejects.toThrow(/does not exist/);
  await query(cluster.url, `drop database "lineshift_test_${cluster.run}_template"`);
}

it('migrates a template once and gives every test file a copy of its own', async () => {
  await copiesAreApart(ownCluster(inject('postgresCluster').url));
});

it('does so on PostgreSQL 15 as well', async ({ skip }) => {
  const { server, reason } = await startPostgres15();
  if (server === null) return skip(reason);
  try {
    const [row] = await query(server.url, "select current_setting('server_version') as version");
    expect(row?.version).toMatch(/^15\./);
    await copiesAreApart(ownCluster(server.url));
  } finally {
    await server.stop();
  }
});
