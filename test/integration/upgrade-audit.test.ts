import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { shippedFile } from '../../src/shared/project-root.ts';
import { assertAuditHoldsFacts } from '../support/audit-facts.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const folder = shippedFile('drizzle');
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.sql'))
  .sort();
const split = files.findIndex((file) => file.endsWith('_audit_words.sql'));
const customer = '01900000-0000-7000-8000-000000000001';
const admin = '01900000-0000-7000-8000-000000000002';
const line = { phoneSystemId: '01900000-0000-7000-8000-000000000003', timeZone: 'Asia/Taipei', revision: 1 };

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

/** Rows as an earlier version wrote them: names, words and numbers in the row. */
async function writeFormer(row: { name: string; role: string; reason?: string; before?: object; after?: object }) {
  const { name, role, reason = null, before = null, after = null } = row;
  await client.query(
    `insert into audit_row (organisation_id, at, actor_id, actor_name, actor_role, action, subject_kind, subject_id, before, after, reason, request_id)
     values ($1, '2026-03-04T10:00:00.123+08:00', $2, $3, $4, 'line.edited', 'line', 'x', $5, $6, $7, 'call')`,
    [customer, role === 'system' ? null : admin, name, role, before, after, reason],
  );
}

const rowsOf = async (statement: string) => (await client.query(statement)).rows;

beforeAll(async () => {
  const { url, run } = inject('postgresCluster');
  database = await createTestDatabase(async () => undefined, { url, run: `${run}_bare` });
  client = new Client({ connectionString: database.url });
  await client.connect();
  await apply(files.slice(0, split));
  await writeFormer({ name: 'Mei Lin', role: 'admin', before: { ...line, number: '+886255501001', district: null } });
  await writeFormer({ name: 'Lineshift', role: 'system', reason: 'apply_refused', after: {} });
  await client.query('select seal_audit(1000)');
  await writeFormer({
    name: 'Mei Lin',
    role: 'admin',
    after: { ...line, county: '臺北市' },
    reason: 'She asked for it.',
  });
  await writeFormer({ name: 'Lineshift', role: 'system', reason: 'refused' });
  await client.query('select seal_audit(1000)');
  await writeFormer({ name: 'Mei Lin', role: 'admin', reason: 'Not sealed yet.' });
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

it('an upgrade moves names and words beside the rows, and every seal of before still holds', async () => {
  const anchored = await rowsOf(
    'select id, organisation_id, previous_hash, hash, row_count from audit_seal order by id',
  );
  expect(anchored).toHaveLength(2);
  await apply(files.slice(split));
  await assertAuditHoldsFacts(database.url);
  expect(await rowsOf('select audit_row_id::int as row, words from audit_words order by 1')).toEqual([
    { row: 1, words: { actor: 'Mei Lin', before: { number: '+886255501001', district: null } } },
    { row: 3, words: { actor: 'Mei Lin', after: { county: '臺北市' }, reason: 'She asked for it.' } },
    { row: 5, words: { actor: 'Mei Lin', reason: 'Not sealed yet.' } },
  ]);
  expect(await rowsOf('select before, after, reason from audit_row order by id')).toEqual([
    { before: line, after: null, reason: null },
    { before: null, after: {}, reason: 'apply_refused' },
    { before: null, after: line, reason: null },
    { before: null, after: null, reason: 'refused' },
    { before: null, after: null, reason: null },
  ]);
  // The anchors outside the database are unchanged; two further links cover the same rows in the new form.
  const seals = await rowsOf(
    'select id, organisation_id, previous_hash, hash, row_count, form, covers from audit_seal order by id',
  );
  expect(seals).toMatchObject([
    ...anchored.map((seal) => ({ ...seal, form: 1, covers: null })),
    { previous_hash: anchored[1]?.hash, row_count: 2, form: 2, covers: '1' },
    { row_count: 2, form: 2, covers: '2' },
  ]);
  expect(await rowsOf('select * from verify_audit()')).toEqual([]);
  await client.query('select seal_audit(1000)');
  expect(await rowsOf('select * from verify_audit()')).toEqual([]);
});

it('detects in either form that a word or a row was changed afterwards', async () => {
  for (const [change, broken] of [
    [`update audit_words set words = words || '{"reason": "Forged."}' where audit_row_id = 3`, ['2']],
    [`update audit_row set reason = 'apply_retry' where id = 2`, ['1', '3']],
  ] as const) {
    await client.query('begin');
    await client.query(change);
    const found = await rowsOf('select seal, fault from verify_audit() order by seal');
    expect(found).toEqual(broken.map((seal) => ({ seal, fault: 'content' })));
    await client.query('rollback');
  }
});

it('allows old words to be deleted: the links of the new form cover the rows', async () => {
  const [gone] = await rowsOf(`select * from forget_audit_words('${customer}', null)`);
  expect(gone).toEqual({ up_to: '5', entries: 3 });
  expect(await rowsOf('select * from verify_audit()')).toEqual([]);
  await client.query(`update audit_row set reason = 'apply_retry' where id = 2`);
  expect(await rowsOf('select seal, fault from verify_audit()')).toEqual([{ seal: '3', fault: 'content' }]);
});
