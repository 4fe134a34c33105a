import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectRoot } from '../../src/shared/project-root.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Json } from '../support/app-client.ts';
import { filings } from '../support/filing.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/** Runs the statements of a migration that has run already, on data of an older version. */
async function migrateAgain(name: string): Promise<void> {
  const folder = join(projectRoot, 'drizzle');
  const file = (await readdir(folder)).find((each) => each.endsWith(`_${name}.sql`)) as string;
  const statements = (await readFile(join(folder, file), 'utf8')).split('--> statement-breakpoint');
  for (const statement of statements) await app.query(statement);
}

it('puts what an older version kept of a fault into words: with the request, its job and its history', async () => {
  const work = filings(app);
  const [owner, technician] = [app.as('owner'), app.as('technician')];
  const titles: string[] = [];
  for (const fault of ['retry', 'wrong_configuration', 'refused']) {
    const filed = await work.file();
    await technician.post(`${filed.job}/take`);
    await technician.post(`${filed.job}/fail`, { reason: 'To be overwritten.' });
    const { id, jobId } = filed.request;
    await app.query('update change_request set reason = $1 where id = $2', [fault, id]);
    const result = JSON.stringify({ state: 'failed', fault, says: { code: 'no_answer', params: {} } });
    await app.query('update job set reason = $1, result = $2 where id = $3', [fault, result, jobId]);
    await app.query(
      `insert into audit_row (organisation_id, at, actor_role, action, subject_kind, subject_id, change_request_id, reason)
       select organisation_id, now(), 'system', 'change_request.fail', 'change_request', id::text, id, $1
       from change_request where id = $2`,
      [fault, id],
    );
    await migrateAgain('reason_codes');
    const code = `apply_${fault}`;
    const toCustomer = 'A problem on our side stopped the change. Our operations staff have been notified.';
    expect(await owner.get(filed.path)).toMatchObject({ fault: code, reason: toCustomer });
    const job = await technician.get(filed.job);
    expect(job).toMatchObject({ fault: code, result: { fault: code, message: 'The phone system gave no answer.' } });
    const { items } = await technician.get(`${filed.path}/timeline`);
    expect(items.at(-1).reason).toBe(job.reason);
    expect((await owner.get(`${filed.path}/timeline`)).items.at(-1).reason).toBe(toCustomer);
    titles.push(job.reason);
  }
  expect(new Set(titles).size).toBe(3);
});

it("leaves a person's own words alone, whatever they say", async () => {
  const filed = await filings(app).file({ account: 'owner' }).then(refusedByHand);
  await migrateAgain('reason_codes');
  expect(await app.as('owner').get(filed.path)).toMatchObject({ fault: null, reason: 'retry' });
  const { items } = await app.as('owner').get(`${filed.path}/timeline`);
  expect(items.at(-1).reason).toBe('retry');
});

async function refusedByHand(filed: Json): Promise<Json> {
  const technician = app.as('technician');
  await technician.post(`${filed.job}/take`);
  await technician.post(`${filed.job}/fail`, { reason: 'retry' });
  return filed;
}
