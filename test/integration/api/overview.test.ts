import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counties } from '../../../src/domain/line/counties.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { Json } from '../../support/app-client.ts';
import { type Filed, filings } from '../../support/filing.ts';

let app: TestApp;
let filed: Filed[];

beforeAll(async () => {
  // A Wednesday.
  app = await startTestApp({ now: '2026-03-04T10:00:00+08:00' });
  const files = filings(app);
  filed = [await files.file(), await files.file(), await files.file(), await files.file()];
});
afterAll(() => app.close());

const job = (index: number) => filed[index]?.request.jobId;

describe('what needs somebody now', () => {
  it('counts jobs by what is to be done with them', async () => {
    const operator = app.as('operator');
    expect((await operator.get('/operations/overview')).jobs).toEqual({
      open: 4,
      taken: 0,
      late: 0,
      dueSoon: 0,
      failed: 0,
    });
    await app.as('technician').post(`/jobs/${job(0)}/take`);
    await app.query("update job set due_by = '2026-03-04T09:00+08' where id = $1", [job(0)]);
    await app.query("update job set due_by = '2026-03-04T11:00+08' where id = $1", [job(1)]);
    await app.query("update job set created_at = '2026-03-02T09:00+08' where id = $1", [job(2)]);
    // Experts have a list of their own: a number opens the queue, and the queue has to show what it counts.
    await app.query(
      `insert into job (id, organisation_id, subject_kind, subject_id, due_by, created_at)
       select gen_random_uuid(), organisation_id, 'quote', gen_random_uuid(), due_by, created_at from job where id = $1`,
      [job(1)],
    );
    const { jobs, queueAge, requests, lines, silentPhoneSystems } = await operator.get('/operations/overview');
    expect(jobs).toEqual({ open: 3, taken: 1, late: 1, dueSoon: 1, failed: 0 });
    expect(queueAge).toEqual([
      { fromHours: 0, count: 2 },
      { fromHours: 4, count: 0 },
      { fromHours: 24, count: 0 },
      { fromHours: 48, count: 1 },
      { fromHours: 96, count: 0 },
    ]);
    expect(requests).toEqual({ waitingForCustomer: 0, scheduled: 0 });
    expect(lines).toMatchObject({ unknown: 0 });
    expect(silentPhoneSystems).toEqual([]);
  });

  it('follows a question to the customer, a job given up, and a phone system that is silent', async () => {
    const technician = app.as('technician');
    await technician.post(`/jobs/${job(0)}/fail`, { reason: 'The line is not there.' });
    await technician.post(`/jobs/${job(1)}/take`);
    await technician.post(`/jobs/${job(1)}/ask`, { question: 'Which greeting?' });
    await app.query("update phone_system set unanswered_since = '2026-03-04T09:30+08' where kind = 'directory'");
    const overview = await app.as('operator').get('/operations/overview');
    expect(overview.jobs).toMatchObject({ open: 2, late: 0, dueSoon: 0, failed: 1 });
    expect(overview.requests).toMatchObject({ waitingForCustomer: 1 });
    expect(overview.silentPhoneSystems).toMatchObject([
      { name: 'Demo PBX (folder)', since: '2026-03-04T09:30:00+08:00' },
    ]);
    await app.query('update phone_system set unanswered_since = null');
  });

  it('names customers without an owner and contracts that end only to who manages them', async () => {
    await app.query("update customer set contract_until = '2026-04-01' where name like '玉山%'");
    await app.query(
      "delete from member where role = 'owner' and organisation_id = (select id from customer where name like '小巷%')",
    );
    for (const account of ['operator', 'technician'])
      expect((await app.as(account).get('/operations/overview')).customers).toBeNull();
    expect((await app.as('admin').get('/operations/overview')).customers).toMatchObject({
      withoutOwner: [{ name: '小巷咖啡 Alley Coffee' }],
      contractEnding: [{ name: '玉山精密 Jade Peak Precision', until: '2026-04-01' }],
    });
  });
});

describe('the counties', () => {
  it('are all 22 with their lines and customers; retired lines are out', async () => {
    const read = async () => (await app.as('operator').get('/operations/counties')).items;
    const before = await read();
    expect(before.map(({ county }: Json) => county)).toEqual([...counties]);
    const [total] = await app.query('select count(*)::int as lines from line where retired_at is null');
    expect(before.reduce((sum: number, { lines }: Json) => sum + lines, 0)).toBe(total.lines);
    await app.query("update line set county = '雲林縣', emergency_consent = 'auto'");
    const [one] = await app.query('select id from line limit 1');
    await app.query("update line set retired_at = now(), emergency_consent = 'ask' where id = $1", [one.id]);
    const [left] = await app.query(
      'select count(*)::int as lines, count(distinct organisation_id)::int as customers from line where retired_at is null',
    );
    const after = await read();
    expect(after.find(({ county }: Json) => county === '雲林縣')).toEqual({
      ...{ county: '雲林縣', lines: left.lines, customers: left.customers, agreed: left.lines },
    });
    expect(after.filter(({ lines }: Json) => lines > 0)).toHaveLength(1);
  });

  it('are for operators and admins', async () => {
    await app.as('admin').get('/operations/counties');
    for (const account of ['owner', 'technician', 'agent', 'sales'])
      await app.as(account).refused('GET', '/operations/counties', { status: 403, code: 'forbidden' });
  });
});

it('is not for customers, agents or sales', async () => {
  for (const account of ['owner', 'member', 'agent', 'sales'])
    await app.as(account).refused('GET', '/operations/overview', { status: 403, code: 'forbidden' });
});
