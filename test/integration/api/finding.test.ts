import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { filings } from '../../support/filing.ts';

describe('finding among many', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app?.close());

  it('answers named jobs whatever their state, in the order of the queue, and no others', async () => {
    const filer = filings(app);
    const first = await filer.file();
    const second = await filer.file();
    await filer.file();
    const technician = app.as('technician');
    const jobs = [first, second].map(({ request }) => request.jobId as string);
    await technician.post(`/jobs/${jobs[1]}/take`);
    const { items, nextCursor } = await technician.get(`/jobs?ids=${[...jobs].reverse().join(',')}`);
    expect(items.map(({ id, status }: { id: string; status: string }) => [id, status])).toEqual([
      [jobs[0], 'open'],
      [jobs[1], 'taken'],
    ]);
    expect(nextCursor).toBeNull();
  });

  it('refuses a list of ids with something else in it', async () => {
    const answer = await app.as('technician').ask('GET', '/jobs?ids=nothing,more');
    expect(answer.status).toBe(400);
  });

  it('finds customers by a part of their name, and a percent sign is only itself', async () => {
    const admin = app.as('admin');
    const body = { plan: 'pro', onboardedOn: '2026-01-05', county: '臺北市' };
    await admin.post('/customers', { ...body, name: 'Half off 50% Trading' });
    await admin.post('/customers', { ...body, name: 'Half off 500 Trading' });
    const found = await admin.get(`/customers?q=${encodeURIComponent('off 50%')}`);
    expect(found.items.map(({ name }: { name: string }) => name)).toEqual(['Half off 50% Trading']);
    expect((await admin.get('/customers?q=HALF')).items).toHaveLength(2);
  });

  it('finds lines by a part of their number or label', async () => {
    const admin = app.as('admin');
    const [line] = (await admin.get('/lines')).items;
    const byNumber = await admin.get(`/lines?q=${encodeURIComponent(line.number.slice(-6))}`);
    expect(byNumber.items.map(({ id }: { id: string }) => id)).toContain(line.id);
    const byLabel = await admin.get(`/lines?q=${encodeURIComponent(line.label)}`);
    expect(byLabel.items.map(({ id }: { id: string }) => id)).toContain(line.id);
  });

  it.each([
    ['臺灣大飯店', '台灣'],
    ['台南小館', '臺南'],
    ['ＡＢＣ　貿易', 'abc 貿易'],
    ['Full  Width', 'ｆｕｌｌ　ｗｉｄｔｈ'],
    ['Cafe\u0301 Élan', 'CAFÉ É'],
    ['Zero\u200bWidth', 'zerowidth'],
    ['100% 王_子', '0% 王_'],
  ])('finds the customer %s by %s', async (name, typed) => {
    const body = { plan: 'pro', onboardedOn: '2026-01-05', county: '臺北市', name };
    const { id } = await app.as('admin').post('/customers', body);
    const { items } = await app.as('admin').get(`/customers?q=${encodeURIComponent(typed)}`);
    expect(items.map((found: { id: string }) => found.id)).toEqual([id]);
  });

  it.each([
    '02-5550-1001',
    '0255501001',
    '(02) 5550',
    '（０２）５５５０',
    '5550-1001',
    '+886 2 5550 1001',
    '+886 02 5550',
    '886255501001',
  ])('finds a line by its number as it is shown, as it is dialled and by any part: %s', async (typed) => {
    const { items } = await app.as('admin').get(`/lines?q=${encodeURIComponent(typed)}`);
    expect(items.map(({ number }: { number: string }) => number)).toContain('+886255501001');
    const none = await app
      .as('admin')
      .get(`/lines?q=${encodeURIComponent(typed.replace(/5(?=\D*[50])/, '9').replace(/５/, '９'))}`);
    expect(none.items.map(({ number }: { number: string }) => number)).not.toContain('+886255501001');
  });

  it('lists the requests of a kind', async () => {
    const owner = app.as('owner');
    const all = (await owner.get('/change-requests?limit=200')).items;
    for (const kind of ['voice_replacement', 'holiday_setting', 'other_adjustment']) {
      const { items } = await owner.get(`/change-requests?limit=200&kind=${kind}`);
      expect(items).toEqual(all.filter((each: { kind: string }) => each.kind === kind));
    }
    expect(all.length).toBeGreaterThan(0);
    expect((await owner.ask('GET', '/change-requests?kind=nothing')).status).toBe(400);
  });

  it('finds a request by its number, as it is told on the phone, and by a half of it', async () => {
    const { items: all } = await app.as('owner').get('/change-requests');
    const [request, other] = all;
    const [, first = '', second = ''] = request.number.split('-');
    const found = async (typed: string) => {
      const { items } = await app.as('owner').get(`/change-requests?q=${encodeURIComponent(typed)}`);
      return items.map(({ id }: { id: string }) => id);
    };
    for (const typed of [request.number, request.number.toLowerCase(), first + second, `R ${first} ${second}`]) {
      expect(await found(typed)).toEqual([request.id]);
    }
    for (const half of [first, second]) {
      expect(await found(half)).toContain(request.id);
      expect(await found(half)).not.toContain(other.id);
    }
    for (const nothing of ['R-0000-0000', 'hello', '%']) expect(await found(nothing)).toEqual([]);
  });

  it('keeps names as NFC without what nobody sees, and takes names that look the same for one', async () => {
    const admin = app.as('admin');
    const made = await admin.post('/phone-systems', { kind: 'manual', name: '  Cafe\u0301\u200b 總機\u202e' });
    expect(made.name).toBe('Café 總機');
    for (const name of ['CAFÉ　總機', 'Cafe\u0301  總機', 'ｃａｆé 總機']) {
      const expected = { status: 409, code: 'phone_system_name_taken' };
      await admin.refused('POST', '/phone-systems', expected, { body: { kind: 'manual', name } });
    }
    await admin.refused(
      'POST',
      '/phone-systems',
      { status: 400, code: 'invalid_input' },
      { body: { kind: 'manual', name: '\u200b\u2060' } },
    );
  });

  it('keeps the name of a file as NFC, as macOS does not send it', async () => {
    const upload = await app.as('owner').upload(Buffer.from('no sound'), 'Cafe\u0301 ガ.wav'.normalize('NFD'));
    expect(upload.fileName).toBe('Café ガ.wav');
  });
});
