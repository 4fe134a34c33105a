import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { shippedFile } from '../../src/shared/project-root.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const folder = shippedFile('drizzle');
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.sql'))
  .sort();
const keys = files.findIndex((file) => file.endsWith('_search_text.sql'));

let database: TestDatabase;
let client: Client;

async function apply(names: string[]): Promise<void> {
  for (const name of names) {
    const statements = readFileSync(join(folder, name), 'utf8').split('--> statement-breakpoint');
    for (const statement of statements) await client.query(statement);
  }
}

beforeAll(async () => {
  const { url, run } = inject('postgresCluster');
  // The template of the run has the newest schema, so this database starts empty.
  database = await createTestDatabase(async () => undefined, { url, run: `${run}_bare` });
  client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(`select set_config('app.scope', 'staff', false)`);
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

it('an upgrade keeps every phone system, numbers the later ones of one name, and writes names as NFC', async () => {
  await apply(files.slice(0, keys));
  const systems = ['Cafe\u0301', 'ＣＡＦÉ', 'café ', 'Other'];
  for (const [place, name] of systems.entries()) {
    const id = `0190000${place}-0000-7000-8000-000000000000`;
    const values = [id, name, `2026-01-0${place + 1}`];
    await client.query(
      `insert into phone_system (id, name, kind, settings, created_at) values ($1, $2, 'manual', '{}', $3)`,
      values,
    );
  }
  await client.query(
    `insert into customer (id, name, plan, onboarded_on, environment, county)
     values ('01900000-0000-7000-8000-000000000009', $1, 'pro', '2026-01-01', 'shared', '臺北市')`,
    ['臺北 Cafe\u0301'],
  );
  await apply(files.slice(keys));
  const { rows } = await client.query('select name, name_key from phone_system order by created_at');
  expect(rows).toEqual([
    { name: 'Café', name_key: 'café' },
    { name: 'ＣＡＦÉ (2-01900001)', name_key: 'café (2-01900001)' },
    { name: 'café  (3-01900002)', name_key: 'café (3-01900002)' },
    { name: 'Other', name_key: 'other' },
  ]);
  const customers = await client.query('select name, search_text from customer');
  expect(customers.rows).toEqual([{ name: '臺北 Café', search_text: '台北 café' }]);
});
