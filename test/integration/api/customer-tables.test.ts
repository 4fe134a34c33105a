import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { big5 } from '../../support/big5.ts';

let app: TestApp;
let admin: ApiClient;

beforeAll(async () => {
  app = await startTestApp();
  admin = app.as('admin');
});
afterAll(() => app.close());

function formOf(file: string | Buffer, plan?: string): FormData {
  const form = new FormData();
  form.set('file', new Blob([typeof file === 'string' ? file : new Uint8Array(file)]), 'customers.csv');
  if (plan !== undefined) form.set('plan', plan);
  return form;
}

const dryRun = (file: string | Buffer) => admin.post('/customers/imports', formOf(file)) as Promise<Json>;
async function importing(file: string | Buffer): Promise<Json> {
  return await admin.post('/customers/imports', formOf(file, (await dryRun(file)).plan));
}
const textOf = async (client: ApiClient, query = '') => (await client.ask('GET', `/customers.csv${query}`)).text;
const find = async (name: string) => (await admin.get(`/customers?q=${encodeURIComponent(name)}`)).items;
const heads = 'name,plan,onboarded on,contract from,contract until,environment,extra business days,county';
const tableOf = (...rows: string[]) => [heads, ...rows, ''].join('\r\n');
const codesOf = ({ rows }: Json) => rows.map(({ faults }: Json) => faults.map(({ code }: Json) => code));

describe('the table of customers', () => {
  it('is exported in the reader’s language and changes nothing when it is imported again, also where two have one name', async () => {
    const terms = { name: 'Twin', plan: 'pro', onboardedOn: '2026-01-01', county: '臺北市' };
    await admin.post('/customers', terms);
    await admin.post('/customers', { ...terms, plan: 'trial' });
    await admin.post('/customers', { ...terms, name: "=cmd|' /C calc'!A0", extraBusinessDays: 3 });
    for (const language of ['en', 'zh-TW']) {
      const { text } = await admin.ask('GET', '/customers.csv', { headers: { 'accept-language': language } });
      expect(text).toContain("'=cmd");
      expect(text).not.toMatch(/(^|,)"?[=+@-]/m);
      const { counts } = await dryRun(text);
      expect(counts).toMatchObject({ added: 0, changed: 0, refused: 0 });
      expect(counts.unchanged).toBeGreaterThanOrEqual(5);
    }
    expect(codesOf(await dryRun(tableOf('Twin,pro,2026-01-01,,,,,臺北市')))).toEqual([['two_customers_named']]);
  });

  it('shows an owner the own customer alone', async () => {
    expect((await textOf(app.as('owner'))).trim().split('\r\n')).toHaveLength(2);
  });
});

describe('an import of customers', () => {
  it('adds and changes, found by name or by id, and is audited row by row', async () => {
    await importing(tableOf('Alpha,pro,2026/1/5,2026/1/1,2026/12/31,shared,,台北市'));
    const [alpha] = await find('Alpha');
    expect(alpha).toMatchObject({
      plan: 'pro',
      onboardedOn: '2026-01-05',
      contract: { from: '2026-01-01', until: '2026-12-31' },
      extraBusinessDays: null,
      county: '臺北市',
    });
    const file = tableOf('ALPHA,Enterprise,,2026-01-01,2027-12-31,Dedicated,4,', 'Beta,trial,115年3月1日,,,,,高雄市');
    const shown = await dryRun(file);
    expect(shown.counts).toMatchObject({ added: 1, changed: 1 });
    expect(shown.rows[0].changes.map(({ field, from, to }: Json) => [field, from, to])).toEqual([
      ['name', 'Alpha', 'ALPHA'],
      ['plan', 'Pro', 'Enterprise'],
      ['contractUntil', '2026-12-31', '2027-12-31'],
      ['environment', 'Shared cloud', 'Dedicated'],
      ['extraBusinessDays', null, '4'],
    ]);
    await admin.post('/customers/imports', formOf(file, shown.plan));
    expect(await find('Beta')).toMatchObject([{ plan: 'trial', onboardedOn: '2026-03-01', contract: null }]);
    await importing(`customer id,name\n${alpha.id},Alpha AG\n`);
    expect(await find('Alpha')).toMatchObject([{ id: alpha.id, name: 'Alpha AG', plan: 'enterprise' }]);
    const { items } = await admin.get(`/audit?subjectId=${alpha.id}`);
    const actions = items.map(({ action }: Json) => action);
    expect(actions).toEqual(['customer.edited', 'customer.edited', 'customer.created']);
  });

  it('reads Big5 with Chinese heads and words', async () => {
    const file = big5('客戶,方案,啟用日,環境,縣市\r\n示範診所,企業,2026/3/1,專屬環境,台中市\r\n');
    expect(await importing(file)).toMatchObject({ encoding: 'big5', counts: { added: 1 } });
    expect(await find('示範診所')).toMatchObject([{ plan: 'enterprise', environment: 'dedicated', county: '臺中市' }]);
    expect((await dryRun(file)).counts).toMatchObject({ unchanged: 1, added: 0 });
  });

  it('names what is wrong with a row', async () => {
    const shown = await dryRun(
      tableOf(
        'Gamma,gold,soon,2026-02-01,,,x,臺北市',
        'Delta,pro,2026-01-01,2026-05-01,2026-01-01,,,臺北市',
        'Epsilon,pro,2026-01-01,,,,,臺北市',
        'epsilon,pro,2026-01-01,,,,,臺北市',
        ',pro,2026-01-01,,,,,臺北市',
      ),
    );
    expect(codesOf(shown)).toEqual([
      ['date_unreadable', 'invalid_value', 'invalid_format', 'invalid_type'],
      ['until_before_from'],
      [],
      ['row_twice'],
      ['too_small'],
    ]);
  });

  it('is refused with what it would do now, where that is not what was shown', async () => {
    await importing(tableOf('Zeta,pro,2026-01-01,,,,,臺北市'));
    const file = tableOf('Zeta,enterprise,2026-01-01,,,,,臺北市');
    const { plan } = await dryRun(file);
    await importing(tableOf('Zeta,trial,2026-01-01,,,,,臺北市'));
    const changed = { status: 409, code: 'import_changed' };
    const refused = await admin.refused('POST', '/customers/imports', changed, { body: formOf(file, plan) });
    expect(refused.errors[0].message).toContain('Trial → Enterprise');
  });

  it('is for admins', async () => {
    for (const account of ['owner', 'operator', 'sales'])
      await app
        .as(account)
        .refused('POST', '/customers/imports', { status: 403, code: 'forbidden' }, { body: formOf(tableOf()) });
  });
});
