import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { warnOfDeadlines } from '../../../src/features/deadlines/deadlines.sweeps.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { Json } from '../../support/app-client.ts';
import { type Filed, filings } from '../../support/filing.ts';

/** The app's own sweeps run too, at any time: every expectation holds with them and without them. */
let app: TestApp;
let work: ReturnType<typeof filings>;

beforeAll(async () => {
  app = await startTestApp();
  work = filings(app);
  await app.query(`update "user" set language = 'en' where email = $1`, [app.credentials.operator?.email]);
});
afterAll(() => app.close());

/** Filed on Wednesday, seconds after 09:00: 50 % of the time is used on Friday at 09:00, 80 % on Monday at 10:48; due on Monday at 18:00. */
async function filed(): Promise<Filed> {
  app.clock.set('2026-03-04T09:00:00+08:00');
  return await work.file();
}

/** Moves the clock and runs the sweep in three workers at once. */
async function at(time: string): Promise<void> {
  app.clock.set(`2026-03-${time}:00+08:00`);
  await Promise.all([1, 2, 3].map(() => warnOfDeadlines(app.deps)));
}

/** Kinds and recipients of the warnings of a request, sorted. */
async function warned({ request }: Filed): Promise<string[]> {
  const rows = await app.query(
    `select kind, recipient from message where kind like 'deadline%' and body like $1 order by kind, recipient`,
    [`%${request.number}%`],
  );
  return rows.map(({ kind, recipient }: Json) => `${kind} ${recipient}`).sort();
}

const mailTo = (kind: string, ...accounts: string[]) =>
  accounts.map((account) => `deadline_${kind} ${app.credentials[account]?.email}`).sort();
const operators = ['operator', 'operator2'];

/** Holds the job for days, past its lease. */
async function hold({ request, job }: Filed): Promise<void> {
  await app.as('technician').post(`${job}/take`);
  await app.query(`update job set lease_until = '2026-12-31' where id = $1`, [request.jobId]);
}

describe('warnings of a deadline', () => {
  it('go to the holder at 50 %, to operators as well at 80 % and at the breach, each once and in service hours', async () => {
    const one = await filed();
    await hold(one);
    const half = mailTo('half', 'technician');
    const most = [...half, ...mailTo('most', 'technician', ...operators)].sort();
    const breach = [...most, ...mailTo('breach', 'technician', ...operators)].sort();
    await at('05T17:59');
    expect(await warned(one)).toEqual([]);
    await at('06T09:05');
    await at('06T12:00');
    expect(await warned(one)).toEqual(half);
    await at('07T12:00');
    await at('09T10:47');
    expect(await warned(one)).toEqual(half);
    await at('09T10:53');
    expect(await warned(one)).toEqual(most);
    await at('09T18:00');
    await at('10T08:58');
    expect(await warned(one)).toEqual(most);
    await at('10T09:05');
    await at('11T09:00');
    expect(await warned(one)).toEqual(breach);

    const mailOf = async (account: string) => {
      const [mail] = await app.query(
        `select subject, body from message where kind = 'deadline_breach' and recipient = $1`,
        [app.credentials[account]?.email],
      );
      expect(mail.body).toContain(one.request.number);
      expect(mail.body).toContain(one.job);
      expect(mail.subject + mail.body).not.toMatch(/\{\w+\}|breach|undefined/);
      return mail;
    };
    const english = await mailOf('operator');
    expect(english.subject).toMatch(/^Overdue: /);
    expect(english.body).toMatch(/Due: Mon 9 Mar, 18:00\nHeld by: /);
    const chinese = await mailOf('operator2');
    expect(chinese.subject).toMatch(/^已逾期：/);
    expect(chinese.body).toMatch(/期限：3月9日（一）18:00\n認領人：/);
    const technician = await app.as('technician').get(`${one.path}/timeline`);
    expect(technician.items.filter(({ action }: Json) => action === 'change_request.warned')).toHaveLength(3);
    const owner = await app.as('owner').get(`${one.path}/timeline`);
    expect(owner.items.filter(({ action }: Json) => action === 'change_request.warned')).toEqual([]);
    await app.as('owner').post(`${one.path}/cancel`);
  });

  it('go to operators where nobody holds the job; after days without a worker only the latest is sent', async () => {
    const one = await filed();
    await at('06T09:05');
    expect(await warned(one)).toEqual(mailTo('half', ...operators));
    const two = await filed();
    await at('10T10:00');
    expect(await warned(two)).toEqual(mailTo('breach', ...operators));
    for (const { path } of [one, two]) await app.as('owner').post(`${path}/cancel`);
  });

  it('follow the current deadline: a wait for the customer moves warnings that were not sent yet', async () => {
    const one = await filed();
    await hold(one);
    app.clock.set('2026-03-05T10:00:00+08:00');
    await app.as('technician').post(`${one.job}/ask`, { question: 'Which voice?' });
    await at('06T09:05');
    await at('06T15:00');
    expect(await warned(one)).toEqual([]);
    const answered = await app.as('owner').post(`${one.path}/provide`, { text: 'The second.' });
    expect(answered.deadline.dueBy).toBe('2026-03-11T18:00:00+08:00');
    await at('09T17:59');
    expect(await warned(one)).toEqual([]);
    await at('10T09:05');
    expect(await warned(one)).toEqual(mailTo('half', ...operators));
    await app.as('owner').post(`${one.path}/cancel`);
    await at('13T09:00');
    expect(await warned(one)).toHaveLength(operators.length);
  });

  it('are sent all or none: a worker that dies in between leaves them to the next', async () => {
    const one = await filed();
    app.clock.set('2026-03-06T09:30:00+08:00');
    const dying = {
      ...app.deps,
      publicUrl: () => {
        throw new Error('killed');
      },
    };
    const died = warnOfDeadlines(dying).catch((error: Error) => error);
    await Promise.all([died, warnOfDeadlines(app.deps)]);
    await at('06T10:00');
    expect(await warned(one)).toEqual(mailTo('half', ...operators));
    await app.as('owner').post(`${one.path}/cancel`);
  });
});
