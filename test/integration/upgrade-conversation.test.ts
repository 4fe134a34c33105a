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
const split = files.findIndex((file) => file.endsWith('_conversation.sql'));
const customer = '01900000-0000-7000-8000-000000000001';
const request = '01900000-0000-7000-8000-000000000002';
const person = '01900000-0000-7000-8000-000000000003';

let database: TestDatabase;
let client: Client;

async function apply(names: string[]): Promise<void> {
  for (const name of names) {
    const statements = readFileSync(join(folder, name), 'utf8').split('--> statement-breakpoint');
    await client.query('begin');
    for (const statement of statements) await client.query(statement);
    await client.query('commit');
    await client.query(`select set_config('app.scope', 'staff', false)`);
  }
}

/** An entry and the audit row of its step, as the version before wrote them; the name may have been deleted since. */
async function writeFormer(entry: { kind: string; minute: number; action: string; role: string; name: string | null }) {
  const { kind, minute, action, role, name } = entry;
  const at = `2026-03-04T10:0${minute}:00.123+08:00`;
  await client.query(
    `insert into request_message (id, organisation_id, change_request_id, kind, words, at)
     values (gen_random_uuid(), $1, $2, $3, 'words', $4)`,
    [customer, request, kind, at],
  );
  const { rows } = await client.query(
    `insert into audit_row (organisation_id, at, actor_id, actor_role, action, subject_kind, subject_id, change_request_id)
     values ($1, $2, $3, $4, $5, 'change_request', $6, $7) returning id`,
    [customer, at, person, role, action, request, request],
  );
  if (name !== null)
    await client.query(
      `insert into audit_words (audit_row_id, organisation_id, salt, words) values ($1, $2, 'salt', $3)`,
      [rows[0].id, customer, { actor: name }],
    );
}

beforeAll(async () => {
  const { url, run } = inject('postgresCluster');
  database = await createTestDatabase(async () => undefined, { url, run: `${run}_bare` });
  client = new Client({ connectionString: database.url });
  await client.connect();
  await apply(files.slice(0, split));
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

it('an upgrade gives each question and answer the person who said it, as far as the audit still names them', async () => {
  // Only the entries matter here, not their request.
  await client.query('alter table request_message disable trigger all');
  const ask = { kind: 'question', action: 'change_request.askCustomer' };
  const provide = { kind: 'answer', action: 'change_request.provide' };
  await writeFormer({ ...ask, minute: 1, role: 'technician', name: 'Li Chih-hao' });
  await writeFormer({ ...provide, minute: 2, role: 'member', name: 'Mei Lin' });
  await writeFormer({ ...provide, minute: 3, role: 'agent', name: 'Wu Pei-shan' });
  await writeFormer({ ...ask, minute: 4, role: 'technician', name: null });
  await client.query(`insert into request_message (id, organisation_id, change_request_id, kind, words, at)
    values (gen_random_uuid(), '${customer}', '${request}', 'answer', 'words', '2026-03-04T10:05:00+08:00')`);
  await apply(files.slice(split));
  const { rows } = await client.query('select side, author_id, author_name from request_message order by at');
  expect(rows).toEqual([
    { side: 'staff', author_id: person, author_name: 'Li Chih-hao' },
    { side: 'customer', author_id: person, author_name: 'Mei Lin' },
    { side: 'staff', author_id: person, author_name: 'Wu Pei-shan' },
    { side: 'staff', author_id: person, author_name: null },
    { side: 'customer', author_id: null, author_name: null },
  ]);
});
