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
});
