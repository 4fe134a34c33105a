import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { browserAbsent, type Look } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { filings } from '../support/filing.ts';
import { demoNumbers } from '../support/voice.ts';

const said = {
  'zh-TW': { apply: '套用變更', sign: '簽核完成', done: /已生效並確認|已完成並簽核/ },
  en: { apply: 'Apply the change', sign: 'Sign off', done: /Live and verified|Done and signed off/ },
} as const;

const byHand = 2;
const all = 10;
/** The most key presses from a job's page to its button: with more, people would use the mouse. */
const mostTabs = 30;

describe.skipIf(browserAbsent)('ten jobs by keyboard alone', () => {
  let app: TestApp;
  let filing: ReturnType<typeof filings>;
  beforeAll(async () => {
    app = await startTestApp();
    filing = filings(app);
  });
  afterAll(() => app?.close());

  const enter = deskVisitors(() => app, 'technician');

  it.each<Look & { language: keyof typeof said }>([{ language: 'en' }, { language: 'zh-TW', theme: 'dark' }])(
    'are taken, applied or signed off, one after the other: $language',
    async (look) => {
      const { apply, sign, done } = said[look.language];
      const jobs = [];
      for (let index = 0; index < all; index += 1) {
        const number = index < byHand ? demoNumbers.manual : demoNumbers.directory;
        jobs.push((await filing.file({ number })).request.jobId as string);
      }
      const { page } = await enter(look);
      await page.getByRole('row').nth(all).waitFor();
      const keys = countKeys(page);
      const worked: string[] = [];
      for (let index = 0; index < all; index += 1) {
        const before = page.url();
        await page.keyboard.press('t');
        await page.waitForURL((url) => url.href !== before && /\/jobs\/[0-9a-f-]{36}$/.test(url.pathname));
        worked.push(page.url().slice(-36));
        const button = page.getByRole('button', { name: new RegExp(`^(${apply}|${sign})$`) });
        await button.waitFor();
        const steps = await page.getByRole('checkbox').count();
        for (let step = 0; step < steps; step += 1) {
          await tabTo(page, `document.activeElement === document.querySelectorAll('main [type=checkbox]')[${step}]`);
          await page.keyboard.press('Space');
        }
        const name = steps > 0 ? sign : apply;
        await tabTo(page, `document.activeElement.textContent.trim() === ${JSON.stringify(name)}`);
        await page.keyboard.press('Enter');
        await page.getByRole('status').getByText(done).first().waitFor();
      }
      process.stdout.write(`ten jobs by keyboard, ${look.language}: ${keys.count()} keys\n`);
      expect(worked.sort()).toEqual(jobs.sort());
      const states = await Promise.all(jobs.map(async (id) => (await app.as('technician').get(`/jobs/${id}`)).outcome));
      expect(states).toEqual(jobs.map(() => 'done'));
    },
  );
});

/** Records every key pressed on the page from now on. */
function countKeys(page: Page) {
  let keys = 0;
  const press = page.keyboard.press.bind(page.keyboard);
  page.keyboard.press = async (...given) => {
    keys += 1;
    await press(...given);
  };
  return { count: () => keys };
}

async function tabTo(page: Page, isThere: string): Promise<void> {
  for (let tabs = 0; tabs <= mostTabs; tabs += 1) {
    if (await page.evaluate(isThere)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached by ${mostTabs} tabs: ${isThere}`);
}
