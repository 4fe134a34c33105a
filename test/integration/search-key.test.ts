import fc from 'fast-check';
import { Client } from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrateDatabase } from '../../src/db/migrate.ts';
import { phoneSearchText, searchKey } from '../../src/domain/text/search-key.ts';
import { migrateQueue } from '../../src/queue/migrate-queue.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startPostgres15 } from '../support/postgres-15.ts';
import type { ThrowawayPostgres } from '../support/throwaway-postgres.ts';

const logger = pino({ level: 'silent' });
const postgres15 = await startPostgres15();
afterAll(() => postgres15.server?.stop());
if (postgres15.reason) console.info(`PostgreSQL 15 skipped: ${postgres15.reason}`);

/** Characters that program and database could fold, compose or drop differently; only blocks that newer Unicode versions do not extend. */
const characters = fc.oneof(
  fc.constantFrom(
    ...'aÀÉİıẞßΣςΑΆЯѠ臺台檯　 \t\n\u00a0\u2003\u00ad\u200b\u200d\u202e\ufeff\u2060\u3164\u1160\ufe0f\u0301\u0300ｶﾞＡ１㈱①ﬁ´Å',
  ),
  fc.constantFrom(
    '\u{e0041}',
    '\u{e0100}',
    '\u{1d173}',
    '👩',
    '𠮷',
    '\u{2f800}',
    '\ufff9',
    '\u0085',
    '\u0007',
    '\u007f',
    '\u2028',
  ),
  fc.integer({ min: 1, max: 0x58f }).map((code) => String.fromCodePoint(code)),
  fc.integer({ min: 0x1e00, max: 0x33ff }).map((code) => String.fromCodePoint(code)),
  fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code)),
  fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCodePoint(code)),
  fc.integer({ min: 0xf900, max: 0xffef }).map((code) => String.fromCodePoint(code)),
);

const servers: { name: string; server?: ThrowawayPostgres }[] = [
  { name: 'the database of this run' },
  ...(postgres15.server ? [{ name: 'PostgreSQL 15', server: postgres15.server }] : []),
];

describe.each(servers)('search_key of $name', ({ server }) => {
  let database: TestDatabase;
  let client: Client;
  beforeAll(async () => {
    database = await createTestDatabase(
      (url) => migrateDatabase({ url, logger, migrateQueue }),
      server && { url: server.url, run: 'search' },
    );
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client?.end();
    await database?.drop();
  });

  it('is the key that the program makes, for any text', async () => {
    const texts = fc.sample(fc.string({ unit: characters, maxLength: 10 }), { numRuns: 20_000 });
    const { rows } = await client.query(
      'select words, search_key(words) as key from unnest($1::text[]) with ordinality as given (words, place) order by place',
      [texts],
    );
    expect(rows.length).toBe(texts.length);
    const different = rows.filter(({ words, key }) => searchKey(words) !== key);
    expect(
      different.map(({ words, key }) => [JSON.stringify(words), JSON.stringify(key), JSON.stringify(searchKey(words))]),
    ).toEqual([]);
  });

  it('of a number is what it is found by', async () => {
    for (const number of ['+886255501001', '+88637123456', '+14155550100', '+8867012345678']) {
      const { rows } = await client.query('select phone_search_text($1) as text', [number]);
      expect(rows[0].text).toBe(phoneSearchText(number));
    }
  });
});
