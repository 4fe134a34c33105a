import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sayInstant } from '../../src/contract/words/dates.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { browserAbsent } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { settled } from '../support/settled.ts';
import { speaker } from '../support/spoken.ts';
import { demoNumbers, voice } from '../support/voice.ts';

const dayMs = 86_400_000;
const { say } = speaker('zh-TW');

/** Monday 00:00 and Friday 18:00 in Taipei of the week after next, later than any promise. */
function chosenWeek() {
  const here = new Date(Date.now() + 8 * 3_600_000);
  const days = ((8 - here.getUTCDay()) % 7) + 14;
  const monday = new Date(here.getTime() + days * dayMs).toISOString().slice(0, 10);
  const friday = new Date(Date.parse(monday) + 4 * dayMs).toISOString().slice(0, 10);
  return { start: `${monday}T00:00`, end: `${friday}T18:00` };
}

function said(field: string): string {
  const at = new Date(`${field}:00+08:00`);
  const isThisYear = field.slice(0, 4) === new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 4);
  return sayInstant(at, 'zh-TW', !isThisYear);
}

describe.skipIf(browserAbsent)('a receptionist on a phone', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
    app.clock.set(new Date().toISOString());
  });
  afterAll(() => app?.close());
  const enter = deskVisitors(() => app, 'owner');

  it('replaces a greeting from Monday 00:00 to Friday 18:00, and reads both times at every step', async () => {
    const visitor = await enter({ language: 'zh-TW', phone: true });
    const { page } = visitor;
    const { start, end } = chosenWeek();
    const [from, back] = [`${said(start)} 起播放`, `${said(end)} 起換回原語音`];
    const line = await app.as('owner').line(demoNumbers.second);
    await page.goto(`/requests/new?line=${line.id}&slot=greeting`);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '年假.wav', mimeType: 'audio/wav', buffer: voice(0.41) });
    await page.getByRole('button', { name: say('ui.due.showReceipt') }).waitFor();

    const [live, until] = [
      page.getByLabel(say('customer.replace.effectiveAt')),
      page.getByLabel(say('customer.replace.revertAt')),
    ];
    await live.fill('2020-01-06T00:00');
    await page.getByText(say('customer.replace.timePast')).waitFor();
    await live.fill(end);
    await until.fill(start);
    await page.getByText(say('customer.replace.revertBeforeStart')).waitFor();
    await page.getByText(say('customer.replace.waitTime')).waitFor();
    await live.fill(start);
    await until.fill(end);
    const main = page.locator('main');
    await main.getByText(from).waitFor();
    await main.getByText(back).waitFor();
    await visitor.shoot('receptionist-form');
    expect(await visitor.axe()).toEqual([]);
    await page.locator('button:enabled', { hasText: say('customer.replace.send') }).click();
    await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
    const id = page.url().split('/').at(-1) ?? '';

    for (const address of [page.url(), '/lines', '/requests']) {
      await page.goto(address);
      await settled(page);
      await main.getByText(from).first().waitFor();
      await main.getByText(back).first().waitFor();
      expect(await visitor.axe()).toEqual([]);
      await visitor.shoot(`receptionist-${address.startsWith('/') ? address.slice(1) : 'request'}`);
    }

    const { jobId } = await app.as('owner').get(`/change-requests/${id}`);
    await app.as('technician').post(`/jobs/${jobId}/take`);
    await app.as('technician').post(`/jobs/${jobId}/apply`);
    const [mail] = await app.query(`select body from message where kind = 'change_request_scheduled'`);
    expect(mail.body).toContain(`${from} · ${back}`);
    await page.goto('/requests');
    const row = page.getByRole('row').filter({ has: page.locator(`a[href="/requests/${id}"]`) });
    await row.getByText(from).waitFor();
    expect(await row.textContent()).not.toContain('最晚');
  });
});
