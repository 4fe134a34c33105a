import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Json } from '../support/app-client.ts';
import { browserAbsent, twoLooks } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { type Filed, filings } from '../support/filing.ts';
import { settled } from '../support/settled.ts';

const shownNumber = '02-5550-1001';

describe.skipIf(browserAbsent)('the page of a job', () => {
  let app: TestApp;
  let filing: ReturnType<typeof filings>;
  beforeAll(async () => {
    app = await startTestApp();
    filing = filings(app);
  });
  afterEach(async () => {
    const technician = app.as('technician');
    for (const { id, paused } of (await technician.get('/jobs?status=taken&mine=true')).items) {
      if (paused) await technician.post(`/jobs/${id}/resume`);
      await technician.post(`/jobs/${id}/release`);
    }
  });
  afterAll(() => app?.close());

  const enter = deskVisitors(() => app, 'technician');

  async function taken(): Promise<Filed> {
    const filed = await filing.file();
    await app.as('technician').post(`${filed.job}/take`);
    return filed;
  }

  it.each(twoLooks)(
    'lists what the phone system really has, and marks what somebody changed there ($language, $theme, phone: $phone)',
    async (look) => {
      const before = await taken();
      await app.as('technician').post(`${before.job}/apply`);
      await app.as('owner').until(before.path, ({ status }) => status === 'completed');
      const { slot } = before.request;
      const hash = meddle(app.pbxFolder, before.line, slot);
      const filed = await taken();
      const visitor = await enter(look);
      const { page } = visitor;
      await page.goto(filed.job);
      const there = page.getByRole('region', {
        name: look.language === 'en' ? 'What the phone system has now' : '電話系統目前的內容',
      });
      const should = look.language === 'en' ? 'should be' : '應為';
      await there.getByText('07:15–21:45').last().waitFor();
      await settled(page);
      const row = (name: string) => there.locator('[data-differs]').filter({ hasText: name });
      const friday = row('07:15–21:45');
      expect(await friday.textContent()).toContain(look.language === 'en' ? 'Friday' : '星期五');
      expect(await friday.textContent()).toContain(`${should} 09:00–18:00`);
      const file = row(slot.replace('custom:', '')).first();
      expect(await file.textContent()).toContain(hash.slice(0, 12));
      expect(await file.textContent()).toContain(`${should} greeting.wav`);
      await there.getByText(look.language === 'en' ? '2 more dates' : '另外 2 個日期').click();
      await there.getByText('Anniversary 5').first().waitFor();
      await page.getByText(shownNumber).first().waitFor();
      const text = (await page.locator('main').textContent()) ?? '';
      const [now, later] = look.language === 'en' ? ['Now: s', 'New: s'] : ['目前：s', '變更後：s'];
      expect(text.indexOf(now)).toBeGreaterThan(0);
      expect(text.indexOf(later)).toBeGreaterThan(text.indexOf(now));
      expect(await visitor.axe()).toEqual([]);
      await visitor.shoot('technician-job-differs');
      // The next steps need a phone system without drift.
      await app.as('technician').post(`${filed.job}/apply`);
      await app.as('owner').until(filed.path, ({ status }) => status === 'completed');
    },
  );

  it('puts the keyboard, the tab and the reader where the work has ended, and the next job within reach', async () => {
    const filed = await taken();
    const visitor = await enter({ language: 'en' });
    const { page } = visitor;
    await page.goto(filed.job);
    const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
    await expect.poll(() => page.title()).toBe(`${name} · Lineshift`);
    // Screen readers announce text that is added to an existing live region.
    const said = page.locator('[role=status][tabindex="-1"]');
    await said.waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Apply the change' }).focus();
    await page.keyboard.press('Enter');
    await said.getByText('Live and verified').waitFor();
    await expect.poll(() => page.title()).toBe(`✓ Done: ${name} · Lineshift`);
    await expect.poll(() => page.evaluate("document.activeElement?.getAttribute('role')")).toBe('status');
    await page.keyboard.press('Tab');
    await expect.poll(() => page.locator(':focus').textContent()).toContain('Take the next one');
    expect(await visitor.axe()).toEqual([]);
  });

  it('offers the next job while the phone system is being changed', async () => {
    const filed = await taken();
    const visitor = await enter({ language: 'zh-TW' });
    const { page } = visitor;
    await page.route(`**/api/v1${filed.job}`, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...((await answer.json()) as object), applying: true } });
    });
    await page.goto(filed.job);
    await page.getByRole('button', { name: '認領下一件' }).waitFor();
    expect(await page.title()).toMatch(/^… /);
    await visitor.shoot('technician-applying');
    expect(await visitor.axe()).toEqual([]);
  });

  it.each(twoLooks)(
    'says why a job stands still or failed, on its page and in the queue ($language, $theme, phone: $phone)',
    async (look) => {
      const held = await taken();
      const failed = await taken();
      const technician = app.as('technician');
      await technician.post(`${held.job}/hold`, { reason: '等電信業者回覆：門號正在攜碼' });
      await technician.post(`${failed.job}/fail`, { reason: 'The number was ported away' });
      const visitor = await enter(look);
      const { page } = visitor;
      await page.goto('/jobs?view=mine');
      const row = page.getByRole('row').nth(1);
      await row.getByText('等電信業者回覆：門號正在攜碼').waitFor();
      await row.getByText(shownNumber).waitFor();
      await visitor.shoot('technician-held-row');
      await page.goto('/jobs?view=failed');
      await page.getByRole('row').nth(1).getByText('The number was ported away').waitFor();
      expect(await visitor.axe()).toEqual([]);
      await visitor.shoot('technician-failed-row');
      await page.goto(held.job);
      const banner = page.locator('[role=status][tabindex="-1"]');
      await banner.getByText('等電信業者回覆：門號正在攜碼').waitFor();
      await banner.getByText(look.language === 'en' ? /^Since .+, by .*Li Chih-hao/ : /^自 .+由 李志豪/).waitFor();
      expect(await visitor.axe()).toEqual([]);
      await visitor.shoot('technician-held-page');
    },
  );

  it('leads back to the queue as it was left, and finds a number as people write it', async () => {
    const filed = await filing.file();
    const visitor = await enter({ language: 'en' });
    const { page } = visitor;
    await page.goto('/jobs');
    await page.getByRole('textbox', { name: 'Customer, line or number' }).fill('5550-1001');
    await page.waitForURL(/q=5550-1001/);
    await page.locator(`main a[href="${filed.job}"]`).click();
    await page.waitForURL(`**${filed.job}`);
    await page.getByRole('button', { name: 'Take', exact: true }).click();
    await page.getByRole('button', { name: 'Apply the change' }).waitFor();
    await page.getByRole('link', { name: 'Job queue' }).first().waitFor();
    await page.locator('main').getByRole('link', { name: 'Job queue' }).click();
    await page.waitForURL(/\/jobs\?q=5550-1001$/);
  });

  it('plays by keyboard: space starts and stops, arrows go a second', async () => {
    const filed = await taken();
    const visitor = await enter({ language: 'en' });
    const { page } = visitor;
    await page.goto(filed.job);
    const position = page.getByRole('slider').first();
    await position.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(Number(await position.inputValue())).toBeCloseTo(2, 1);
    await page.keyboard.press('ArrowLeft');
    expect(Number(await position.inputValue())).toBeCloseTo(1, 1);
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: /^Pause/ }).waitFor();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: /^Play/ }).first().waitFor();
  });
});

/** Changes the phone system behind our back, like an administrator; returns the hash of the file placed there. */
function meddle(pbxFolder: string, line: Json, slot: string): string {
  const folder = join(pbxFolder, 'lines', line.number.slice(1));
  const file = join(folder, 'line.json');
  const content = JSON.parse(readFileSync(file, 'utf8')) as Json;
  content.config.weekly.fri = [{ open: '07:15', close: '21:45' }];
  content.config.datedDays = [1, 2, 3, 4, 5].map((day) => ({
    from: `2030-01-0${day}`,
    to: `2030-01-0${day}`,
    name: `Anniversary ${day}`,
    hours: 'closed',
  }));
  writeFileSync(file, JSON.stringify(content));
  const sound = content.files[content.config.prompts[slot]];
  const bytes = Buffer.from('another sound');
  writeFileSync(join(folder, sound.file), bytes);
  return createHash('sha256').update(bytes).digest('hex');
}
