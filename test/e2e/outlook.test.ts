import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedFile } from '../../src/shared/project-root.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Json } from '../support/app-client.ts';
import { browserAbsent } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { demoNumbers } from '../support/voice.ts';

const words = {
  en: {
    import: 'Import a calendar file',
    read: '4 entries were read into the list.',
    leftOut: /^Row \d+: “去年春節” on .+ has passed\.$/,
    days: '2. Which days?',
    from: 'First day',
    to: 'Last day',
    name: 'Name',
    closed: 'Closed',
    heard: 'What callers will hear on these days',
    overTokyo: 'Own date: 東京視訊會議',
    send: 'Send the request',
    changes: 'What changes',
    shown: 'Closed 09:00–11:00',
  },
  'zh-TW': {
    import: '匯入行事曆檔',
    read: '已將 4 筆讀入清單。',
    leftOut: /^第 \d+ 列：「去年春節」（.+）已經過了。$/,
    days: '2. 哪些日子？',
    from: '第一天',
    to: '最後一天',
    name: '名稱',
    closed: '不營業時段',
    heard: '這些日子來電者會聽到的內容',
    overTokyo: '自訂日期：東京視訊會議',
    send: '送出需求',
    changes: '變更內容',
    shown: '09:00–11:00 不營業',
  },
};

describe.skipIf(browserAbsent)("a calendar of Outlook's, from its file to the request", () => {
  let app: TestApp;
  let line: Json;
  beforeAll(async () => {
    app = await startTestApp();
    line = await app.as('owner').line(demoNumbers.directory);
  });
  afterAll(() => app?.close());

  const enter = deskVisitors(() => app);
  const file = {
    name: 'Calendar.ics',
    mimeType: 'text/calendar',
    buffer: readFileSync(shippedFile('fixtures', 'calendars', 'outlook.ics')),
  };

  it.each([
    { language: 'zh-TW', theme: 'light', phone: false },
    { language: 'en', theme: 'dark', phone: true },
  ] as const)('is read by names of Windows for its zones, and filed ($language, phone: $phone)', async (look) => {
    const say = words[look.language];
    const visitor = await enter(look, 'owner');
    const { page } = visitor;
    await page.goto(`/requests/holidays?line=${line.id}`);
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: say.import }).click();
    await (await chooser).setFiles(file);
    await page.getByText(say.read).waitFor();
    await page.getByText(say.leftOut).waitFor();
    const rows = page.getByRole('list', { name: say.days });
    const values = async (label: string) =>
      Promise.all((await rows.getByLabel(label).all()).map((field) => field.inputValue()));
    await expect.poll(() => values(say.name)).toEqual(['春節公休', '教育訓練', '東京視訊會議', '教育訓練']);
    expect(await values(say.from)).toEqual(['2027-02-05', '2027-03-01', '2027-04-02', '2027-05-03']);
    expect((await values(say.to))[0]).toBe('2027-02-08');
    const hours = rows.getByRole('textbox', { name: say.closed, exact: true });
    await expect.poll(() => hours.count()).toBe(3);
    // Ten o'clock in Tokyo is nine in Taipei.
    expect(await hours.nth(1).inputValue()).toBe('09:00-11:00');
    const send = page.getByRole('button', { name: say.send });
    await expect.poll(() => send.isEnabled()).toBe(true);
    await page.getByText(say.heard).first().click();
    await page.getByText(say.overTokyo).first().waitFor();
    await visitor.shoot('customer-outlook');
    expect(await visitor.axe()).toEqual([]);
    await send.click();
    await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
    await page.getByRole('region', { name: say.changes }).getByText(say.shown).waitFor();
    const id = page.url().split('/').at(-1);
    const { items } = await app.as('owner').get(`/change-requests/${id}/changes`);
    const set = items[0].diff.map(({ place, after }: Json) => [place.from, place.to, after.closedHours ?? after.hours]);
    expect(set).toEqual([
      ['2027-02-05', '2027-02-08', 'closed'],
      ['2027-03-01', '2027-03-01', [{ open: '14:00', close: '16:00' }]],
      ['2027-04-02', '2027-04-02', [{ open: '09:00', close: '11:00' }]],
      ['2027-05-03', '2027-05-03', [{ open: '14:00', close: '16:00' }]],
    ]);
    await app.as('owner').post(`/change-requests/${id}/cancel`);
    expect(visitor.faults).toEqual([]);
  });
});
