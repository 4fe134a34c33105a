import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { shippedFile } from '../../src/shared/project-root.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const folder = shippedFile('drizzle');
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.sql'))
  .sort();
const subjects = files.findIndex((file) => file.endsWith('_job_subject.sql'));

const id = (number: number) => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const [customer, phoneSystem, line, request, job] = [1, 2, 3, 4, 5].map(id);

let database: TestDatabase;
let client: Client;

async function apply(names: string[]): Promise<void> {
  for (const name of names) {
    const statements = readFileSync(join(folder, name), 'utf8').split('--> statement-breakpoint');
    for (const statement of statements) await client.query(statement);
  }
}

/** An installation before the upgrade: one request with its job. */
async function fill(): Promise<void> {
  await client.query(
    `insert into customer (id, name, plan, onboarded_on, environment, county) values ($1, 'A', 'pro', '2026-01-01', 'shared', '臺北市')`,
    [customer],
  );
  await client.query(`insert into phone_system (id, name, kind, settings) values ($1, 'A', 'manual', '{}')`, [
    phoneSystem,
  ]);
  await client.query(
    `insert into line (id, organisation_id, number, label, phone_system_id, county, time_zone, revision)
     values ($1, $2, '+886200000001', 'A', $3, '臺北市', 'Asia/Taipei', 1)`,
    [line, customer, phoneSystem],
  );
  await client.query(
    `insert into change_request (id, organisation_id, kind, status, line_id, patch, filed_by_name, received_at, clock_start, day0,
       earliest_by, due_by, extra_business_days, calendar_version, provisional, receipt)
     values ($1, $2, 'business_hours', 'accepted', $3, '{"kind":"set_weekly","weekly":null}', 'A', now(), now(), '2026-03-04',
       now(), now(), 0, 'test', false, '[]')`,
    [request, customer, line],
  );
  await client.query(`insert into job (id, organisation_id, change_request_id, due_by) values ($1, $2, $3, now())`, [
    job,
    customer,
    request,
  ]);
}

function open(kind: string, subject: string | undefined, number: number): Promise<unknown> {
  return client.query(
    `insert into job (id, organisation_id, subject_kind, subject_id, due_by) values ($1, $2, $3, $4, now())`,
    [id(number), customer, kind, subject],
  );
}

beforeAll(async () => {
  const { url, run } = inject('postgresCluster');
  // The template of the run has the newest schema, so this database starts empty.
  database = await createTestDatabase(async () => undefined, { url, run: `${run}_subjects` });
  client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(`select set_config('app.scope', 'staff', false)`);
  await apply(files.slice(0, subjects));
  await fill();
  await apply(files.slice(subjects));
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

describe('the subject of a job', () => {
  it('is its request, for every job that was there before', async () => {
    const { rows } = await client.query('select id, subject_kind, subject_id, change_request_id from job');
    expect(rows).toEqual([{ id: job, subject_kind: 'request', subject_id: request, change_request_id: request }]);
  });

  it('is a request that exists, where it is one', async () => {
    await expect(open('request', id(99), 10)).rejects.toMatchObject({ code: '23503' });
  });

  it('can be something without a request, of the kinds that there are', async () => {
    await open('quote', id(50), 11);
    const { rows } = await client.query('select change_request_id from job where id = $1', [id(11)]);
    expect(rows).toEqual([{ change_request_id: null }]);
    await expect(open('errand', id(51), 12)).rejects.toMatchObject({ constraint: 'job_subject_kind' });
  });

  it('has one job that is open or taken, whatever was done before', async () => {
    await expect(open('quote', id(50), 13)).rejects.toMatchObject({ constraint: 'job_one_open_per_subject' });
    await client.query(`update job set status = 'done', outcome = 'done' where id = $1`, [id(11)]);
    await open('quote', id(50), 13);
    await open('drift', id(50), 14);
  });
});
