import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measurePace } from '../../src/features/deadlines/pace.sweeps.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Json } from '../support/app-client.ts';
import { browserAbsent, twoLooks, type Visitor } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { insertFinished } from '../support/finished-requests.ts';
import { demoNumbers, voice } from '../support/voice.ts';

const words = {
  en: {
    usual: 'Forecast: usually done by Wed 4 Mar, 15:00 (9 of 10).',
    part: 'usually done by Wed 4 Mar, 15:00 (9 of 10)',
    basis: 'Not a promise: it is how long the last 10 requests of this kind took (completed in the last 7 days).',
    slow: "This one takes longer than usual: 9 of 10 are done by Wed 4 Mar, 15:00. Our promise doesn't change.",
    chart: 'Forecasts met and missed',
    met: 'Forecasts met: 7 of 9 (77.7%).',
    send: 'Send the request',
  },
  'zh-TW': {
    usual: '預估：通常 3月4日（三）15:00 前完成（10 件中有 9 件）。',
    part: '通常 3月4日（三）15:00 前完成（10 件中有 9 件）',
    basis: '這不是承諾，是依最近 7 天完成的 10 件同類需求估算的。',
    slow: '這筆比平常久：通常 3月4日（三）15:00 前完成（10 件中有 9 件）。我們承諾的時間不變。',
    chart: '預估時間的準確度',
    met: '9 件預估中有 7 件符合（77.7%）。',
    send: '送出需求',
  },
};

describe.skipIf(browserAbsent)('a forecast', () => {
  let app: TestApp;
  let line: Json;
  let upload: Json;
  beforeAll(async () => {
    app = await startTestApp({ now: '2026-03-04T09:50:00+08:00' });
    const owner = app.as('owner');
    line = await owner.line(demoNumbers.directory);
    upload = await owner.uploadChecked(voice(0.4));
    const of = (time: string) => ({ line, receivedAt: `2026-02-${time}+08:00` });
    // Nine took five service hours, one took twelve.
    const took = [...Array(9).fill('2026-02-25T14:00:00+08:00'), '2026-02-26T12:00:00+08:00'];
    await insertFinished(app, { ...of('25T09:00:00'), completedAt: took });
    await measurePace(app.deps);
    // For the report: forecasts of earlier requests, of which two took longer.
    const earlier = [...Array(7).fill('2026-02-23T11:00:00+08:00'), ...Array(2).fill('2026-02-24T11:00:00+08:00')];
    const forecastBy = '2026-02-23T12:00:00+08:00';
    await insertFinished(app, { ...of('23T09:00:00'), completedAt: earlier, forecastBy });
  });
  afterAll(() => app?.close());

  const enter = deskVisitors(() => app);
  const slots = ['greeting', 'closed', 'holiday', 'menu'];

  async function isSound(visitor: Visitor, name: string) {
    await visitor.shoot(name);
    expect(await visitor.axe()).toEqual([]);
    const wide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await visitor.page.evaluate(wide)).toBe(0);
  }

  it.each(twoLooks)(
    'is told before sending and until it has passed, beside the promise ($language, $theme, phone: $phone)',
    async (look) => {
      const say = words[look.language ?? 'en'];
      app.clock.set('2026-03-04T09:50:00+08:00');
      const visitor = await enter(look, 'owner');
      const { page } = visitor;
      await page.goto(`/requests/new?line=${line.id}&slot=${slots.pop()}&recording=${upload.promptId}`);
      await page.getByText(say.usual).waitFor();
      await page.getByText(say.basis).waitFor();
      await isSound(visitor, 'forecast-before-sending');
      await page.getByRole('button', { name: say.send }).click();
      await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
      for (const text of [say.usual, say.basis]) await page.getByText(text, { exact: true }).waitFor();
      await isSound(visitor, 'forecast-of-request');
      const address = new URL(page.url()).pathname;
      await page.goto('/');
      await page.getByText(say.part, { exact: true }).first().waitFor();
      await isSound(visitor, 'forecast-home');
      app.clock.set('2026-03-04T15:00:00+08:00');
      const later = await enter(look, 'owner');
      await later.page.goto(address);
      await later.page.getByText(say.slow).waitFor();
      await isSound(later, 'forecast-passed');
    },
  );

  it.each(twoLooks)('is judged by the report ($language, $theme, phone: $phone)', async (look) => {
    const say = words[look.language ?? 'en'];
    app.clock.set('2026-03-04T09:50:00+08:00');
    const visitor = await enter(look, 'owner');
    await visitor.page.goto('/reports');
    const chart = visitor.page.getByRole('figure').filter({ hasText: say.chart });
    await chart.getByText(say.met, { exact: true }).waitFor();
    await isSound(visitor, 'forecast-report');
  });
});
