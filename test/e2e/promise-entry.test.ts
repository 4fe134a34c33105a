import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { browserAbsent, type Look } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { filings } from '../support/filing.ts';
import { settled } from '../support/settled.ts';
import { speaker } from '../support/spoken.ts';

const looks: Look[] = [
  { language: 'zh-TW', phone: true },
  { language: 'en', theme: 'dark' },
];

describe.skipIf(browserAbsent)('a promise for the calendar', () => {
  let app: TestApp;
  let work: ReturnType<typeof filings>;
  beforeAll(async () => {
    app = await startTestApp({ now: new Date().toISOString() });
    work = filings(app);
  });
  afterAll(() => app?.close());
  const enter = deskVisitors(() => app, 'owner');

  it.each(looks)('is downloaded from the page of the request, until nothing is promised ($language)', async (look) => {
    const { say } = speaker(look.language ?? 'en');
    const { request, path } = await work.file();
    const { page, axe, shoot } = await enter(look);
    await page.goto(`/requests/${request.id}`);
    const link = page.getByRole('link', { name: say('customer.request.addToCalendar') });
    await link.waitFor();
    await settled(page);
    await shoot('promise-entry');
    expect(await axe()).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe(`${request.number}.ics`);
    const text = await readFile(await download.path(), 'utf8');
    expect(text).toContain(`UID:promise-${request.id}@lineshift`);
    expect(text).toContain(look.language === 'en' ? 'SUMMARY:Promised' : 'SUMMARY:承諾完成');
    await app.as('owner').post(`${path}/cancel`, {});
    await link.waitFor({ state: 'detached' });
  });
});
