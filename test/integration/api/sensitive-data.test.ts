import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { type Filed, filings } from '../../support/filing.ts';
import { cardNumber, fullWidth, taiwanNumber } from '../../support/sensitive-numbers.ts';
import { standsInDatabase } from '../../support/stands-in-database.ts';
import { demoNumbers, voice } from '../../support/voice.ts';

const id = taiwanNumber('A', '2', '2345678');
const card = cardNumber('411111111111111');
const keepHead = 'lineshift-not-sensitive';
let app: TestApp;
let owner: ApiClient;
let filed: Filed;

beforeAll(async () => {
  app = await startTestApp();
  owner = app.as('owner');
  filed = await filings(app).file({ extra: { note: `Wang, ID ${id}` } });
});
afterAll(() => app.close());

const write = (text: string, headers?: Record<string, string>) =>
  owner.post(`${filed.path}/messages`, { text }, headers);

const isStored = (value: string) => standsInDatabase(app, value);

describe('sensitive data in free text', () => {
  it('is masked before anything is stored, and the writer learns where and what', async () => {
    expect(filed.request).toMatchObject({
      note: expect.stringMatching(/^Wang, ID 〔身分證 ID·[0-9A-Z]{4}〕$/),
      masked: [{ path: 'note', kind: 'national_id', from: 9, to: 19 }],
    });
    expect((await owner.get(filed.path)).note).toBe(filed.request.note);
    expect(await isStored(id)).toBe(false);
    expect(await isStored(filed.request.note)).toBe(true);
  });

  it('has the same placeholder for the same value, however it is typed, and another for another', async () => {
    const first = await write(`${fullWidth(id)} / ${id.toLowerCase()}`);
    const tag = filed.request.note.match(/·(....)/)[1];
    expect(first.text).toBe(`〔身分證 ID·${tag}〕 / 〔身分證 ID·${tag}〕`);
    const other = await write(`我的是 ${taiwanNumber('B', '1', '7654321')}`);
    expect(other.text).toMatch(/^我的是 〔身分證 ID·[0-9A-Z]{4}〕$/);
    expect(other.text).not.toContain(tag);
    expect(other.masked).toEqual([{ path: 'text', kind: 'national_id', from: 4, to: 14 }]);
  });

  it('is masked in lists inside a body, too, and in a reason of staff', async () => {
    const line = await owner.line(demoNumbers.directory);
    const answer = await owner.post('/qualifications', {
      kind: 'holiday_setting',
      lineIds: [line.id],
      add: [
        { from: '2027-03-02', to: '2027-03-02', name: 'Stocktaking', hours: 'closed' },
        { from: '2027-03-09', to: '2027-03-09', name: `Card ${card}`, hours: 'closed' },
      ],
    });
    expect(answer.masked).toEqual([{ path: 'add.1.name', kind: 'card_number', from: 5, to: 21 }]);
    const technician = app.as('technician');
    await technician.post(`${filed.job}/take`);
    const asked = await technician.post(`${filed.job}/ask`, { question: 'Is your password hunter2 still right?' });
    expect(asked.masked).toEqual([{ path: 'question', kind: 'password', from: 17, to: 24 }]);
    expect(await isStored('hunter2')).toBe(false);
    await owner.post(`${filed.path}/provide`, { text: 'Yes.' });
  });

  it('is answered the same when the call comes again under its key', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const first = await write(`Card ${card}`, headers);
    expect(first.masked).toEqual([{ path: 'text', kind: 'card_number', from: 5, to: 21 }]);
    expect(await write(`Card ${card}`, headers)).toEqual(first);
    expect(await isStored(card)).toBe(false);
  });

  it('is masked in a file’s name and in an imported table', async () => {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(voice())]), `${id}.wav`);
    expect((await owner.post('/uploads', form)).fileName).toMatch(/^〔身分證 ID·[0-9A-Z]{4}〕\.wav$/);
    const table = new FormData();
    table.set(
      'file',
      new Blob([`name,plan,environment,onboardedOn,county\nClinic ${id},pro,shared,2026-01-01,屏東縣\n`]),
      'c.csv',
    );
    const { rows } = await app.as('admin').post('/customers/imports', table);
    expect(JSON.stringify(rows)).not.toContain(id);
    expect(await isStored(id)).toBe(false);
  });
});

describe('a look-alike', () => {
  it('is kept once when its writer says that it is not sensitive, and the audit says who did', async () => {
    const order = cardNumber('400000000000000');
    const kept = await write(`Order ${order}`, { [keepHead]: 'text:6-22' });
    expect(kept).toMatchObject({ text: `Order ${order}` });
    expect(kept.masked).toBeUndefined();
    const [row] = await app.query(`select actor_id, after from audit_row where action = 'user.kept_text'`);
    const { id: userId } = await owner.get('/me');
    expect(row).toEqual({ actor_id: userId, after: { keptText: ['card_number'] } });
    expect((await write(`Order ${order}`)).text).not.toContain(order);
  });

  it('is not what a word announces', async () => {
    const answer = await write(`身分證 ${id}`, { [keepHead]: 'text:4-14' });
    expect(answer.text).not.toContain(id);
    expect(answer.masked).toEqual([{ path: 'text', kind: 'national_id', from: 4, to: 14 }]);
  });

  it('is masked where the place named is another one', async () => {
    for (const head of ['text:5-22', 'note:6-22', 'text', '::::', 'text:6-99999999999']) {
      const answer: Json = await write(`Order ${card}`, { [keepHead]: head });
      expect(answer.text, head).not.toContain(card);
    }
  });
});
