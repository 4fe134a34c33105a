import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { browserAbsent, twoLooks } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { filings } from '../support/filing.ts';

const words = {
  en: { name: 'Conversation', text: 'Your message', send: 'Send message' },
  'zh-TW': { name: '對話', text: '您的訊息', send: '傳送訊息' },
};

describe.skipIf(browserAbsent)('the conversation of a request', () => {
  let app: TestApp;
  let work: ReturnType<typeof filings>;
  beforeAll(async () => {
    app = await startTestApp();
    work = filings(app);
  });
  afterAll(() => app?.close());

  const enter = deskVisitors(() => app);

  it.each(twoLooks)('is seen by both sides as it grows ($language, $theme, phone: $phone)', async (look) => {
    const filed = await work.file();
    await app.as('technician').post(`${filed.job}/take`);
    const { name, text, send } = words[look.language ?? 'en'];
    const visitors = [await enter(look, 'owner'), await enter(look, 'technician')] as const;
    const [customer, desk] = visitors.map(({ page }) => page.getByRole('region', { name }));
    if (!customer || !desk) throw new Error('two sides');
    await visitors[0].page.goto(`/requests/${filed.request.id}`);
    await visitors[1].page.goto(filed.job);
    await customer.getByLabel(text).fill('It is for the front desk.\nOnly there.');
    await customer.getByLabel(text).press('Control+Enter');
    await desk.getByRole('listitem').getByText('It is for the front desk.').waitFor();
    await expect.poll(() => customer.getByLabel(text).inputValue()).toBe('');
    await desk.getByLabel(text).fill('好的，我會留意。');
    await desk.getByRole('button', { name: send }).click();
    await customer.getByText('好的，我會留意。').waitFor();
    expect(await customer.locator('[data-own=true]').count()).toBe(1);
    for (const visitor of visitors) {
      expect(await visitor.axe()).toEqual([]);
      const wide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      expect(await visitor.page.evaluate(wide)).toBe(0);
    }
    await customer.scrollIntoViewIfNeeded();
    await visitors[0].shoot('customer-conversation');
    await desk.scrollIntoViewIfNeeded();
    await visitors[1].shoot('technician-conversation');
    await app.as('technician').post(`${filed.job}/release`);
  });

  it('keeps what was typed when it cannot be sent, says why, and stores it once', async () => {
    const filed = await work.file();
    const { page, faults } = await enter({ language: 'en' }, 'owner');
    await page.goto(`/requests/${filed.request.id}`);
    const talk = page.getByRole('region', { name: 'Conversation' });
    await talk.getByText('No messages yet.').waitFor();
    const address = `**/api/v1${filed.path}/messages`;
    // The message reaches the server, but the answer is lost.
    await page.route(address, async (route) => {
      if (route.request().method() !== 'POST') return await route.continue();
      await route.fetch();
      await route.fulfill({ status: 502, contentType: 'text/html', body: 'Bad gateway' });
    });
    await talk.getByLabel('Your message').fill('Is it done?');
    await talk.getByRole('button', { name: 'Send message' }).click();
    await talk.getByRole('alert').waitFor();
    expect(faults.splice(0)).toEqual([expect.stringContaining('502')]);
    expect(await talk.getByLabel('Your message').inputValue()).toBe('Is it done?');
    await page.unroute(address);
    await talk.getByRole('button', { name: 'Send message' }).click();
    await expect.poll(() => talk.getByLabel('Your message').inputValue()).toBe('');
    await talk.getByRole('alert').waitFor({ state: 'detached' });
    expect((await app.as('owner').get(`${filed.path}/messages`)).items).toHaveLength(1);
  });
});
