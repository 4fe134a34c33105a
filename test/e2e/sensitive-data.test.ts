import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { browserAbsent, twoLooks } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { filings } from '../support/filing.ts';
import { cardNumber, taiwanNumber } from '../support/sensitive-numbers.ts';

const words = {
  en: {
    text: 'Your message',
    send: 'Send message',
    willMask: 'We will mask a national ID number',
    keep: 'is not sensitive, keep it',
    kept: 'Will be stored as typed',
    masked: 'Stored with a national ID number masked',
  },
  'zh-TW': {
    text: '您的訊息',
    send: '傳送訊息',
    willMask: '儲存前會先遮蔽身分證字號',
    keep: '不是敏感資料，請保留',
    kept: '會照原樣儲存',
    masked: '已遮蔽身分證字號後儲存',
  },
};

describe.skipIf(browserAbsent)('sensitive data that somebody types', () => {
  let app: TestApp;
  let work: ReturnType<typeof filings>;
  beforeAll(async () => {
    app = await startTestApp();
    work = filings(app);
  });
  afterAll(() => app?.close());
  const enter = deskVisitors(() => app);

  it.each(twoLooks)(
    'is named while typed, masked when stored, and a look-alike stays ($language, $theme, phone: $phone)',
    async (look) => {
      const filed = await work.file();
      const word = words[look.language ?? 'en'];
      const { page, axe, shoot } = await enter(look, 'owner');
      await page.goto(`/requests/${filed.request.id}`);
      const field = page.getByLabel(word.text);
      const id = taiwanNumber('A', '2', '2345678');
      await field.fill(`身分證 ${id}`);
      await page.getByRole('status').getByText(word.willMask).waitFor();
      // What a word announces cannot be kept.
      expect(await page.getByRole('button', { name: word.keep }).count()).toBe(0);
      await page.getByRole('button', { name: word.send }).click();
      await page.getByRole('alert').getByText(word.masked).waitFor();
      await page.getByText(/〔身分證 ID·....〕/).waitFor();
      const order = cardNumber('400000000000000');
      await field.fill(`No. ${order}`);
      await field.scrollIntoViewIfNeeded();
      const keep = page.getByRole('button', { name: `${order} ${word.keep}` });
      await keep.waitFor();
      expect(await axe()).toEqual([]);
      await shoot('sensitive-hint');
      await keep.click();
      await page.getByRole('status').getByText(word.kept).waitFor();
      await page.getByRole('button', { name: word.send }).click();
      await page.getByRole('listitem').getByText(`No. ${order}`).waitFor();
      // Asked about anew: the next text is another one.
      await field.fill(`No. ${order}`);
      await keep.waitFor();
      await field.fill('');
      expect(await page.locator('[data-sensitive]').count()).toBe(0);
    },
  );
});
