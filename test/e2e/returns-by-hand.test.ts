import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { revertDue } from '../../src/features/jobs/revert-due.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Json } from '../support/app-client.ts';
import { browserAbsent, type Look } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { type Filed, filings } from '../support/filing.ts';
import { settled } from '../support/settled.ts';
import { speaker } from '../support/spoken.ts';
import { demoNumbers, voice } from '../support/voice.ts';

const hourMs = 3_600_000;
const told = {
  en: {
    notice: 'a technician puts back what was there before',
    filed: 'Time to switch back: filed for a technician',
    sign: 'Sign off',
  },
  'zh-TW': { notice: '技術人員會恢復原本的內容', filed: '已到換回時間，交由技術人員恢復', sign: '簽核' },
};

describe.skipIf(browserAbsent)('what a technician puts back', () => {
  let app: TestApp;
  let work: ReturnType<typeof filings>;
  beforeAll(async () => {
    app = await startTestApp();
    work = filings(app);
  });
  afterAll(() => app?.close());
  const enter = deskVisitors(() => app);

  async function signOff(job: string): Promise<void> {
    const technician = app.as('technician');
    await technician.post(`${job}/take`);
    const { checklist } = await technician.get(job);
    await technician.ask('POST', `${job}/confirm`, { body: { steps: checklist.map(({ id }: Json) => id) } });
  }

  /** A change that was live on a line changed by a person, and whose time is over. */
  async function limitedAndOver(): Promise<Filed> {
    const now = Date.now();
    app.clock.set(new Date(now).toISOString());
    const revertAt = new Date(now + hourMs).toISOString();
    const filed = await work.file({ number: demoNumbers.manual, extra: { revertAt } });
    await signOff(filed.job);
    app.clock.set(new Date(now + hourMs + 1000).toISOString());
    return filed;
  }

  async function returnOf({ request, path }: Filed): Promise<Json> {
    await revertDue(app.deps);
    await app
      .as('owner')
      .until(`${path}/timeline`, ({ items }) =>
        items.some(({ action }: Json) => action === 'change_request.return_filed'),
      );
    const { items } = await app.as('owner').get('/change-requests?limit=200');
    return items.find((each: Json) => each.returnOf === request.id);
  }

  const looks: Look[] = [
    { language: 'zh-TW', phone: true },
    { language: 'en', theme: 'dark' },
  ];
  it.each(looks)('is said at filing, filed when its time is over, and signed off ($language)', async (look) => {
    const language = look.language ?? 'en';
    const said = told[language];
    const { say } = speaker(language);
    app.clock.set(new Date().toISOString());
    const line = await app.as('owner').line(demoNumbers.manual);
    const customer = await enter(look, 'owner');
    const { page } = customer;
    await page.goto(`/requests/new?line=${line.id}&slot=greeting`);
    await page.locator('input[type=file]').setInputFiles({ name: 'a.wav', mimeType: 'audio/wav', buffer: voice(0.3) });
    await page.getByLabel(say('customer.replace.revertAt')).fill(`${new Date().getFullYear() + 1}-06-01T09:00`);
    await page.getByText(said.notice).waitFor();
    await customer.shoot('return-said-at-filing');
    expect(await customer.axe()).toEqual([]);

    const filed = await limitedAndOver();
    const back = await returnOf(filed);
    await page.goto(`/requests/${filed.request.id}`);
    await page.getByText(said.filed).waitFor();
    await settled(page);
    await customer.shoot('return-filed');
    await page.locator(`main a[href="/requests/${back.id}"]`).first().click();
    await page.waitForURL(`**/requests/${back.id}`);
    await page.getByText(say('customer.request.returnOf')).waitFor();
    await page.locator(`main a[href="/requests/${filed.request.id}"]`).first().waitFor();
    await settled(page);
    expect(await customer.axe()).toEqual([]);
    await customer.shoot('return-request');

    const hands = await enter(look, 'technician');
    await app.as('technician').post(`/jobs/${back.jobId}/take`);
    await hands.page.goto(`/jobs/${back.jobId}`);
    await hands.page.getByRole('main').getByRole('link', { name: filed.request.number }).waitFor();
    await settled(hands.page);
    expect(await hands.axe()).toEqual([]);
    await hands.shoot('return-job');
    for (const step of await hands.page.getByRole('checkbox').all()) await step.check();
    await hands.page.getByRole('button', { name: said.sign }).click();
    await app.as('owner').until(`/change-requests/${back.id}`, ({ status }) => status === 'completed');
    await page.reload();
    await page.getByText(back.number).first().waitFor();
    await settled(page);
    await customer.shoot('return-done');
  });
});
