import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { filesBelow } from '../../support/leftovers.ts';
import { pngPicture } from '../../support/pictures.ts';

const start = '2026-03-04T10:00:00+08:00';
const wish = {
  kind: 'ivr_redesign',
  description: 'Key 2 should lead to repairs.',
  sketch: [
    { keys: '1', destination: 'Sales' },
    { keys: '2', destination: 'Repairs' },
  ],
};
const assessment = {
  feasibility: 'possible',
  lines: [
    { description: 'Draw the menu', role: 'designer', hours: 7.5, ratePerHour: 1801 },
    { description: 'Build it', role: 'engineer', hours: 4 },
  ],
  validUntil: '2026-03-20',
  agreedOn: '2026-03-24',
};

let app: TestApp;
let owner: ApiClient;
let member: ApiClient;
let sales: ApiClient;

beforeAll(async () => {
  app = await startTestApp();
  [owner, member, sales] = [app.as('owner'), app.as('member'), app.as('sales')];
});
beforeEach(() => app.clock.set(start));
afterAll(() => app.close());

async function answer(person: ApiClient, path: string, body?: object): Promise<string> {
  const { status, body: reply } = await person.ask('POST', path, body ? { body } : {});
  return `${status} ${reply?.code ?? ''}`.trim();
}

const versionOf = async (id: string) => ({
  'if-match': (await sales.ask('GET', `/quotes/${id}`)).headers.get('etag') ?? '',
});
const offer = async (id: string): Promise<Json> =>
  await sales.post(`/quotes/${id}/offer`, undefined, await versionOf(id));
const offerRefused = async (id: string): Promise<string> => {
  const { status, body } = await sales.ask('POST', `/quotes/${id}/offer`, { headers: await versionOf(id) });
  return `${status} ${body?.code}`;
};

async function assess(id: string, input: object = assessment): Promise<Json> {
  const given = await sales.ask('PATCH', `/quotes/${id}/assessment`, { body: input, headers: await versionOf(id) });
  expect(given.status, given.text).toBe(200);
  return given.body;
}

async function offered(input: object = wish, by = member, terms: object = assessment): Promise<Json> {
  const { quoteId } = await by.post('/change-requests', input);
  await assess(quoteId, terms);
  return await offer(quoteId);
}

const accepting = (version = 1) => ({ version, typedName: 'Lin Mei' });
const count = async (table: string): Promise<number> =>
  Number((await app.query(`select count(*) from ${table}`))[0].count);

describe('a paid kind', () => {
  it('is alternate in the dry run, becomes a quote at filing, and never a request or a job', async () => {
    const before = [await count('change_request'), await count('job')];
    expect(await member.post('/qualifications', wish)).toMatchObject({
      ...{ result: 'alternate', deadline: null, duplicates: [], lines: [] },
      reasons: [{ code: 'paid_service', next: { href: expect.stringContaining('/quotes') } }],
    });
    const filed = await member.post('/change-requests', wish);
    expect(filed).toEqual({ id: filed.quoteId, quoteId: filed.quoteId, number: expect.stringMatching(/^Q-/) });
    expect(await owner.get(`/quotes/${filed.quoteId}`)).toMatchObject({
      ...{ status: 'requested', kind: 'ivr_redesign', sketch: wish.sketch, offer: null, assessment: null, work: null },
      actions: ['withdraw'],
    });
    expect([await count('change_request'), await count('job')]).toEqual(before);
    const twice = { ...wish, sketch: [...wish.sketch, { keys: '2', destination: 'Nobody' }] };
    const refused = await member.ask('POST', '/quotes', { body: twice });
    expect(refused.body).toMatchObject({ code: 'invalid_input' });
    const key = { 'idempotency-key': 'one-quote' };
    const first = await member.post('/quotes', wish, key);
    expect(await member.post('/quotes', wish, key)).toEqual(first);
    const mails = await app.query("select recipient from message where kind = 'quote_requested'");
    expect(mails.length).toBeGreaterThan(0);
  });

  it('is filed by staff for a customer that they name, and by a trial customer without a contract', async () => {
    expect(await answer(sales, '/quotes', wish)).toBe('400 invalid_input');
    const { organisationId } = await owner.get('/me').then(({ organisation }) => ({ organisationId: organisation.id }));
    const asked = { ...wish, organisationId, onBehalf: { channel: 'phone', evidence: 'Ms Lin called at 10:05' } };
    expect(await answer(app.as('agent'), '/change-requests', asked)).toBe('201');
    for (const each of ['technician', 'sales', 'admin'])
      expect(await answer(app.as(each), '/quotes', asked), each).toBe('201');
    expect(await answer(app.as('operator'), '/quotes', asked)).toBe('403 forbidden');
    expect(await answer(app.as('enterpriseOwner'), '/quotes', { ...wish, organisationId })).toBe('404 not_found');
    expect(await answer(app.as('trialOwner'), '/quotes', { ...wish, kind: 'custom_feature' })).toBe('201');
  });
});

describe('filing for a customer', () => {
  const onBehalf = { channel: 'phone', evidence: 'Ms Lin called at 10:05' };
  let organisationId: string;
  beforeAll(async () => {
    organisationId = (await owner.get('/me')).organisation.id;
  });

  it('says how the customer asked and what shows it, to its readers and in the audit', async () => {
    const agent = app.as('agent');
    const refused = async (person: ApiClient, body: object) => {
      const { status, body: reply } = await person.ask('POST', '/quotes', { body });
      return `${status} ${reply.errors?.[0]?.code ?? reply.code}`;
    };
    const asked = { ...wish, organisationId };
    expect(await refused(agent, asked)).toBe('400 on_behalf_missing');
    expect(await refused(agent, { ...asked, onBehalf: { channel: 'phone', evidence: ' ' } })).toMatch(/^400/);
    expect(await refused(owner, { ...wish, onBehalf })).toBe('400 on_behalf_of_none');
    const { quoteId } = await agent.post('/quotes', { ...asked, onBehalf });
    for (const reader of [owner, member, sales])
      expect(await reader.get(`/quotes/${quoteId}`)).toMatchObject({ onBehalf, requestedBy: expect.any(String) });
    expect((await agent.ask('GET', `/quotes/${quoteId}`)).status).toBe(403);
    const { quoteId: own } = await member.post('/quotes', wish);
    expect(await owner.get(`/quotes/${own}`)).toMatchObject({ onBehalf: null });
    const rows = await app.query(`select after from audit_row where action = 'quote.filed' and subject_id = $1`, [
      quoteId,
    ]);
    expect(rows).toEqual([{ after: expect.objectContaining({ onBehalf: true }) }]);
    // The offer is mailed to the owners who decide, never to whoever has filed it for them.
    await assess(quoteId);
    await offer(quoteId);
    const told = await app.query(
      `select distinct recipient from message where kind = 'quote_offered' and body like $1`,
      [`%${quoteId}%`],
    );
    expect(told.map(({ recipient }) => recipient)).toEqual([app.credentials.owner?.email]);
  });

  it('is matched against what the customer has asked for already, without its contents', async () => {
    const clinic = app.as('trialOwner');
    const feature = { kind: 'custom_feature', description: 'A list by shop' };
    const [{ id: theirs }, agent] = [(await clinic.get('/me')).organisation, app.as('agent')];
    const open = async (person: ApiClient, query = `?organisationId=${theirs}`): Promise<Json[]> =>
      (await person.get(`/open-quotes${query}`)).items;
    const before = await open(agent);
    const { quoteId, number } = await clinic.post('/quotes', feature);
    for (const each of ['agent', 'technician', 'sales', 'admin'])
      expect((await open(app.as(each)))[0], each).toEqual({
        ...{ id: quoteId, number, kind: 'custom_feature', status: 'requested' },
        ...{ requestedBy: expect.any(String), requestedAt: start },
      });
    expect((await open(clinic, ''))[0]).toMatchObject({ id: quoteId });
    expect((await owner.ask('GET', `/open-quotes?organisationId=${theirs}`)).status).toBe(404);
    expect((await app.as('operator').ask('GET', `/open-quotes?organisationId=${theirs}`)).status).toBe(403);
    expect((await agent.ask('GET', '/open-quotes')).status).toBe(400);
    // Accepted, it is still under way until the customer has confirmed the work; what has ended is not.
    await assess(quoteId);
    await offer(quoteId);
    await clinic.post(`/quotes/${quoteId}/accept`, accepting());
    expect((await open(agent))[0]).toMatchObject({ id: quoteId, status: 'accepted' });
    await app.query(
      `update quote_work set state = 'confirmed', delivered_at = now(), confirmed_at = now() where quote_id = $1`,
      [quoteId],
    );
    const { quoteId: withdrawn } = await clinic.post('/quotes', feature);
    await clinic.post(`/quotes/${withdrawn}/withdraw`, { reason: 'Not needed.' });
    expect(await open(agent)).toEqual(before);
  });
});

describe('an offer', () => {
  it('has its money worked out, by the rate table where no rate is given, and hides what is being prepared', async () => {
    const { quoteId } = await member.post('/quotes', wish);
    const prepared = await assess(quoteId);
    // 7.5 × 1801 = 13507.5; 4 × 2000.
    expect(prepared.assessment).toMatchObject({ net: 21_508, tax: 1_075, total: 22_583 });
    expect(await owner.get(`/quotes/${quoteId}`)).toMatchObject({ status: 'assessing', offer: null, assessment: null });
    const made = await offer(quoteId);
    expect(made).toMatchObject({ status: 'quoted', offer: { version: 1, total: 22_583, validUntil: '2026-03-20' } });
    expect(made.offer.lines.map(({ amount }: Json) => amount)).toEqual([13_508, 8_000]);
    const [row] = await app.query('select total from quote_version where quote_id = $1', [quoteId]);
    expect(Number(row.total)).toBe(22_583);
  });

  it('is refused without an assessment, for what is not feasible, and once its last day is over', async () => {
    const { quoteId } = await member.post('/quotes', wish);
    expect(await offerRefused(quoteId)).toBe('409 quote_moved_on');
    const why = { feasibility: 'not_possible', feasibilityNote: 'The phone system has two keys.', lines: [] };
    await assess(quoteId, { ...why, validUntil: '2026-03-20' });
    expect(await offerRefused(quoteId)).toBe('409 quote_not_possible');
    await assess(quoteId);
    app.clock.set('2026-03-21T00:00:00+08:00');
    expect(await offerRefused(quoteId)).toBe('409 quote_validity_over');
    const stale = await sales.ask('PATCH', `/quotes/${quoteId}/assessment`, {
      ...{ body: assessment, headers: { 'if-match': '"1"' } },
    });
    expect(stale.body.code).toBe('precondition_failed');
    for (const [field, value] of [
      ['agreedOn', '2026-03-22'],
      ['agreedOn', '2026-03-19'],
      ['lines', [{ description: 'Sing', role: 'singer', hours: 1 }]],
      ['lines', [{ description: 'Sing', role: 'designer', hours: 0.001 }]],
      ['feasibility', 'not_possible'],
    ] as const) {
      const headers = { 'if-match': (await sales.ask('GET', `/quotes/${quoteId}`)).headers.get('etag') ?? '' };
      const body = { ...assessment, [field]: value };
      const refused = await sales.ask('PATCH', `/quotes/${quoteId}/assessment`, { body, headers });
      expect(refused.body?.code, `${field} ${JSON.stringify(value)} ${refused.text}`).toBe('invalid_input');
    }
  });

  it('is exactly the assessment that was read, once, however often it is pressed', async () => {
    const { quoteId } = await member.post('/quotes', wish);
    await assess(quoteId);
    const read = { headers: await versionOf(quoteId) };
    await assess(quoteId, { ...assessment, lines: [{ description: 'Build it', role: 'engineer', hours: 1 }] });
    const press = (given: object) => sales.ask('POST', `/quotes/${quoteId}/offer`, given);
    expect((await press(read)).body.code).toBe('precondition_failed');
    expect((await press({})).body.code).toBe('precondition_required');
    const now = { headers: await versionOf(quoteId) };
    const answers = await Promise.all([press(now), press(now)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await owner.get(`/quotes/${quoteId}/versions`)).items).toHaveLength(1);
  });

  it('becomes a new version when it changes; the old one cannot be accepted any more', async () => {
    const { id } = await offered();
    await assess(id, { ...assessment, lines: [{ description: 'Draw the menu', role: 'designer', hours: 5 }] });
    expect(await owner.get(`/quotes/${id}`)).toMatchObject({ status: 'quoted', offer: { version: 1 } });
    await offer(id);
    const { items } = await owner.get(`/quotes/${id}/versions`);
    expect(items.map(({ version }: Json) => version)).toEqual([2, 1]);
    expect(items[1].diff).toBeNull();
    expect(items[0].diff.terms).toEqual(['total']);
    expect(items[0].diff.lines.map(({ change }: Json) => change)).toEqual(['changed', 'removed']);
    await owner.refused(
      'POST',
      `/quotes/${id}/accept`,
      { status: 409, code: 'quote_version_changed' },
      {
        body: accepting(1),
      },
    );
    expect(await owner.post(`/quotes/${id}/accept`, accepting(2))).toMatchObject({ status: 'accepted' });
  });
});

describe('an acceptance', () => {
  it('is an owner’s, makes a job for the agreed day, and can never be changed afterwards', async () => {
    const { id } = await offered();
    for (const person of [member, sales, app.as('admin')])
      expect(await answer(person, `/quotes/${id}/accept`, accepting())).toBe('403 forbidden');
    const accepted = await owner.post(`/quotes/${id}/accept`, accepting());
    expect(accepted).toMatchObject({
      ...{ status: 'accepted', acceptedBy: 'Lin Mei', actions: [] },
      work: { state: 'open', agreedOn: '2026-03-24', dueBy: '2026-03-24T18:00:00+08:00', jobId: null },
    });
    const jobs = await app.query("select status, due_by from job where subject_kind = 'quote' and subject_id = $1", [
      id,
    ]);
    expect(jobs).toEqual([{ status: 'open', due_by: new Date('2026-03-24T18:00:00+08:00') }]);
    await expect(app.query("update quote set description = 'else' where id = $1", [id])).rejects.toThrow(/stays/);
    await expect(
      app.query(
        'insert into quote_version select organisation_id, quote_id, 2, feasibility, null, valid_until, null, net, tax, total, null, offered_by_name, offered_at from quote_version where quote_id = $1',
        [id],
      ),
    ).rejects.toThrow(/no further version/);
    expect(await answer(sales, `/quotes/${id}/withdraw`, { reason: 'Too late' })).toBe('409 quote_moved_on');
  });

  it('is over at 24:00 of the last day by the clock, although no timer has run', async () => {
    const { id } = await offered();
    app.clock.set('2026-03-20T23:59:58+08:00');
    expect((await owner.get(`/quotes/${id}`)).actions).toEqual(['accept', 'decline']);
    app.clock.set('2026-03-21T00:00:00+08:00');
    await owner.refused('POST', `/quotes/${id}/accept`, { status: 409, code: 'quote_expired' }, { body: accepting() });
  });

  it('needs a contract then and on the agreed day for work on phone channels, and for no other', async () => {
    const trial = app.as('trialOwner');
    const phone = await offered({ ...wish, kind: 'prompt_recording' }, trial);
    await trial.refused(
      'POST',
      `/quotes/${phone.id}/accept`,
      { status: 409, code: 'no_phone_contract' },
      {
        body: accepting(),
      },
    );
    const other = await offered({ ...wish, kind: 'integration_support' }, trial);
    expect(await trial.post(`/quotes/${other.id}/accept`, accepting())).toMatchObject({ status: 'accepted' });
    const late = await offered(wish, owner, { ...assessment, agreedOn: undefined });
    const [before] = await app.query('select contract_until from customer where id = $1', [late.organisationId]);
    await app.query("update customer set contract_until = '2026-03-17' where id = $1", [late.organisationId]);
    // Due on the tenth business day, Wednesday 18 March.
    expect(await answer(owner, `/quotes/${late.id}/accept`, accepting())).toBe('409 no_phone_contract');
    await app.query('update customer set contract_until = $2 where id = $1', [
      late.organisationId,
      before.contract_until,
    ]);
    const accepted = await owner.post(`/quotes/${late.id}/accept`, accepting());
    expect(accepted.work.agreedOn).toBe('2026-03-18');
  });

  it('and whatever else comes at the same moment have one outcome, and the other is told the state', async () => {
    const steps: Record<string, [ApiClient, string, object?]> = {
      accept: [owner, 'accept', accepting()],
      decline: [owner, 'decline', { reason: 'Too dear' }],
      withdraw: [sales, 'withdraw', { reason: 'A mistake' }],
      offer: [sales, 'offer'],
    };
    const pairs = Object.keys(steps).flatMap((one) => Object.keys(steps).map((other) => [one, other] as const));
    for (const pair of pairs) {
      const { id } = await offered();
      const headers = await versionOf(id);
      const answers = await Promise.all(
        pair.map((name) => {
          const [person, action, body] = steps[name] as [ApiClient, string, object?];
          return person.ask('POST', `/quotes/${id}/${action}`, body ? { body } : { headers });
        }),
      );
      const said = answers.map(({ status, body }) => `${status} ${body?.code ?? ''}`.trim());
      const now = await owner.get(`/quotes/${id}`);
      const what = `${pair.join(' and ')}: ${said.join(', ')}, now ${now.status}`;
      const ends = pair.filter((name) => name !== 'offer').length;
      // An offer may come before the decline or withdrawal that ends it; two ends never both hold.
      expect(said.filter((each) => each === '200').length, what).toBeGreaterThanOrEqual(1);
      expect(ends === 2 ? said.filter((each) => each === '200').length : 1, what).toBe(1);
      for (const each of said) expect(each, what).toMatch(/^200$|^409 quote_(moved_on|version_changed)$|^412 /);
      const jobs = await app.query("select id from job where subject_kind = 'quote' and subject_id = $1", [id]);
      expect(jobs.length, what).toBe(now.status === 'accepted' ? 1 : 0);
      const refused = answers.find(({ status }) => status === 409);
      if (refused?.body.code === 'quote_moved_on')
        expect(refused.body.detail, what).toContain(now.status.charAt(0).toUpperCase() + now.status.slice(1));
    }
  });
});

describe('what people say about a quote', () => {
  it('is declined with a reason, and taken back by the customer before an offer only', async () => {
    const { id } = await offered();
    expect(await answer(member, `/quotes/${id}/decline`, { reason: 'No' })).toBe('403 forbidden');
    expect(await owner.post(`/quotes/${id}/decline`, { reason: 'Too dear' })).toMatchObject({
      ...{ status: 'declined', reason: 'Too dear', actions: [] },
    });
    const { quoteId } = await member.post('/quotes', wish);
    expect(await answer(sales, `/quotes/${quoteId}/withdraw`, {})).toBe('422 reason_required');
    expect(await member.post(`/quotes/${quoteId}/withdraw`, {})).toMatchObject({ status: 'withdrawn' });
  });

  it('goes to the other side, stands in order, and ends with the quote', async () => {
    const { id } = await offered();
    await member.post(`/quotes/${id}/messages`, { text: 'Is the recording part of it?' });
    await sales.post(`/quotes/${id}/messages`, { text: 'Yes.' });
    const { items, open } = await owner.get(`/quotes/${id}/messages`);
    expect(open).toBe(true);
    expect(items.map(({ side, text }: Json) => [side, text])).toEqual([
      ['customer', 'Is the recording part of it?'],
      ['staff', 'Yes.'],
    ]);
    const mails = await app.query("select recipient from message where kind = 'quote_message'");
    expect(mails.length).toBeGreaterThanOrEqual(2);
    await owner.post(`/quotes/${id}/decline`, { reason: 'Too dear' });
    expect(await answer(owner, `/quotes/${id}/messages`, { text: 'Wait' })).toBe('409 quote_conversation_closed');
  });
});

describe('a file', () => {
  const png = pngPicture();

  async function send(person: ApiClient, bytes: Buffer, name: string) {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), name);
    return await person.ask('POST', '/attachments', { body: form });
  }

  it('is judged by its bytes, belongs to one quote, and is sent to be saved, never to be shown', async () => {
    expect((await send(owner, Buffer.from('<script>alert(1)</script>'), 'plan.pdf')).body.code).toBe(
      'attachment_unreadable',
    );
    const { body: file } = await send(owner, png, '../選單.pdf');
    expect(file).toMatchObject({ fileName: '選單.png', contentType: 'image/png' });
    const { quoteId } = await owner.post('/quotes', { ...wish, attachmentIds: [file.id] });
    expect((await owner.get(`/quotes/${quoteId}`)).attachments).toEqual([file]);
    expect(await answer(owner, '/quotes', { ...wish, attachmentIds: [file.id] })).toBe('400 invalid_input');
    const got = await sales.ask('GET', `/attachments/${file.id}`);
    expect(got.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(got.headers.get('content-security-policy')).toContain('sandbox');
    expect((await app.as('enterpriseOwner').ask('GET', `/attachments/${file.id}`)).status).toBe(404);
    expect((await app.as('technician').ask('GET', `/attachments/${file.id}`)).status).toBe(403);
    const opened = await app.query(
      `select actor_role from audit_row where action = 'quote.fileRead' and subject_id = $1`,
      [file.id],
    );
    expect(opened).toEqual([{ actor_role: 'sales' }]);
  });

  const kept = () => filesBelow(join(app.dataFolder, 'files')).filter((path) => path.includes('/attachments/')).length;
  /** Files that were sent at this moment, without their bytes. */
  const sent = (organisationId: string, howMany: number, quoteId: string | null = null) =>
    app.query(
      `insert into attachment (id, organisation_id, quote_id, file_name, content_type, sha256, size, storage_key, created_at)
       select gen_random_uuid(), $1::uuid, $2::uuid, 'a.png', 'image/png', '', 1, 'none/' || n, $3::timestamptz from generate_series(1, $4::int) n`,
      [organisationId, quoteId, app.clock.now(), howMany],
    );

  it('is stored as it comes, whole, in pieces of any size', async () => {
    const large = Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(3_000_000, 'lines of a plan ')]);
    const { body: file } = await send(owner, large, 'plan.pdf');
    expect(file).toMatchObject({ size: large.length, sha256: createHash('sha256').update(large).digest('hex') });
    const got = await fetch(owner.address(`/attachments/${file.id}`), { headers: owner.headers() });
    expect(Buffer.from(await got.arrayBuffer()).equals(large)).toBe(true);
    for (const bytes of [Buffer.alloc(0), Buffer.from('%PD'), Buffer.alloc(10 * 1024 * 1024 + 1, '%PDF-')]) {
      const before = kept();
      expect((await send(owner, bytes, 'plan.pdf')).body.code).toMatch(/^(attachment_unreadable|too_large)$/);
      expect(kept()).toBe(before);
    }
  });

  it('is drawn anew where it is a picture: what was hidden in it is not kept', async () => {
    const extra: [string, Buffer][] = [['tEXt', Buffer.from('Comment\0a secret place', 'latin1')]];
    const sent = Buffer.concat([pngPicture({ extra }), Buffer.from('PK a hidden archive')]);
    const { body: file } = await send(owner, sent, 'plan.jpg');
    expect(file).toMatchObject({ fileName: 'plan.png', contentType: 'image/png' });
    const got = await fetch(owner.address(`/attachments/${file.id}`), { headers: owner.headers() });
    const bytes = Buffer.from(await got.arrayBuffer());
    expect([file.size, bytes.includes('secret'), bytes.includes('PK')]).toEqual([bytes.length, false, false]);
    expect(filesBelow(join(app.dataFolder, 'work'))).toEqual([]);
    const before = kept();
    const bomb = pngPicture({ width: 30_000, height: 30_000, rows: 2 });
    expect((await send(owner, bomb, 'plan.png')).body).toMatchObject({ status: 422, code: 'picture_too_large' });
    expect((await send(owner, png.subarray(0, 60), 'plan.png')).body.code).toBe('picture_damaged');
    expect([kept(), filesBelow(join(app.dataFolder, 'work'))]).toEqual([before, []]);
  });

  it('leaves nothing behind where it is not recorded', async () => {
    const before = kept();
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(png)]), 'a.png');
    const nowhere = await sales.ask('POST', `/attachments?organisationId=${crypto.randomUUID()}`, { body: form });
    expect(nowhere.status).toBe(404);
    const stranger = app.as('enterpriseOwner');
    const { organisation } = await stranger.get('/me');
    await sent(organisation.id, 38);
    // Of several that arrive at once no more are taken than there is room for.
    const answers = await Promise.all([1, 2, 3, 4].map(() => send(stranger, png, 'a.png')));
    expect(answers.map(({ body }) => body.code ?? 'taken').sort()).toEqual([
      ...['taken', 'taken', 'too_many_attachments', 'too_many_attachments'],
    ]);
    expect(kept()).toBe(before + 2);
  });

  it('counts in a quota of the day, also once a request names it', async () => {
    const trial = app.as('trialOwner');
    const { organisation } = await trial.get('/me');
    const { quoteId } = await trial.post('/quotes', wish);
    await sent(organisation.id, 200, quoteId);
    const before = kept();
    const refused = await send(trial, png, 'a.png');
    expect(refused.body.code).toBe('attachment_quota_used');
    expect(refused.headers.get('retry-after')).toBe('3600');
    expect(kept()).toBe(before);
    app.clock.set(new Date(app.clock.now().getTime() + 86_400_001));
    expect((await send(trial, png, 'a.png')).status).toBe(201);
  });
});

describe('who sees a quote', () => {
  it('are its customer, sales and admins; nobody else learns of it', async () => {
    const { id } = await offered();
    for (const person of [owner, member, sales, app.as('admin')])
      expect((await person.get('/quotes?status=quoted')).items.some((each: Json) => each.id === id)).toBe(true);
    const foreigner = app.as('enterpriseOwner');
    expect((await foreigner.get('/quotes')).items).toEqual([]);
    for (const path of ['', '/versions', '/messages'])
      expect((await foreigner.ask('GET', `/quotes/${id}${path}`)).status).toBe(404);
    const headers = { 'if-match': '"1"' };
    for (const action of ['offer', 'accept', 'decline', 'withdraw', 'messages']) {
      const ask = { body: bodies[action], headers };
      expect((await foreigner.ask('POST', `/quotes/${id}/${action}`, ask)).status).toBe(404);
    }
    for (const role of ['agent', 'technician', 'operator'])
      expect((await app.as(role).ask('GET', `/quotes/${id}`)).status, role).toBe(403);
    const { number } = await owner.get(`/quotes/${id}`);
    expect((await sales.get(`/quotes?q=${number.toLowerCase()}`)).items.map((each: Json) => each.id)).toEqual([id]);
  });

  it('read the rate table if they sell, and edit it as an admin', async () => {
    expect((await owner.ask('GET', '/quote-rates')).status).toBe(404);
    const { headers, body } = await sales.ask('GET', '/quote-rates');
    expect(body.items).toContainEqual({ role: 'engineer', ratePerHour: 2000 });
    const change = { body: { items: body.items }, headers: { 'if-match': headers.get('etag') ?? '' } };
    expect((await sales.ask('PUT', '/quote-rates', change)).status).toBe(403);
    expect((await app.as('admin').ask('PUT', '/quote-rates', change)).status).toBe(200);
    expect((await app.as('admin').ask('PUT', '/quote-rates', change)).status).toBe(412);
  });

  it('learn as an admin who changed which rate when, from what to what', async () => {
    const admin = app.as('admin');
    const history = async () => (await admin.get('/quote-rates/history')).items;
    const save = async (items: Json[]) => {
      const { headers } = await admin.ask('GET', '/quote-rates');
      return await admin.ask('PUT', '/quote-rates', {
        body: { items },
        headers: { 'if-match': headers.get('etag') ?? '' },
      });
    };
    const before = await history();
    const { items: former } = await admin.get('/quote-rates');
    const [first, second, ...others] = former;
    app.clock.set('2026-03-05T09:30:00+08:00');
    await save([
      { ...first, ratePerHour: first.ratePerHour + 100 },
      ...others,
      { role: 'Translator', ratePerHour: 950 },
    ]);
    // An edit that changes no rate is no change.
    await save((await admin.get('/quote-rates')).items);
    const [edit, ...earlier] = await history();
    expect(edit).toEqual({
      ...{ at: '2026-03-05T09:30:00+08:00', by: (await admin.get('/me')).name },
      changes: [
        { role: first.role, before: first.ratePerHour, after: first.ratePerHour + 100 },
        { role: 'Translator', before: null, after: 950 },
        { role: second.role, before: second.ratePerHour, after: null },
      ],
    });
    expect(earlier).toEqual(before);
    expect((await sales.ask('GET', '/quote-rates/history')).status).toBe(403);
    expect((await owner.ask('GET', '/quote-rates/history')).status).toBe(404);
    await save(former);
    const [may] = await app.query(
      `select has_table_privilege('lineshift_app', 'quote_rates_version', 'update, delete, truncate') as rewrite`,
    );
    expect(may).toEqual({ rewrite: false });
  });
});

const bodies: Record<string, object | undefined> = {
  accept: accepting(),
  decline: { reason: 'No' },
  withdraw: {},
  messages: { text: 'Hello' },
};
