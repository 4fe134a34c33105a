import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { big5 } from '../../support/big5.ts';
import { filings } from '../../support/filing.ts';
import { demoNumbers } from '../../support/voice.ts';

let app: TestApp;
let admin: ApiClient;
let owner: ApiClient;
let demo: Json;
let customer: Json;
let system: Json;
let other: Json;
let count = 0;

beforeAll(async () => {
  app = await startTestApp();
  admin = app.as('admin');
  owner = app.as('owner');
  demo = await admin.get(`/lines/${(await owner.line(demoNumbers.directory)).id}`);
  customer = await admin.get(`/customers/${demo.organisationId}`);
  const systems = (await admin.get('/phone-systems')).items;
  system = systems.find(({ id }: Json) => id === demo.phoneSystemId);
  other = systems.find(({ id }: Json) => id !== demo.phoneSystemId);
});
afterAll(() => app.close());

/** As it is dialled; each is used once. */
function freshNumber(): string {
  count += 1;
  return `02-2272-${String(count).padStart(4, '0')}`;
}

function formOf(file: string | Buffer, plan?: string): FormData {
  const form = new FormData();
  form.set('file', new Blob([typeof file === 'string' ? file : new Uint8Array(file)]), 'lines.csv');
  if (plan !== undefined) form.set('plan', plan);
  return form;
}

const dryRun = (file: string | Buffer, client = admin) => client.post('/lines/imports', formOf(file)) as Promise<Json>;
async function importing(file: string | Buffer): Promise<Json> {
  return await admin.post('/lines/imports', formOf(file, (await dryRun(file)).plan));
}
const textOf = async (client: ApiClient, query = '') => (await client.ask('GET', `/lines.csv${query}`)).text;
const heads = 'number,label,customer,phone system,county';
const rowOf = (number: string, label: string) => `${number},${label},${customer.name},${system.name},臺北市`;
const tableOf = (...rows: string[]) => `${[heads, ...rows].join('\r\n')}\r\n`;
const codesOf = ({ rows }: Json) => rows.map(({ faults }: Json) => faults.map(({ code }: Json) => code));

describe('the table of lines', () => {
  it('is exported in the reader’s language and changes nothing when it is imported again', async () => {
    const answer = await admin.ask('GET', '/lines.csv');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toMatch(/lines-\d{4}-\d\d-\d\d\.csv/);
    for (const language of ['en', 'zh-TW']) {
      const { text } = await admin.ask('GET', '/lines.csv', { headers: { 'accept-language': language } });
      const bytes = `\uFEFF${text.replace('\uFEFF', '')}`;
      const { counts } = await dryRun(bytes);
      expect(counts).toMatchObject({ added: 0, changed: 0, refused: 0 });
      expect(counts.unchanged).toBeGreaterThanOrEqual(3);
    }
  });

  it('shows an owner the own lines only, without customers and phone systems; sales and strangers nothing', async () => {
    const text = await textOf(owner);
    expect(text).toContain('02-');
    expect(text).not.toContain(customer.name);
    expect(text).not.toContain(system.name);
    expect(text.trim().split('\r\n').length).toBeLessThan((await textOf(admin)).trim().split('\r\n').length);
    await app.as('sales').refused('GET', '/lines.csv', { status: 403, code: 'forbidden' });
  });

  it('keeps what looks like a formula as it was, and runs none', async () => {
    const number = freshNumber();
    for (const label of ['=1+1', "'=1+1", '+886', '-', '@me', '"quoted", and, commas']) {
      const body = {
        number: freshNumber(),
        label,
        organisationId: customer.id,
        phoneSystemId: system.id,
        county: '臺北市',
      };
      await admin.post('/lines', body);
    }
    const text = await textOf(admin);
    expect(text).toContain("'=1+1");
    expect(text).not.toMatch(/(^|,)"?[=+@-]/m);
    expect((await dryRun(text)).counts).toMatchObject({ added: 0, changed: 0, refused: 0 });
    expect(codesOf(await dryRun(tableOf(rowOf(number, '=HYPERLINK(A1)'))))).toEqual([['formula_in_cell']]);
  });
});

describe('an import of lines', () => {
  it('says what each row would do and changes nothing, then does it once, audited row by row', async () => {
    const [known, fresh] = [freshNumber(), freshNumber()];
    await importing(tableOf(rowOf(known, 'Before')));
    const file = tableOf(rowOf(known, 'After'), rowOf(fresh, 'New'));
    const shown = await dryRun(file);
    expect(shown).toMatchObject({ applied: false, counts: { added: 1, changed: 1, unchanged: 0, refused: 0 } });
    expect(shown.rows[0]).toMatchObject({
      row: 2,
      name: known,
      outcome: 'changed',
      changes: [{ field: 'label', from: 'Before', to: 'After' }],
    });
    expect(shown.rows[1]).toMatchObject({ row: 3, outcome: 'added', id: null });
    expect((await admin.get(`/lines?q=${fresh}`)).items).toEqual([]);
    const done = await admin.post('/lines/imports', formOf(file, shown.plan));
    expect(done).toMatchObject({ applied: true, counts: shown.counts });
    const [line] = (await admin.get(`/lines?q=${fresh}`)).items;
    expect(line).toMatchObject({ label: 'New', revision: 1, emergencyConsent: 'ask', timeZone: 'Asia/Taipei' });
    const { items } = await admin.get(`/audit?subjectId=${shown.rows[0].id}`);
    expect(items.map(({ action }: Json) => action)).toEqual(['line.edited', 'line.created']);
    // After a lost answer the client repeats the call with the same plan.
    const again = await admin.post('/lines/imports', formOf(file, shown.plan));
    expect(again.counts).toEqual({ added: 0, changed: 0, unchanged: 2, refused: 0 });
    expect((await admin.get(`/audit?subjectId=${line.id}`)).items).toHaveLength(1);
  });

  const zh = '門號,線路名稱,客戶,電話系統,縣市,鄉鎮市區,緊急停止服務';
  it.each<[string, (number: string) => string | Buffer, string]>([
    [
      'UTF-8 with its mark',
      (number) => `\uFEFF${zh}\r\n${number},總機,示範,系統,台北市,信義區,一律不套用\r\n`,
      'utf-8',
    ],
    ['Big5', (number) => big5(`${zh}\r\n${number},總機,示範,系統,台北市,信義區,一律不套用\r\n`), 'big5'],
    ['lines that end with LF alone', (number) => `${zh}\n${number},總機,示範,系統,台北市,信義區,一律不套用`, 'utf-8'],
    [
      'semicolons',
      (number) => `${zh}\r\n${number},總機,示範,系統,台北市,信義區,一律不套用`.replaceAll(',', ';'),
      'utf-8',
    ],
    ['quotation marks', (number) => `${zh}\n"${number}","總機","示範","系統","台北市","信義區","一律不套用"`, 'utf-8'],
    [
      'other order and spelling of heads',
      (number) =>
        `County,LABEL,number,Phone_System,customer,district,emergencyConsent\n台北市,總機,${number},系統,示範,信義區,never`,
      'utf-8',
    ],
  ])('reads %s', async (_name, fileOf, encoding) => {
    const number = freshNumber();
    const names = await twins();
    const given = fileOf(number);
    const file = typeof given === 'string' ? given : given;
    const shown = await dryRun(file);
    expect(shown.encoding).toBe(encoding);
    expect(shown.counts, JSON.stringify(shown.rows)).toMatchObject({ added: 1, refused: 0 });
    await admin.post('/lines/imports', formOf(file, shown.plan));
    expect((await admin.get(`/lines?q=${number}`)).items).toMatchObject([
      {
        label: '總機',
        county: '臺北市',
        district: '信義區',
        emergencyConsent: 'never',
        organisationId: names.customer,
      },
    ]);
  });

  it('refuses a consent that only the customer gives', async () => {
    await twins();
    const { rows } = await dryRun(`${zh}\n${freshNumber()},總機,示範,系統,台北市,信義區,免詢問`);
    expect(rows[0].faults).toMatchObject([{ field: 'emergencyConsent', code: 'consent_is_the_owners' }]);
  });

  it('names everything that is wrong with a row, in words that say what to do', async () => {
    const [good, twice] = [freshNumber(), freshNumber()];
    const stranger = await app.as('admin').get('/customers?limit=200');
    const foreign = stranger.items.find(({ id }: Json) => id !== customer.id);
    const shown = await dryRun(
      [
        `${heads},district,time zone,customer id`,
        `12345,A,${customer.name},${system.name},臺北市,,,`,
        `${freshNumber()},,Nobody,Nowhere,臺北縣,,,`,
        `${twice},A,${customer.name},${system.name},臺北市,,,`,
        `${twice},B,${customer.name},${system.name},臺北市,,,`,
        `${demoNumbers.directory},,,,,,,${foreign.id}`,
        `${good},A,${customer.name},${system.name},臺北市,,Mars/Base,`,
        `${freshNumber()},A,,,臺北市,,,${randomUUID()}`,
        `${freshNumber()},A,${customer.name},${system.name},臺中市,信義區,,`,
      ].join('\n'),
    );
    expect(codesOf(shown)).toEqual([
      ['phone_area_missing'].map(() => expect.any(String)),
      ['unknown_customer', 'unknown_phone_system', 'too_small', 'invalid_value'],
      [],
      ['row_twice'],
      ['line_of_other_customer', 'too_small', 'invalid_value'],
      ['unknown_time_zone'],
      ['unknown_customer', 'invalid_type'],
      ['unknown_district'],
    ]);
    expect(shown.counts).toEqual({ added: 1, changed: 0, unchanged: 0, refused: 7 });
    expect(shown.rows[3].faults[0].message).toContain('row 4');
    for (const { message } of shown.rows.flatMap(({ faults }: Json) => faults)) expect(message).toMatch(/\.$/);
  });

  it('imports all rows or none', async () => {
    const number = freshNumber();
    const file = tableOf(rowOf(number, 'Fine'), rowOf('12', 'Bad'));
    const { plan } = await dryRun(file);
    const refusal = { status: 422, code: 'import_has_faults' };
    const refused = await admin.refused('POST', '/lines/imports', refusal, { body: formOf(file, plan) });
    expect(refused.errors[0].message).toContain('Row 3');
    expect((await admin.get(`/lines?q=${number}`)).items).toEqual([]);
  });

  it('is refused with what it would do now, where that is not what was shown', async () => {
    const number = freshNumber();
    await importing(tableOf(rowOf(number, 'One')));
    const file = tableOf(rowOf(number, 'Two'));
    const { plan, rows } = await dryRun(file);
    const path = `/lines/${rows[0].id}`;
    const { headers } = await admin.ask('GET', path);
    await admin.ask('PATCH', path, { body: { label: 'Between' }, headers: { 'If-Match': headers.get('etag') ?? '' } });
    const changed = { status: 409, code: 'import_changed' };
    const refused = await admin.refused('POST', '/lines/imports', changed, { body: formOf(file, plan) });
    expect(refused.errors[0].message).toContain('Between → Two');
    expect(await admin.get(path)).toMatchObject({ label: 'Between' });
    await importing(file);
    expect(await admin.get(path)).toMatchObject({ label: 'Two' });
  });

  it('of the same file at the same time is done once', async () => {
    const file = tableOf(rowOf(freshNumber(), 'Race'), rowOf(freshNumber(), 'Race'));
    const { plan } = await dryRun(file);
    const answers = await Promise.all(
      [1, 2, 3].map(() => admin.ask('POST', '/lines/imports', { body: formOf(file, plan) })),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toContain(200);
    expect(statuses.filter((status) => ![200, 409].includes(status))).toEqual([]);
    expect((await admin.get('/lines?q=Race')).items).toHaveLength(2);
  });

  it('moves a line by the rules of a single move, and none that a change touches', async () => {
    const number = freshNumber();
    await importing(tableOf(rowOf(number, 'Mover')));
    const move = `number,phone system\n${number},${other.name}\n`;
    await importing(move);
    const [line] = (await admin.get(`/lines?q=${number}`)).items;
    expect(line).toMatchObject({ phoneSystemId: other.id, label: 'Mover' });
    await filings(app).file({ number: line.number, extra: { effectiveAt: '2026-03-20T09:00:00+08:00' } });
    expect(codesOf(await dryRun(`number,phone system\n${number},${system.name}\n`))).toEqual([['line_has_changes']]);
  });

  it('adds a line under the number of a retired one', async () => {
    const number = freshNumber();
    await importing(tableOf(rowOf(number, 'Old')));
    const [line] = (await admin.get(`/lines?q=${number}`)).items;
    await admin.post(`/lines/${line.id}/retire`, { reason: 'Closed' });
    expect(await textOf(admin)).not.toContain(number);
    expect((await importing(tableOf(rowOf(number, 'New')))).counts.added).toBe(1);
  });

  it.each<[string, string, string | Buffer]>([
    ['an empty file', 'not_a_table', ''],
    ['other heads', 'not_a_table', 'Name,Phone\nA,02-2345-6789\n'],
    ['a picture', 'not_a_table', Buffer.from([0xff, 0xff, 0x00, 0x81, 0xff])],
    ['a row with other columns', 'table_unreadable', 'number,label\n02-2345-6789,A,B\n'],
    ['one head twice', 'equal_columns', 'number,number\n02-2345-6789,A\n'],
    ['too many rows', 'too_many_rows', `number\n${'02-2345-6789\n'.repeat(5_001)}`],
  ])('refuses %s whole', async (_name, code, file) => {
    const invalid = { status: 400, code: 'invalid_input' };
    const refused = await admin.refused('POST', '/lines/imports', invalid, { body: formOf(file) });
    expect(refused.errors[0]).toMatchObject({ path: 'file', code });
  });

  it('refuses a file of more than 2 MiB, a plan that is none, and everybody but admins', async () => {
    const large = formOf(`number\n${'x'.repeat(2 * 1_048_576)}`);
    await admin.refused('POST', '/lines/imports', { status: 413, code: 'too_large' }, { body: large });
    const invalid = { status: 400, code: 'invalid_input' };
    await admin.refused('POST', '/lines/imports', invalid, { body: formOf(tableOf(), 'no plan') });
    for (const account of ['owner', 'operator', 'agent'])
      await app
        .as(account)
        .refused('POST', '/lines/imports', { status: 403, code: 'forbidden' }, { body: formOf(tableOf()) });
  });

  it('takes 5,000 new lines, changes them, and does so in time', async () => {
    const numberOf = (index: number) =>
      `02-23${String(index).padStart(2, '0').slice(-2)}-${String(index).padStart(4, '0')}`;
    const rows = (label: string) =>
      Array.from({ length: 5_000 }, (_unused, index) => rowOf(numberOf(index), `${label} ${index}`));
    const times: Record<string, number> = {};
    const timed = async (name: string, work: () => Promise<Json>) => {
      const begin = performance.now();
      const reply = await work();
      times[name] = Math.round(performance.now() - begin);
      return reply;
    };
    for (const label of ['First', 'Second']) {
      const file = tableOf(...rows(label));
      const shown = await timed(`dry run ${label}`, () => dryRun(file));
      expect(shown.counts.refused).toBe(0);
      const done = await timed(label, () => admin.post('/lines/imports', formOf(file, shown.plan)));
      expect(done.counts.added + done.counts.changed).toBe(5_000);
    }
    const text = await textOf(admin, '?q=Second');
    expect((await timed('again', () => dryRun(text))).counts).toMatchObject({ added: 0, changed: 0, refused: 0 });
    console.info('5,000 lines, ms', times);
    expect(Math.max(...Object.values(times))).toBeLessThan(60_000);
  }, 240_000);
});

let made: Promise<{ customer: string }> | undefined;

/** A customer and a phone system with Chinese names. */
function twins(): Promise<{ customer: string }> {
  made ??= (async () => {
    const terms = { plan: 'pro', onboardedOn: '2026-01-01', county: '臺北市' };
    const { id } = await admin.post('/customers', { name: '示範', ...terms });
    await admin.post('/phone-systems', { name: '系統', kind: 'manual', settings: { rendition: 'wav8k' } });
    return { customer: id };
  })();
  return made;
}
