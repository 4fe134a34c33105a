import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Json } from '../support/app-client.ts';
import { browserAbsent, type Look, type Visitor } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { settled } from '../support/settled.ts';
import { speaker } from '../support/spoken.ts';
import { faultsOfPage, noFaults } from '../support/survey.ts';

const looks: Look[] = [
  { language: 'zh-TW', phone: true },
  { language: 'en', theme: 'dark' },
];

describe.skipIf(browserAbsent)('standing consents in one place', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ now: new Date().toISOString() });
  });
  afterAll(() => app?.close());
  const enter = deskVisitors(() => app, 'owner');

  async function look(visitor: Visitor, name: string): Promise<void> {
    await settled(visitor.page);
    await visitor.shoot(`consents-${name}`);
    expect(await faultsOfPage(visitor)).toMatchObject({ ...noFaults, shifts: expect.any(Array) });
  }

  it.each(looks)(
    'an owner finds them from home, sets all lines together, and one back on its page ($language)',
    async (wish) => {
      const { say } = speaker(wish.language ?? 'en');
      const owner = app.as('owner');
      const { items: lines } = await owner.get('/consents?limit=200');
      const lineIds = lines.map(({ lineId }: Json) => lineId);
      await owner.post('/consents', { lineIds, consent: 'never' });
      const { page, ...rest } = await enter(wish);
      const visitor = { page, ...rest };
      await page.goto('/lines');
      await page.getByRole('link', { name: say('customer.consent.title'), exact: true }).click();
      await page.waitForURL(/\/consents$/);
      await page.getByRole('link', { name: lines[0].label, exact: true }).waitFor();
      const change = page.getByRole('button', { name: say('consents:change'), exact: true });
      expect(await change.isDisabled()).toBe(true);
      await look(visitor, 'list');

      await page.getByLabel(say('consents:all')).check();
      await change.click();
      const dialog = page.getByRole('dialog');
      const save = dialog.getByRole('button', { name: say('consents:confirm') });
      await dialog.getByText(say('consents:takeBack')).waitFor();
      expect(await save.isDisabled()).toBe(true);
      await dialog.getByLabel(say('customer.consent.auto'), { exact: true }).check();
      await look(visitor, 'question');
      await save.click();
      await page.getByText(say('consents:none')).waitFor();
      const consents = async () => {
        const { items } = await owner.get('/consents?limit=200');
        return [...new Set(items.map(({ consent }: Json) => consent))];
      };
      expect(await consents()).toEqual(['auto']);
      await page.locator('td').getByText(say('customer.consent.auto'), { exact: true }).first().waitFor();

      // One of them is taken back on its own page, which tells who said what.
      await page.getByRole('link', { name: lines[0].label, exact: true }).click();
      await page.getByLabel(say('customer.consent.ask'), { exact: true }).check();
      await page.getByText(say('customer.consent.saved')).waitFor();
      await page.getByText(say('customer.consent.history')).click();
      const [auto, ask, never] = ['auto', 'ask', 'never'].map((code) => say(`customer.consent.${code}`)) as [
        string,
        string,
        string,
      ];
      await page
        .getByText(say('consents:from', { was: auto, now: ask }))
        .first()
        .waitFor();
      await page
        .getByText(say('consents:from', { was: never, now: auto }))
        .first()
        .waitFor();
      await look(visitor, 'line');
      await page.getByRole('link', { name: say('customer.consent.all') }).click();
      await page.getByRole('button', { name: say('consents:historyOf', { line: lines[0].label }) }).click();
      await dialog
        .getByText(say('consents:from', { was: auto, now: ask }))
        .first()
        .waitFor();
      await look(visitor, 'history');
    },
  );

  it('a member reads them and changes nothing', async () => {
    const { say } = speaker('en');
    const { page } = await enter({ language: 'en' }, 'member');
    await page.goto('/consents');
    await page.getByText(say('customer.consent.ownerOnly')).waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(0);
    expect(await page.getByRole('button', { name: say('consents:change'), exact: true }).count()).toBe(0);
  });
});
