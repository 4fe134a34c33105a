import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { browserAbsent, fourLooks } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { filings } from '../support/filing.ts';
import { voice } from '../support/voice.ts';

const words = {
  en: { join: 'Put it into the open request', file: 'New voice file', note: 'Note to our technicians' },
  'zh-TW': { join: '併入處理中的需求', file: '新的語音檔', note: '給技術人員的備註' },
};

describe.skipIf(browserAbsent)('filing for a place that an open request changes', () => {
  let app: TestApp;
  let work: ReturnType<typeof filings>;
  beforeAll(async () => {
    app = await startTestApp();
    work = filings(app);
  });
  afterAll(() => app?.close());

  const enter = deskVisitors(() => app, 'owner');

  it.each([fourLooks[1], fourLooks[2]] as const)(
    'puts a newer file into it, and says when a technician was faster ($language, $theme, phone: $phone)',
    async (look = {}) => {
      const { request, line, path, job } = await work.file();
      const { join, file, note } = words[look.language ?? 'en'];
      const visitor = await enter(look);
      const { page } = visitor;
      const open = async (level: number) => {
        await page.goto(`/requests/new?line=${line.id}&slot=${request.slot}`);
        const buffer = voice(level);
        await page.locator('input[type=file]').setInputFiles({ name: 'newer.wav', mimeType: 'audio/wav', buffer });
        await page.getByRole('group', { name: file }).waitFor();
        await page.getByLabel(note).fill('At the front desk only.');
        await page.getByRole('button', { name: join }).waitFor();
      };
      await open(look.phone ? 0.33 : 0.34);
      expect(await visitor.axe()).toEqual([]);
      await visitor.shoot('customer-join');
      await page.getByRole('button', { name: join }).click();
      await page.waitForURL(`**/requests/${request.id}`);
      await page.getByRole('listitem').getByText('At the front desk only.').first().waitFor();
      const now = await app.as('owner').get(path);
      expect(now).toMatchObject({ status: 'accepted', jobId: request.jobId, note: null });
      expect(now.promptId).not.toBe(request.promptId);
      await open(look.phone ? 0.35 : 0.36);
      await app.as('technician').post(`${job}/take`);
      await page.getByRole('button', { name: join }).click();
      const link = page.getByRole('alert').getByRole('link');
      await link.waitFor();
      expect(await link.getAttribute('href')).toBe(`/requests/${request.id}`);
      await app.as('technician').post(`${job}/release`);
    },
  );
});
