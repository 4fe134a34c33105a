import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Json } from '../support/app-client.ts';
import { browserAbsent } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { demoNumbers } from '../support/voice.ts';

const words = {
  en: {
    link: 'Put the line back to version 1',
    send: 'Send the request',
    changes: 'What changes',
    open: '11:00–22:00',
  },
  'zh-TW': { link: '將線路換回第 1 版', send: '送出需求', changes: '變更內容', open: '11:00–22:00' },
};

describe.skipIf(browserAbsent)('a line', () => {
  let app: TestApp;
  let line: Json;
  beforeAll(async () => {
    app = await startTestApp();
    const owner = app.as('owner');
    line = await owner.line(demoNumbers.second);
    const request = await owner.post('/change-requests', { kind: 'business_hours', lineId: line.id, weekly: null });
    await app.as('technician').post(`/jobs/${request.jobId}/take`);
    await app.as('technician').post(`/jobs/${request.jobId}/apply`);
    await owner.until(`/change-requests/${request.id}`, ({ status }) => status === 'completed');
  });
  afterAll(() => app?.close());

  const enter = deskVisitors(() => app);

  it.each([
    { language: 'en', theme: 'dark', phone: false },
    { language: 'zh-TW', theme: 'light', phone: true },
  ] as const)('is put back to a version of its history, seen first ($language, phone: $phone)', async (look) => {
    const say = words[look.language];
    const visitor = await enter(look, 'owner');
    const { page } = visitor;
    await page.goto(`/lines/${line.id}`);
    await page.getByRole('link', { name: say.link }).click();
    await page.getByRole('heading', { level: 1, name: say.link }).waitFor();
    const send = page.getByRole('button', { name: say.send });
    await expect.poll(() => send.isEnabled()).toBe(true);
    await visitor.shoot('customer-rollback');
    expect(await visitor.axe()).toEqual([]);
    await send.click();
    await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
    await page.getByRole('region', { name: say.changes }).getByText(say.open).first().waitFor();
    const id = page.url().split('/').at(-1);
    expect(await app.as('owner').get(`/change-requests/${id}`)).toMatchObject({ kind: 'rollback' });
    await app.as('owner').post(`/change-requests/${id}/cancel`);
  });
});
