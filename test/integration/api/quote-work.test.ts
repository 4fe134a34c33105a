import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '../../../src/domain/access/actor.ts';
import { cleanAttachments } from '../../../src/features/attachments/attachments.sweeps.ts';
import { updateWork } from '../../../src/features/quotes/quote-work.repository.ts';
import { lockQuote } from '../../../src/features/quotes/quotes.repository.ts';
import { followQuotes } from '../../../src/features/quotes/quotes.sweeps.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { eventually } from '../../support/test-tasks.ts';

const start = '2026-03-04T10:00:00+08:00';
const wish = { kind: 'bot_flow_design', description: '<b>Ask</b> for the order number & the day.' };
const terms = {
  ...{ feasibility: 'possible_with_changes', feasibilityNote: 'Without "pictures"', validUntil: '2026-03-20' },
  lines: [{ description: 'Draw <the> flow', role: 'designer', hours: 3 }],
};

let app: TestApp;
let owner: ApiClient;
let sales: ApiClient;
let technician: ApiClient;
let other: ApiClient;

beforeAll(async () => {
  app = await startTestApp({ works: false });
  [owner, sales, technician, other] = [app.as('owner'), app.as('sales'), app.as('technician'), app.as('technician2')];
});
beforeEach(() => app.clock.set(start));
afterAll(() => app.close());

async function answer(person: ApiClient, path: string, body?: object): Promise<string> {
  const { status, body: reply } = await person.ask('POST', path, body ? { body } : {});
  return `${status} ${reply?.code ?? ''}`.trim();
}

async function offer(id: string): Promise<Json> {
  const { headers } = await sales.ask('GET', `/quotes/${id}`);
  return await sales.post(`/quotes/${id}/offer`, undefined, { 'if-match': headers.get('etag') ?? '' });
}

async function offered(): Promise<string> {
  const { quoteId } = await owner.post('/quotes', wish);
  const headers = { 'if-match': '"1"' };
  expect((await sales.ask('PATCH', `/quotes/${quoteId}/assessment`, { body: terms, headers })).status).toBe(200);
  await offer(quoteId);
  return quoteId;
}

async function accepted(): Promise<{ id: string; job: Json }> {
  const id = await offered();
  await owner.post(`/quotes/${id}/accept`, { version: 1, typedName: 'Lin Mei' });
  return { id, job: await jobOf(id) };
}

const jobOf = async (id: string): Promise<Json> =>
  (await technician.get('/expert-jobs')).items.find(({ quoteId }: Json) => quoteId === id);
const mailed = async (kind: string): Promise<number> =>
  (await app.query('select id from message where kind = $1', [kind])).length;

describe('the work of an accepted quote', () => {
  it('waits in the pool of experts; only whoever holds it reads the quote', async () => {
    const { id, job } = await accepted();
    expect(job).toMatchObject({ pool: 'expert', status: 'open', agreedOn: '2026-03-18', takenBy: null });
    expect((await owner.ask('GET', '/expert-jobs')).status).toBe(404);
    expect((await sales.ask('GET', '/expert-jobs')).status).toBe(403);
    expect(await answer(technician, `/quotes/${id}/messages`, { text: 'Hello' })).toBe('403 forbidden');
    const takes = await Promise.all([technician, other].map((person) => answer(person, `/expert-jobs/${job.id}/take`)));
    expect(takes.sort()).toEqual(['200', '409 job_already_taken']);
    const mine = (await jobOf(id)).takenBy.id === (await technician.get('/me')).id ? technician : other;
    const idle = mine === technician ? other : technician;
    expect(await mine.get(`/quotes/${id}`)).toMatchObject({ description: wish.description, assessment: null });
    expect((await idle.ask('GET', `/quotes/${id}`)).status).toBe(403);
    expect(await answer(idle, `/expert-jobs/${job.id}/deliver`, { hoursSpent: 2 })).toBe('403 not_job_holder');
    expect(await answer(mine, `/expert-jobs/${job.id}/release`)).toBe('200');
    expect((await mine.ask('GET', `/quotes/${id}`)).status).toBe(403);
  });

  it('goes back to the queue when its lease is over', async () => {
    const { id, job } = await accepted();
    await technician.post(`/expert-jobs/${job.id}/take`);
    app.clock.set('2026-03-04T14:00:01+08:00');
    await followQuotes(app.deps);
    expect(await jobOf(id)).toMatchObject({ status: 'open', takenBy: null });
  });

  it('is sent back with a reason, delivered again, and accepted by the customer; hours add up', async () => {
    const { id, job } = await accepted();
    expect(await answer(owner, `/quotes/${id}/confirm`)).toBe('409 quote_work_moved_on');
    await technician.post(`/expert-jobs/${job.id}/take`);
    await technician.post(`/expert-jobs/${job.id}/deliver`, { hoursSpent: 2.25 });
    const delivered = await owner.get(`/quotes/${id}`);
    expect(delivered.work).toMatchObject({
      state: 'delivered',
      silentAt: '2026-03-12T00:00:00+08:00',
      hoursSpent: null,
    });
    expect(delivered.actions).toEqual(['confirm', 'sendBack']);
    expect(await answer(sales, `/quotes/${id}/confirm`)).toBe('403 forbidden');
    expect(await answer(app.as('enterpriseOwner'), `/quotes/${id}/confirm`)).toBe('404 not_found');
    await owner.post(`/quotes/${id}/send-back`, { reason: 'The day is not asked for.' });
    const again = await jobOf(id);
    expect(again).toMatchObject({ status: 'open', agreedOn: '2026-03-18' });
    await technician.post(`/expert-jobs/${again.id}/take`);
    await technician.post(`/expert-jobs/${again.id}/deliver`, { hoursSpent: 1 });
    expect((await sales.get(`/quotes/${id}`)).work.hoursSpent).toBe(3.25);
    const both = await Promise.all([
      answer(owner, `/quotes/${id}/confirm`),
      answer(owner, `/quotes/${id}/send-back`, { reason: 'No' }),
    ]);
    expect(both.sort()).toEqual(['200', '409 quote_work_moved_on']);
  });

  it('is accepted by five business days of silence, to the instant', async () => {
    const { id, job } = await accepted();
    await technician.post(`/expert-jobs/${job.id}/take`);
    await technician.post(`/expert-jobs/${job.id}/deliver`, { hoursSpent: 3 });
    app.clock.set('2026-03-11T23:59:58+08:00');
    await followQuotes(app.deps);
    expect((await owner.get(`/quotes/${id}`)).work.state).toBe('delivered');
    app.clock.set('2026-03-12T00:00:00+08:00');
    await followQuotes(app.deps);
    expect((await owner.get(`/quotes/${id}`)).work).toMatchObject({ state: 'confirmed', confirmedBy: null });
  });

  it('is not accepted by the silence about what was sent back and delivered again meanwhile', async () => {
    const { id, job } = await accepted();
    await technician.post(`/expert-jobs/${job.id}/take`);
    await technician.post(`/expert-jobs/${job.id}/deliver`, { hoursSpent: 3 });
    app.clock.set('2026-03-12T00:00:00+08:00');
    const waiting = () =>
      app.query(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
    let sweep: Promise<unknown> = Promise.resolve();
    await app.deps.database.transaction(systemActor, async (transaction) => {
      await lockQuote(transaction, id);
      sweep = followQuotes(app.deps);
      await eventually(async () => (await waiting()).length > 0);
      await updateWork(transaction, id, { deliveredAt: app.clock.now() });
    });
    await sweep;
    expect((await owner.get(`/quotes/${id}`)).work).toMatchObject({ state: 'delivered', confirmedAt: null });
    await owner.post(`/quotes/${id}/confirm`);
  });

  it('is watched: sales are warned once of each stage until its day', async () => {
    const { id } = await accepted();
    const before = await mailed('quote_work_late');
    app.clock.set('2026-03-17T10:00:00+08:00');
    await followQuotes(app.deps);
    const warned = await app.query('select warned from quote_work where quote_id = $1', [id]);
    expect(warned[0].warned).toBe('most');
    const told = await mailed('quote_work_late');
    expect(told).toBeGreaterThan(before);
    // What is watched and not due is no step.
    expect(await followQuotes(app.deps)).toBe(0);
    expect(await mailed('quote_work_late')).toBe(told);
    app.clock.set('2026-03-18T18:30:00+08:00');
    await followQuotes(app.deps);
    expect(await mailed('quote_work_late')).toBe(told);
    app.clock.set('2026-03-19T09:00:00+08:00');
    await followQuotes(app.deps);
    const [row] = await app.query('select warned from quote_work where quote_id = $1', [id]);
    expect(row.warned).toBe('breach');
  });
});

it('warns whoever holds the job at half of the time, and sales besides from 80 % on', async () => {
  const { id, job } = await accepted();
  await technician.post(`/expert-jobs/${job.id}/take`);
  await app.query('update job set lease_until = $2 where id = $1', [job.id, '2026-03-31T00:00:00+08:00']);
  const { email } = await technician.get('/me');
  const told = async (person: string) =>
    (await app.query("select subject from message where kind = 'quote_work_late' and recipient = $1", [person])).length;
  const sellers = await mailed('quote_work_late');
  const mine = await told(email);
  app.clock.set('2026-03-11T16:00:00+08:00');
  await followQuotes(app.deps);
  expect((await app.query('select warned from quote_work where quote_id = $1', [id]))[0].warned).toBe('half');
  expect(await told(email)).toBe(mine + 1);
  const own = await told((await sales.get('/me')).email);
  app.clock.set('2026-03-19T09:00:00+08:00');
  await followQuotes(app.deps);
  expect(await told(email)).toBe(mine + 2);
  expect(await told((await sales.get('/me')).email)).toBeGreaterThan(own);
  expect(await mailed('quote_work_late')).toBeGreaterThan(sellers + 2);
});

describe('an offer that nobody answers', () => {
  it('is pointed out once three days before its end, and ends with it; offered again it is a new version', async () => {
    const id = await offered();
    app.clock.set('2026-03-17T10:00:00+08:00');
    await followQuotes(app.deps);
    const [row] = await app.query('select reminded from quote where id = $1', [id]);
    expect(row.reminded).toBe(1);
    const reminders = await mailed('quote_ending');
    await followQuotes(app.deps);
    expect(await mailed('quote_ending')).toBe(reminders);
    app.clock.set('2026-03-21T00:00:00+08:00');
    await followQuotes(app.deps);
    expect(await owner.get(`/quotes/${id}`)).toMatchObject({ status: 'expired', actions: ['withdraw'] });
    expect(await answer(owner, `/quotes/${id}/accept`, { version: 1, typedName: 'Lin Mei' })).toBe('409 quote_expired');
    const etag = (await sales.ask('GET', `/quotes/${id}`)).headers.get('etag') ?? '';
    await sales.ask('PATCH', `/quotes/${id}/assessment`, {
      ...{ body: { ...terms, validUntil: '2026-04-10' }, headers: { 'if-match': etag } },
    });
    expect(await offer(id)).toMatchObject({ status: 'quoted', offer: { version: 2 } });
  });
});

it('is reported to sales: time to quote, conversion, hours estimated and spent', async () => {
  const trial = app.as('trialOwner');
  const { organisation } = await trial.get('/me');
  const ask = async (at: string, offeredAt?: string): Promise<string> => {
    app.clock.set(`2026-03-${at}:00+08:00`);
    const { id } = await trial.post('/quotes', wish);
    if (offeredAt === undefined) return id;
    app.clock.set(`2026-03-${offeredAt}:00+08:00`);
    const headers = { 'if-match': '"1"' };
    expect((await sales.ask('PATCH', `/quotes/${id}/assessment`, { body: terms, headers })).status).toBe(200);
    await offer(id);
    return id;
  };
  const done = await ask('04T10:00', '04T12:00');
  await trial.post(`/quotes/${done}/accept`, { version: 1, typedName: 'Lin Mei' });
  const job = await jobOf(done);
  await technician.post(`/expert-jobs/${job.id}/take`);
  // Until the work is delivered there is nothing to compare.
  const early = (await sales.get('/reports/quotes?from=2026-03-01&to=2026-03-31&by=customer')).items;
  expect(early.find(({ key }: Json) => key === organisation.id)).toMatchObject({ accepted: 1, spentPercent: null });
  await technician.post(`/expert-jobs/${job.id}/deliver`, { hoursSpent: 4.5 });
  // One service hour that day, and two on the next.
  const declined = await ask('04T17:00', '05T11:00');
  await trial.post(`/quotes/${declined}/decline`, { reason: 'Too dear' });
  await ask('06T09:00', '06T17:00');
  await ask('06T17:30');
  app.clock.set('2026-03-21T00:00:00+08:00');
  await followQuotes(app.deps);
  const query = 'from=2026-03-01&to=2026-03-31&by=customer';
  const { items } = await sales.get(`/reports/quotes?${query}`);
  const { name, ...figures } = items.find(({ key }: Json) => key === organisation.id);
  expect(figures).toMatchObject({
    ...{ asked: 4, open: 1, offered: 3, accepted: 1, declined: 1, expired: 1, withdrawn: 0, acceptedPercent: 33.3 },
    ...{
      acceptedNet: 5_400,
      offerP50Hours: 3,
      offerP90Hours: 8,
      estimatedHours: 3,
      spentHours: 4.5,
      spentPercent: 150,
    },
  });
  const { text } = await app.as('admin').ask('GET', `/reports/quotes.csv?${query}`);
  expect(text).toContain(`${name},2026-03-01,2026-03-31,4,1,3,1,1,1,0,33.3,5400,3,8,3,4.5,150`);
  expect((await sales.ask('GET', '/reports/deadlines')).status).toBe(403);
  expect((await owner.ask('GET', '/reports/quotes')).status).toBe(404);
});

describe('the page to print', () => {
  it('has the offer in both languages, with everything that people wrote escaped', async () => {
    const id = await offered();
    const english = await owner.ask('GET', `/quotes/${id}/print?lang=en`);
    expect(english.status).toBe(200);
    expect(english.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(english.text).toContain('Draw &lt;the&gt; flow');
    expect(english.text).toContain('&lt;b&gt;Ask&lt;/b&gt; for the order number &amp; the day.');
    expect(english.text).toContain('Without &quot;pictures&quot;');
    expect(english.text).toContain('5,670');
    const chinese = await owner.ask('GET', `/quotes/${id}/print?lang=zh-TW`);
    for (const word of ['報價單', '營業稅 5%', '流程設計師', '2026年3月20日（五） 24:00'])
      expect(chinese.text).toContain(word);
    const { quoteId } = await owner.post('/quotes', wish);
    expect((await owner.ask('GET', `/quotes/${quoteId}/print`)).body.code).toBe('quote_without_offer');
    expect((await app.as('enterpriseOwner').ask('GET', `/quotes/${id}/print`)).status).toBe(404);
  });
});

it('forgets files that no request has named for a day, and keeps those of a quote', async () => {
  const send = async () => {
    const form = new FormData();
    form.append('file', new Blob(['%PDF-1.7']), 'plan.pdf');
    return await owner.post('/attachments', form);
  };
  const [kept, unused] = [await send(), await send()];
  await owner.post('/quotes', { ...wish, attachmentIds: [kept.id] });
  app.clock.set('2026-03-05T10:00:01+08:00');
  expect(await cleanAttachments(app.deps)).toBe(1);
  expect((await owner.ask('GET', `/attachments/${kept.id}`)).status).toBe(200);
  expect((await owner.ask('GET', `/attachments/${unused.id}`)).status).toBe(404);
});
