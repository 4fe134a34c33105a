import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { type Filed, filings } from '../../support/filing.ts';

const forbidden = { status: 403, code: 'forbidden' };
let app: TestApp;
let owner: ApiClient;
let technician: ApiClient;
let work: ReturnType<typeof filings>;

beforeAll(async () => {
  app = await startTestApp();
  owner = app.as('owner');
  technician = app.as('technician');
  work = filings(app);
});
afterAll(() => app.close());

async function taken(): Promise<Filed> {
  const filed = await work.file();
  await technician.post(`${filed.job}/take`);
  return filed;
}

const textsOf = ({ items }: Json) => items.map(({ text }: Json) => text);
const write = (client: ApiClient, { path }: Filed, text: string) => client.post(`${path}/messages`, { text });
const mailsAbout = (number: string) =>
  app.query(
    `select recipient, subject, body from message where kind = 'request_message' and body like '%' || $1 || '%'`,
    [number],
  );

describe('a conversation', () => {
  it('has messages of both sides between question and answer, in order, and moves nothing', async () => {
    const filed = await taken();
    expect(await owner.get(`${filed.path}/messages`)).toEqual({ items: [], open: true });
    expect(await write(owner, filed, '  It is for the front desk.\r\nThank you.  ')).toMatchObject({
      kind: 'message',
      side: 'customer',
      text: 'It is for the front desk.\nThank you.',
    });
    await write(technician, filed, 'I see.');
    await technician.post(`${filed.job}/ask`, { question: 'In which language?' });
    await write(app.as('member'), filed, 'My colleague knows.');
    await owner.post(`${filed.path}/provide`, { text: 'Taiwanese.' });
    await technician.post(`${filed.job}/take`);
    const read = await technician.get(`${filed.path}/messages`);
    expect(read.items.map(({ kind, side }: Json) => `${side}: ${kind}`)).toEqual([
      'customer: message',
      'staff: message',
      'staff: question',
      'customer: message',
      'customer: answer',
    ]);
    expect(textsOf(read).at(-1)).toBe('Taiwanese.');
    for (const { by } of read.items) expect(by).toMatch(/\S/);
    expect(await owner.get(`${filed.path}/messages`)).toEqual(read);
    expect((await owner.get(filed.path)).status).toBe('inProgress');
    const { items } = await owner.get(`${filed.path}/timeline`);
    expect(items.map(({ action }: Json) => action)).not.toContain('change_request.message');
    expect(items.flatMap(({ text }: Json) => text ?? [])).toEqual(['In which language?', 'Taiwanese.']);
    await technician.post(`${filed.job}/release`);
  });

  it('is mailed to the customer when staff writes, and to nobody when the customer does', async () => {
    const filed = await taken();
    const { number } = filed.request;
    await write(owner, filed, 'Is it done?');
    expect(await mailsAbout(number)).toEqual([]);
    await write(technician, filed, 'Nearly, {name}.');
    const [mail, ...others] = await mailsAbout(number);
    expect(others).toEqual([]);
    expect(mail.recipient).toBe(app.credentials.owner?.email);
    expect(mail.body).toContain('Nearly, {name}.');
    expect(mail.body).toContain(`/requests/${filed.request.id}`);
    await technician.post(`${filed.job}/release`);
  });

  it('leaves a row in the audit and an event, both without its words', async () => {
    const filed = await work.file();
    await write(owner, filed, 'The door code is 4711.');
    const { id } = filed.request;
    const rows = await app.query(
      `select actor_role, before, after, reason, w.words from audit_row a left join audit_words w on w.audit_row_id = a.id
       where change_request_id = $1 and action = 'change_request.message'`,
      [id],
    );
    expect(rows).toMatchObject([{ actor_role: 'owner', before: null, after: null, reason: null }]);
    const told = await app.query(
      `select events from outbox where events::text like '%change_request.message%' || $1 || '%'`,
      [id],
    );
    expect(told.map(({ events }) => events)).toEqual([
      [{ type: 'change_request.message', subjectId: id, organisationId: filed.request.organisationId }],
    ]);
    expect(JSON.stringify([rows, told])).not.toContain('4711');
  });

  it('is written once for one Idempotency-Key', async () => {
    const filed = await work.file();
    const ask = { body: { text: 'Once.' }, headers: { 'idempotency-key': 'message-1' } };
    const answers = [];
    for (let call = 0; call < 2; call += 1) answers.push(await owner.ask('POST', `${filed.path}/messages`, ask));
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[1]?.text).toBe(answers[0]?.text);
    expect(textsOf(await owner.get(`${filed.path}/messages`))).toEqual(['Once.']);
  });

  it('takes one to 2000 characters', async () => {
    const { path } = await work.file();
    for (const text of ['', ' \n ', '\u200b', '字'.repeat(2001)])
      await owner.refused('POST', `${path}/messages`, { status: 400, code: 'invalid_input' }, { body: { text } });
    expect((await owner.post(`${path}/messages`, { text: '字'.repeat(2000) })).text).toHaveLength(2000);
  });
});

describe('who reads and writes it', () => {
  it('is the customer, and the technician for as long as the job is held', async () => {
    const filed = await work.file();
    const path = `${filed.path}/messages`;
    const body = { text: 'May I?' };
    for (const account of ['technician', 'technician2', 'agent', 'operator', 'sales', 'admin']) {
      await app.as(account).refused('GET', path, forbidden);
      await app.as(account).refused('POST', path, forbidden, { body });
    }
    await technician.post(`${filed.job}/take`);
    await write(technician, filed, 'Yes.');
    await app.as('technician2').refused('GET', path, forbidden);
    await technician.post(`${filed.job}/release`);
    await technician.refused('GET', path, forbidden);
    await technician.refused('POST', path, forbidden, { body });
    const absent = { status: 404, code: 'not_found' };
    await app.as('enterpriseOwner').refused('GET', path, absent);
    await app.as('enterpriseOwner').refused('POST', path, absent, { body });
  });
});

describe('its end', () => {
  it('comes with a cancelled request, and names the next step', async () => {
    const { path } = await work.file();
    await owner.post(`${path}/cancel`, {});
    const closed = { status: 409, code: 'conversation_closed' };
    const problem = await owner.refused('POST', `${path}/messages`, closed, { body: { text: 'Too late?' } });
    expect(problem.reasons[0].next.href).toBe('/requests/new');
    expect(await owner.get(`${path}/messages`)).toEqual({ items: [], open: false });
  });

  it('comes when a completed request cannot be reopened any more, or has been', async () => {
    const filed = await taken();
    await technician.post(`${filed.job}/apply`);
    const { reopenableUntil } = await owner.until(filed.path, ({ status }) => status === 'completed');
    await write(owner, filed, 'It sounds thin.');
    expect((await owner.get(`${filed.path}/messages`)).open).toBe(true);
    const former = await taken();
    await technician.post(`${former.job}/apply`);
    await owner.until(former.path, ({ status }) => status === 'completed');
    const again = await reopen(former);
    const moved = { status: 409, code: 'conversation_continued' };
    const problem = await owner.refused('POST', `${former.path}/messages`, moved, { body: { text: 'Here?' } });
    expect(problem.detail).toContain(again.number);
    expect(problem.reasons[0].next.href).toBe(`/requests/${again.id}`);
    app.clock.set(reopenableUntil);
    const closed = { status: 409, code: 'conversation_closed' };
    await owner.refused('POST', `${filed.path}/messages`, closed, { body: { text: 'And now?' } });
  });

  async function reopen({ request, line }: Filed): Promise<Json> {
    const [{ upload_id: uploadId }] = await app.query('select upload_id from prompt where id = $1', [request.promptId]);
    const body = { kind: 'voice_replacement', lineId: line.id, slot: request.slot, uploadId };
    return await owner.post('/change-requests', { ...body, reopens: request.id, note: 'It is too quiet.' });
  }
});
