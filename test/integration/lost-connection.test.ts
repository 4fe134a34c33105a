import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Database, type Transaction } from '../../src/db/database.ts';
import { systemActor } from '../../src/domain/access/actor.ts';
import { postgresStore, type QueueStore, silent } from '../support/queue-stores.ts';

let store: QueueStore;
let owner: pg.Pool;
let database: Database;

beforeAll(async () => {
  store = await postgresStore();
  owner = new pg.Pool({ connectionString: store.databaseUrl, max: 1 });
  await owner.query('create table note (text text not null)');
  await owner.query('grant select, insert on note to lineshift_app');
});

afterAll(async () => {
  await owner.end();
  await store.stop();
});

beforeEach(async () => {
  await owner.query('truncate note');
  // One connection only, so that stray statements after a loss would reach the next transaction.
  database = new Database({ url: store.databaseUrl, maxConnections: 1, logger: silent });
});

afterEach(() => database.close());

async function cut({ sql }: Transaction): Promise<void> {
  const [row] = await sql`select pg_backend_pid() as pid`;
  await owner.query('select pg_terminate_backend($1)', [row?.pid]);
}

async function notes(): Promise<string[]> {
  const { rows } = await owner.query<{ text: string }>('select text from note order by text');
  return rows.map(({ text }) => text);
}

describe('a connection lost in the middle of a transaction', () => {
  it('fails the transaction; its later statements reach neither the next transaction nor the table', async () => {
    const said: unknown[] = [];
    let stray: Promise<void> = Promise.resolve();
    const lost = database.transaction(systemActor, (transaction) => {
      stray = (async () => {
        await transaction.sql`insert into note values ('before')`;
        await cut(transaction);
        for (let statement = 0; statement < 30; statement += 1) {
          await sleep(10);
          await (async () => transaction.sql`insert into note values ('stray')`)().catch((error) => said.push(error));
        }
      })();
      return stray;
    });
    await expect(lost).rejects.toThrow(/CONNECTION_CLOSED|terminating connection/);
    const next = await database.transaction(systemActor, async ({ sql }) => {
      await sql`insert into note values ('next')`;
      await stray;
      const [row] = await sql`select current_setting('app.scope', true) as scope`;
      return row?.scope;
    });
    expect(next).toBe('staff');
    expect(said).toHaveLength(30);
    expect(await notes()).toEqual(['next']);
  });

  it('does not end the next transaction early when the lost one ends', async () => {
    let finish: () => void = () => undefined;
    const lost = database.transaction(systemActor, async (transaction) => {
      await cut(transaction);
      await new Promise<void>((settle) => {
        finish = settle;
      });
    });
    await expect(lost).rejects.toThrow();
    const undone = database.transaction(systemActor, async ({ sql }) => {
      await sql`insert into note values ('to be undone')`;
      finish();
      await sleep(50);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await notes()).toEqual([]);
  });

  it('leaves a pool that works, however often and at whatever moment it happens', async () => {
    const busy = new Database({ url: store.databaseUrl, maxConnections: 4, logger: silent });
    const ends = { kept: 0, lost: 0 };
    const until = performance.now() + 2_500;
    const workers = Array.from({ length: 8 }, async () => {
      while (performance.now() < until) {
        await busy
          .transaction(systemActor, async ({ sql }) => {
            for (let statement = 0; statement < 4; statement += 1) await sql`select ${statement}::int`;
          })
          .then(
            () => (ends.kept += 1),
            () => (ends.lost += 1),
          );
      }
    });
    while (performance.now() < until) {
      await owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'lineshift' and datname = current_database()`,
      );
      await sleep(20);
    }
    await Promise.all(workers);
    expect(ends.lost).toBeGreaterThan(20);
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        busy.transaction(systemActor, async ({ sql }) => (await sql`select ${index}::int as index`)[0]?.index),
      ),
    );
    expect(answers).toHaveLength(40);
    await busy.close();
  });
});
