import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { browserAbsent, twoLooks, type Visitor } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { type Filed, filings } from '../support/filing.ts';

const words = {
  en: {
    waiting: ['9 of 36 service hours used (25%)', '1 day paused, waiting for you: not counted'],
    answered: ['11 of 36 service hours used (30%)', 'On hold on our side: counted'],
    staff: '1 day paused, waiting for the customer: not counted',
    over: 'The promised time is used up.',
  },
  'zh-TW': {
    waiting: ['已用 9／36 服務小時（25%）', '暫停 1 天等您回覆，不計入'],
    answered: ['已用 11／36 服務小時（30%）', '因我們暫停處理，照常計時'],
    staff: '暫停 1 天等客戶回覆，不計入',
    over: '承諾的時間已用完。',
  },
};

describe.skipIf(browserAbsent)('the clock of a request', () => {
  let app: TestApp;
  let work: ReturnType<typeof filings>;
  beforeAll(async () => {
    app = await startTestApp();
    work = filings(app);
  });
  afterAll(() => app?.close());

  const enter = deskVisitors(() => app);

  async function isSound(visitor: Visitor, name: string) {
    await visitor.shoot(name);
    expect(await visitor.axe()).toEqual([]);
    const wide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await visitor.page.evaluate(wide)).toBe(0);
  }

  /** Filed on Wednesday before 09:00, even if the upload is slow; the question to the customer is asked on Thursday at 10:00. */
  async function asked(): Promise<Filed> {
    app.clock.set('2026-03-04T08:50:00+08:00');
    const filed = await work.file();
    app.clock.set('2026-03-05T10:00:00+08:00');
    const technician = app.as('technician');
    await technician.post(`${filed.job}/take`);
    await technician.post(`${filed.job}/ask`, { question: 'Which voice?' });
    return filed;
  }

  it.each(twoLooks)(
    'shows what counts, what is paused and what is held ($language, $theme, phone: $phone)',
    async (look) => {
      const say = words[look.language ?? 'en'];
      const filed = await asked();
      app.clock.set('2026-03-05T15:00:00+08:00');
      const waiting = await enter(look, 'owner');
      await waiting.page.goto(`/requests/${filed.request.id}`);
      for (const text of say.waiting) await waiting.page.getByText(text).waitFor();
      await isSound(waiting, 'clock-waiting');

      await app.as('owner').post(`${filed.path}/provide`, { text: 'The second.' });
      app.clock.set('2026-03-06T09:30:00+08:00');
      const technician = app.as('technician');
      await technician.post(`${filed.job}/take`);
      await technician.post(`${filed.job}/hold`, { reason: 'Power cut' });
      app.clock.set('2026-03-06T11:00:00+08:00');
      const held = await enter(look, 'owner');
      await held.page.goto(`/requests/${filed.request.id}`);
      for (const text of say.answered) await held.page.getByText(text).waitFor();
      await isSound(held, 'clock-held');

      for (const account of ['technician', 'operator']) {
        const desk = await enter(look, account);
        await desk.page.goto(`/jobs/${filed.request.jobId}`);
        await desk.page.getByText(say.staff).waitFor();
        await isSound(desk, `clock-${account}`);
      }
      app.clock.set('2026-03-10T18:30:00+08:00');
      const late = await enter(look, 'owner');
      await late.page.goto(`/requests/${filed.request.id}`);
      await late.page.getByText(say.over).waitFor();
      await technician.post(`${filed.job}/resume`);
      await app.as('owner').post(`${filed.path}/cancel`);
      app.clock.set('2026-03-04T10:00:00+08:00');
    },
  );
});
