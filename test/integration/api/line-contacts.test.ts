import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { tellCorrections } from '../../../src/features/broadcasts/tell-corrections.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { type QuestionMail, questionMails } from '../../support/question-mails.ts';

const county = '嘉義縣';
const window = { from: '2026-03-04T19:00:00+08:00', until: '2026-03-05T12:00:00+08:00' };
const lin = { contactName: 'Ms Lin', contactEmail: 'lin@shop.example.com' };

let app: TestApp;
let author: ApiClient;
let second: ApiClient;
let admin: ApiClient;
let withContact: Json;
let withoutContact: Json;
let ownersOwn: Json;
let auto: Json;

beforeAll(async () => {
  app = await startTestApp();
  [author, second, admin] = [app.as('operator'), app.as('operator2'), app.as('admin')];
  const folder = join(app.dataFolder, 'contacts-pbx');
  await mkdir(folder);
  const system = await admin.post('/phone-systems', { name: 'Contacts', kind: 'directory', settings: { folder } });
  const { organisation, email } = await app.as('owner').get('/me');
  const make = (number: string, extra: object = {}) =>
    admin.post('/lines', {
      ...{ organisationId: organisation.id, number, label: `Shop ${number.slice(-3)}` },
      ...{ phoneSystemId: system.id, county, ...extra },
    });
  withContact = await make('+88655507001', { contactName: ' Ms Lin ', contactEmail: ' LIN@shop.example.com ' });
  withoutContact = await make('+88655507002');
  ownersOwn = await make('+88655507003', { contactName: 'The owner', contactEmail: email });
  // A broadcast needs a line that it closes at once.
  auto = await make('+88655507004');
  await app.query("update line set emergency_consent = 'auto' where id = $1", [auto.id]);
  await app.query(
    'insert into line_drive (line_id, organisation_id, target) select id, organisation_id, revision from line where phone_system_id = $1',
    [system.id],
  );
});
afterEach(async () => {
  const { items } = await author.get('/broadcasts?state=open');
  for (const { id, actions } of items) {
    if (actions.includes('end')) await author.post(`/broadcasts/${id}/end`, { reason: 'Test over' });
    await author.until(`/broadcasts/${id}`, ({ status }) => ['ended', 'cancelled'].includes(status));
  }
});
afterAll(() => app.close());

async function etagOf(client: ApiClient, id: string): Promise<string> {
  return (await client.ask('GET', `/lines/${id}`)).headers.get('etag') ?? '';
}
async function patch(client: ApiClient, id: string, body: object) {
  return await client.ask('PATCH', `/lines/${id}`, { body, headers: { 'if-match': await etagOf(client, id) } });
}

/** A sent broadcast with the mails that ask. */
async function sent(): Promise<{ id: string; mails: QuestionMail[] }> {
  const { id } = await author.post('/broadcasts', { area: { county }, ...window, reason: 'Typhoon day' });
  const waiting = await author.post(`/broadcasts/${id}/submit`);
  await second.post(`/broadcasts/${id}/heard`, { promptSha256: waiting.sound.sha256 });
  await second.post(`/broadcasts/${id}/approve`, { draftHash: waiting.draftHash });
  await author.until(`/broadcasts/${id}/questions`, ({ counts }) => counts.sent > 0);
  return { id, mails: await questionMails(app, id) };
}

const answer = async (token: string, yes: boolean, extra: object = {}) => {
  const { status, body } = await app.nobody().ask('POST', '/consents/answer', { body: { token, yes, ...extra } });
  return { status, body };
};

describe('the contact of a line', () => {
  it('is named by an owner or an admin, both name and address or neither, and shown to them alone', async () => {
    const { id } = withContact;
    expect(await admin.get(`/lines/${id}`)).toMatchObject(lin);
    expect(await app.as('owner').get(`/lines/${id}`)).toMatchObject(lin);
    for (const who of ['member', 'technician', 'operator', 'agent']) {
      const line = await app.as(who).get(`/lines/${id}`);
      expect(line).not.toHaveProperty('contactName');
      expect(JSON.stringify(await app.as(who).get('/lines'))).not.toContain(lin.contactEmail);
      expect((await app.as(who).ask('GET', '/lines.csv')).text).not.toContain(lin.contactEmail);
      expect((await patch(app.as(who), id, { contactName: null, contactEmail: null })).status, who).toBe(403);
    }
    const halves = [{ contactName: 'Ms Lin' }, { contactName: null, contactEmail: 'a@example.com' }];
    for (const half of halves)
      expect((await patch(admin, id, half)).body).toMatchObject({
        code: 'invalid_input',
        errors: [{ path: 'contactEmail', code: 'contact_not_whole' }],
      });
    expect((await patch(app.as('owner'), id, { contactName: null, contactEmail: null })).body).toMatchObject({
      contactName: null,
    });
    expect((await patch(app.as('owner'), id, lin)).body).toMatchObject(lin);
    const { items } = await admin.get(`/audit?subjectId=${id}&limit=1`);
    expect(items[0]).toMatchObject({
      action: 'line.edited',
      before: { contactName: null, contactEmail: null },
      after: lin,
    });
  });

  it('stands in the table of lines, which changes nothing when it is imported again', async () => {
    const { text } = await admin.ask('GET', '/lines.csv');
    expect(text).toContain('Ms Lin,lin@shop.example.com');
    const plan = async (file: string, planned?: string) => {
      const form = new FormData();
      form.set('file', new Blob([file]), 'lines.csv');
      if (planned !== undefined) form.set('plan', planned);
      return (await admin.post('/lines/imports', form)) as Json;
    };
    expect((await plan(text)).counts).toMatchObject({ added: 0, changed: 0, refused: 0 });
    const only = (name: string, email: string) =>
      `number,contact,contact e-mail\r\n${withoutContact.number},${name},${email}\r\n`;
    expect((await plan(only('Mr Wu', ''))).rows[0].faults).toMatchObject([{ code: 'contact_not_whole' }]);
    const given = await plan(only('Mr Wu', 'wu@shop.example.com'));
    expect(given.rows[0].changes).toEqual([
      { field: 'contactName', from: null, to: 'Mr Wu' },
      { field: 'contactEmail', from: null, to: 'wu@shop.example.com' },
    ]);
    await plan(only('Mr Wu', 'wu@shop.example.com'), given.plan);
    expect(await admin.get(`/lines/${withoutContact.id}`)).toMatchObject({ contactName: 'Mr Wu' });
    const renamed = await plan(`number,contact\r\n${withoutContact.number},Ms Wu\r\n`);
    expect(renamed.rows[0].changes).toEqual([{ field: 'contactName', from: 'Mr Wu', to: 'Ms Wu' }]);
    const away = await plan(only('', ''));
    await plan(only('', ''), away.plan);
    expect(await admin.get(`/lines/${withoutContact.id}`)).toMatchObject({ contactName: null, contactEmail: null });
  });
});

const corrections = () =>
  app.query("select recipient, subject, body from message where kind = 'broadcast_corrected' order by id");

describe('a contact who is asked', () => {
  it('answers for the own lines alone; the owner sees whose answer it was and answers the rest, or replaces it', async () => {
    const { id, mails } = await sent();
    const [owner, contact] = [
      mails.filter(({ to }) => to !== lin.contactEmail),
      mails.filter(({ to }) => to === lin.contactEmail),
    ];
    expect([owner.length, contact.length]).toEqual([1, 1]);
    expect(contact[0]?.body).not.toMatch(/\{\w+\}|undefined/);
    expect(contact[0]?.body).toContain(withContact.label);
    expect(contact[0]?.body).not.toContain(withoutContact.label);
    const [own = '', theirs = ''] = [owner[0]?.token, contact[0]?.token];
    const seen = await app.nobody().get(`/consents/${theirs}`);
    expect(seen).toMatchObject({ name: 'Ms Lin', lines: [{ number: withContact.number }], yes: null });
    const all = await app.nobody().get(`/consents/${own}`);
    expect(all.parts.map(({ contact: name }: Json) => name).sort()).toEqual(['Ms Lin', 'The owner', null].sort());
    const others = all.parts.filter(({ contact: name }: Json) => name !== 'Ms Lin');
    expect(await answer(theirs, true, { part: others[0].id })).toMatchObject({ status: 404 });
    expect(await answer(theirs, true)).toMatchObject({
      status: 200,
      body: { yes: true, answeredBy: 'Ms Lin', parts: [{ answeredAs: 'contact' }] },
    });
    await author.until(`/broadcasts/${id}`, ({ counts }) => counts.applied === 2);
    // The owner's first answer counts for what nobody has answered; the contact's stands.
    const rest = await answer(own, false);
    expect(rest).toMatchObject({ status: 200, body: { yes: null } });
    const said = Object.fromEntries(rest.body.parts.map((part: Json) => [part.contact, [part.yes, part.answeredBy]]));
    expect(said['Ms Lin']).toEqual([true, 'Ms Lin']);
    expect(said.null?.[0]).toBe(false);
    expect((await answer(own, true)).body).toMatchObject({ code: 'question_answered' });
    const hers = all.parts.find(({ contact: name }: Json) => name === 'Ms Lin').id;
    expect(await answer(own, false, { part: hers })).toMatchObject({ status: 409 });
    expect(await answer(own, false, { part: hers, replaces: true })).toMatchObject({
      status: 200,
      body: { yes: false },
    });
    await author.until(`/broadcasts/${id}`, ({ counts }) => counts.restored === 1);
    const told = await answer(theirs, true);
    expect(told).toMatchObject({ status: 409, body: { code: 'question_answered' } });
    expect(told.body.detail).toContain(all.name);
    expect(await app.nobody().get(`/consents/${theirs}`)).toMatchObject({
      parts: [{ yes: false, answeredBy: all.name, answeredAs: 'owner' }],
    });
  });

  it('is listed at the desk beside the owners, and an answer on the phone may be for the own lines alone', async () => {
    const { id, mails } = await sent();
    const { organisationId } = withContact;
    const listed = await author.get(`/broadcasts/${id}/questions`);
    expect(listed.counts).toMatchObject({ customers: 1, sent: mails.length, waiting: 3 });
    const hers = listed.items.find(({ contact }: Json) => contact === 'Ms Lin');
    expect(hers.asked.map(({ isContact }: Json) => isContact).sort()).toEqual([false, true]);
    const path = `/broadcasts/${id}/questions/${organisationId}/answer`;
    const body = { yes: true, saidBy: 'Ms Lin', part: hers.id };
    expect((await author.post(path, body)).counts).toMatchObject({ yes: 1, waiting: 2 });
    const wrong = { ...body, part: organisationId };
    await author.refused('POST', path, { status: 404, code: 'not_found' }, { body: wrong });
    const token = mails.find(({ to }) => to === lin.contactEmail)?.token ?? '';
    expect((await app.nobody().get(`/consents/${token}`)).parts).toMatchObject([{ yes: true, answeredAs: 'phone' }]);
    await author.until(`/broadcasts/${id}`, ({ counts }) => counts.applied === 2);
    const closed = (await author.get(`/broadcasts/${id}/lines`)).items.map(({ lineId }: Json) => lineId);
    expect(closed.sort()).toEqual([withContact.id, auto.id].sort());
    expect(closed).not.toContain(ownersOwn.id);
  });

  it.each(['en', 'zh-TW'] as const)('is told once of the own lines when it is taken back, in %s', async (language) => {
    await app.query(
      'update "user" set language = $1 where id in (select user_id from member where organisation_id = $2)',
      [language, withContact.organisationId],
    );
    const { id, mails } = await sent();
    const [theirs, owner] = [
      mails.find(({ to }) => to === lin.contactEmail),
      mails.find(({ to }) => to !== lin.contactEmail),
    ];
    const parts = (await app.nobody().get(`/consents/${owner?.token}`)).parts as Json[];
    const bare = parts.find(({ contact }) => contact === null)?.id;
    expect(await answer(theirs?.token ?? '', true)).toMatchObject({ status: 200 });
    expect(await answer(owner?.token ?? '', true, { part: bare })).toMatchObject({ status: 200 });
    await author.until(`/broadcasts/${id}`, ({ counts }) => counts.applied === 3);
    const before = (await corrections()).length;
    await author.post(`/broadcasts/${id}/counter`);
    await Promise.all([tellCorrections(app.deps), tellCorrections(app.deps)]);
    await author.until(`/broadcasts/${id}`, ({ correctedAt }) => correctedAt !== null);
    const told = (await corrections()).slice(before);
    expect(told.map(({ recipient }) => recipient).sort()).toEqual([lin.contactEmail, owner?.to].sort());
    const hers = told.find(({ recipient }) => recipient === lin.contactEmail);
    const whole = `${hers?.subject} ${hers?.body}`;
    expect(whole).not.toMatch(/\{\w+\}|undefined/);
    expect(whole).toMatch(language === 'en' ? /being opened again/ : /恢復服務中/);
    expect(whole).toContain(withContact.number);
    for (const other of [withoutContact, ownersOwn, auto]) expect(whole).not.toContain(other.number);
  });

  it('hears nothing of a taking back when the own lines stayed open', async () => {
    const { id } = await sent();
    await author.until(`/broadcasts/${id}`, ({ counts }) => counts.applied === 1);
    const before = (await corrections()).length;
    await author.post(`/broadcasts/${id}/counter`);
    await author.until(`/broadcasts/${id}`, ({ correctedAt }) => correctedAt !== null);
    expect((await corrections()).slice(before).map(({ recipient }) => recipient)).not.toContain(lin.contactEmail);
  });
});
