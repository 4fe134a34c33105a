import { readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectRoot } from '../../src/shared/project-root.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Json } from '../support/app-client.ts';
import { type Filed, filings } from '../support/filing.ts';
import { demoNumbers } from '../support/voice.ts';

let app: TestApp;
let work: ReturnType<typeof filings>;

beforeAll(async () => {
  app = await startTestApp();
  work = filings(app);
});
afterAll(() => app.close());

/** The audit as it was when the migration was written: line numbers in the rows themselves. */
const formerAudit = `create temp table audit_row as
  select r.subject_kind, r.subject_id, r.action, r.at, r.change_request_id, coalesce(r.before, '{}') || coalesce(w.words -> 'before', '{}') as before,
    coalesce(r.after, '{}') || coalesce(w.words -> 'after', '{}') as after
  from public.audit_row r left join public.audit_words w on w.audit_row_id = r.id`;

/** Runs the migration's changes to rows; its new columns exist already. */
async function fillAgain(): Promise<void> {
  const folder = join(projectRoot, 'drizzle');
  const file = (await readdir(folder)).find((each) => each.endsWith('_proof.sql')) as string;
  const statements = (await readFile(join(folder, file), 'utf8')).split('--> statement-breakpoint');
  const updates = statements.filter((statement) => /^UPDATE/m.test(statement));
  expect(updates).toHaveLength(3);
  await app.query([formerAudit, ...updates, 'drop table pg_temp.audit_row'].join(';\n'));
}

async function applied(number: string, status: string): Promise<Filed> {
  const filed = await work.file({ number });
  await app.as('technician').post(`${filed.job}/take`);
  await app.as('technician').post(`${filed.job}/apply`);
  await app.as('owner').until(filed.path, (request) => request.status === status);
  return filed;
}

async function signedOff(): Promise<Filed> {
  const technician = app.as('technician');
  const filed = await work.file({ number: demoNumbers.manual });
  await technician.post(`${filed.job}/take`);
  const { checklist } = await technician.get(filed.job);
  await technician.post(`${filed.job}/confirm`, { steps: checklist.map(({ id }: Json) => id) });
  return filed;
}

async function failedWithoutFolder(number: string): Promise<Filed> {
  await rename(app.pbxFolder, `${app.pbxFolder}-gone`);
  const filed = await applied(number, 'failed');
  await rename(`${app.pbxFolder}-gone`, app.pbxFolder);
  app.takeFaults();
  return filed;
}

async function proofOf({ path }: Filed): Promise<string | null> {
  return (await app.as('owner').get(path)).proof;
}

it('fills in how older requests were known, and which lines nobody could say anything of', async () => {
  const owner = app.as('owner');
  const settled = await applied(demoNumbers.directory, 'completed');
  const signed = await signedOff();
  const unknown = await failedWithoutFolder(demoNumbers.second);
  const byHand = await work.file({ number: demoNumbers.directory });
  await app.as('technician').post(`${byHand.job}/take`);
  await app.as('technician').post(`${byHand.job}/fail`, { reason: 'The number was ported away.' });
  const waiting = await work.file();
  expect(await owner.line(demoNumbers.second)).toMatchObject({ unknownSince: expect.any(String) });
  await app.query('update change_request set proof = null');
  await app.query('update line set unknown_since = null');

  await fillAgain();
  const proofs = await Promise.all([settled, signed, unknown, byHand, waiting].map(proofOf));
  expect(proofs).toEqual(['settled', 'signedOff', 'unknown', null, null]);
  const [line] = await app.query(
    `select line.unknown_since = job.finished_at as since_the_failure
     from job join change_request on change_request.id = job.change_request_id join line on line.id = change_request.line_id
     where job.id = $1`,
    [unknown.request.jobId],
  );
  expect(line).toEqual({ since_the_failure: true });
  for (const sure of [demoNumbers.directory, demoNumbers.manual])
    expect(await owner.line(sure)).toMatchObject({ unknownSince: null });
});

it('leaves a line alone that was moved to another number since, or brought there', async () => {
  const [owner, admin] = [app.as('owner'), app.as('admin')];
  const { line: moved } = await failedWithoutFolder(demoNumbers.second);
  await failedWithoutFolder(demoNumbers.directory);
  await applied(demoNumbers.directory, 'completed');
  const { headers } = await admin.ask('GET', `/lines/${moved.id}`);
  const edit = { body: { number: '+886255501199' }, headers: { 'if-match': headers.get('etag') ?? '' } };
  app.clock.set(new Date(app.clock.now().getTime() + 60_000));
  expect((await admin.ask('PATCH', `/lines/${moved.id}`, edit)).status).toBe(200);

  await fillAgain();
  expect(await owner.line('+886255501199')).toMatchObject({ settledRevision: null, unknownSince: null });
  expect(await owner.line(demoNumbers.directory)).toMatchObject({ unknownSince: null });
});
