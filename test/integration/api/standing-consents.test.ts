import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { demoNumbers } from '../../support/voice.ts';

let app: TestApp;
let owner: ApiClient;
let first: Json;
let second: Json;

beforeAll(async () => {
  app = await startTestApp();
  owner = app.as('owner');
  first = await owner.line(demoNumbers.directory);
  second = await owner.line(demoNumbers.second);
  await set(owner, { lineIds: [first.id, second.id], consent: 'ask' });
});
afterAll(() => app.close());

const set = (client: ApiClient, body: object) => client.ask('POST', '/consents', { body });
const consentOf = async (client: ApiClient, lineId: string) =>
  (await client.get('/consents?limit=200')).items.find((each: Json) => each.lineId === lineId);

it('an owner sets several lines at once, and takes it back; members read who said so, when', async () => {
  app.clock.set('2026-03-04T11:00:00+08:00');
  const lineIds = [first.id, second.id, first.id];
  expect(await set(owner, { lineIds, consent: 'auto' })).toMatchObject({ status: 200, body: { changed: 2 } });
  // Said again, it changes nothing and writes nothing.
  expect((await set(owner, { lineIds, consent: 'auto' })).body).toEqual({ changed: 0 });
  const member = app.as('member');
  const { name } = await owner.get('/me');
  expect(await consentOf(member, first.id)).toEqual({
    ...{ lineId: first.id, number: first.number, label: first.label, county: first.county, district: first.district },
    ...{ consent: 'auto', setBy: name, setAt: expect.stringMatching(/^2026-03-04T11:00:/) },
  });
  app.clock.set('2026-03-04T12:00:00+08:00');
  expect((await set(owner, { lineIds: [first.id], consent: 'never' })).body).toEqual({ changed: 1 });
  const { items } = await member.get(`/lines/${first.id}/consents`);
  expect(items.slice(0, 2)).toMatchObject([
    { consent: 'never', was: 'auto', by: name },
    { consent: 'auto', was: 'ask', by: name },
  ]);
  expect(items.at(-1)).toMatchObject({ consent: first.emergencyConsent, was: null });
  const one = await member.get(`/lines/${first.id}/consents?limit=1`);
  expect(one.items).toEqual(items.slice(0, 1));
  const next = await member.get(`/lines/${first.id}/consents?limit=1&cursor=${one.nextCursor}`);
  expect(next.items).toEqual(items.slice(1, 2));
  const rows = await app.query(
    "select before, after from audit_row where subject_id = $1 and action = 'line.edited' order by id desc limit 1",
    [first.id],
  );
  expect(rows).toMatchObject([{ before: { emergencyConsent: 'auto' }, after: { emergencyConsent: 'never' } }]);
});

it('lists the own lines in service by number, page by page', async () => {
  const { items } = await owner.get('/consents?limit=200');
  expect(items.map(({ number }: Json) => number)).toEqual(items.map(({ number }: Json) => number).sort());
  const one = await owner.get('/consents?limit=1');
  expect(one.items).toEqual(items.slice(0, 1));
  expect((await owner.get(`/consents?limit=1&cursor=${one.nextCursor}`)).items).toEqual(items.slice(1, 2));
  const lines = await owner.get('/lines?limit=200');
  expect(items.map(({ lineId }: Json) => lineId).sort()).toEqual(lines.items.map(({ id }: Json) => id).sort());
});

it('is the owner’s: a member changes nothing, an admin asks or leaves alone, and nobody sets lines of others', async () => {
  const before = await owner.get('/consents?limit=200');
  const refused = async (client: ApiClient, body: object, status: number, code: string) =>
    expect(await set(client, body)).toMatchObject({ status, body: { code } });
  await refused(app.as('member'), { lineIds: [first.id], consent: 'ask' }, 403, 'forbidden');
  await refused(app.as('operator'), { lineIds: [first.id], consent: 'ask' }, 403, 'forbidden');
  await refused(app.as('admin'), { lineIds: [first.id], consent: 'auto' }, 403, 'consent_is_the_owners');
  const other = app.as('enterpriseOwner');
  await refused(other, { lineIds: [first.id], consent: 'ask' }, 404, 'not_found');
  const theirs = await other.line(demoNumbers.enterprise);
  await refused(owner, { lineIds: [first.id, theirs.id], consent: 'ask' }, 404, 'not_found');
  await other.refused('GET', `/lines/${first.id}/consents`, { status: 404, code: 'not_found' });
  expect(await consentOf(other, first.id)).toBeUndefined();
  expect(await owner.get('/consents?limit=200')).toEqual(before);
  expect((await set(app.as('admin'), { lineIds: [first.id, second.id], consent: 'ask' })).body).toEqual({ changed: 2 });
  const { name } = await app.as('admin').get('/me');
  expect(await consentOf(owner, second.id)).toMatchObject({ consent: 'ask', setBy: name });
});

it('leaves all lines alone where one of them is out of service', async () => {
  const admin = app.as('admin');
  const spare = { organisationId: first.organisationId, number: '+886287654399', label: 'Spare', county: '屏東縣' };
  const { phoneSystemId } = await admin.get(`/lines/${first.id}`);
  const retired = await admin.post('/lines', { ...spare, phoneSystemId });
  await admin.post(`/lines/${retired.id}/retire`, { reason: 'Closed' });
  const answer = await set(owner, { lineIds: [first.id, retired.id], consent: 'auto' });
  expect(answer).toMatchObject({ status: 409, body: { code: 'line_retired' } });
  expect(await consentOf(owner, first.id)).toMatchObject({ consent: 'ask' });
  expect(await consentOf(owner, retired.id)).toBeUndefined();
});
