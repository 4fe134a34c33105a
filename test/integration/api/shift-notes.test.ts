import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.close());

describe('what one shift of operators leaves for the next', () => {
  it('is read by the others until somebody ticks it off, once', async () => {
    const [first, second] = [app.as('operator'), app.as('operator2')];
    const text = 'The exchange in Hsinchu restarts at 22:00.\nRead its lines again afterwards.';
    const note = await first.post('/shift-notes', { text });
    expect((await second.get('/shift-notes')).items).toEqual([note]);
    await Promise.all([first, second].map((each) => each.post(`/shift-notes/${note.id}/done`)));
    expect((await first.get('/shift-notes')).items).toEqual([]);
    const [kept] = await app.query('select words, done_by_name from shift_note where id = $1', [note.id]);
    expect(kept.words).toBe(text);
    expect(kept.done_by_name).not.toBeNull();
  });

  it('is the operators’ own', async () => {
    for (const account of ['owner', 'member', 'technician', 'agent', 'sales']) {
      expect((await app.as(account).ask('GET', '/shift-notes')).status, account).toBe(403);
      expect((await app.as(account).ask('POST', '/shift-notes', { body: { text: 'Hello' } })).status).toBe(403);
    }
    const missing = '0190aaaa-0000-7000-8000-000000000000';
    expect((await app.as('operator').ask('POST', `/shift-notes/${missing}/done`)).status).toBe(404);
  });
});
