import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vocabulary } from '../../src/contract/words/vocabulary.ts';
import { quotesEn } from '../../src/web/features/quotes/words.en.ts';
import { quotesZhTw } from '../../src/web/features/quotes/words.zh-tw.ts';
import { trialEn } from '../../src/web/features/trial/words.en.ts';
import { trialZhTw } from '../../src/web/features/trial/words.zh-tw.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { browserAbsent, type Look } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { settled } from '../support/settled.ts';

const looks: Look[] = [{ language: 'zh-TW', phone: true }, { language: 'en' }];

describe.skipIf(browserAbsent)('the story of a quote', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app?.close());
  const enter = deskVisitors(() => app);

  it.each(looks)('goes from a sketched menu over two offers to a job ($language)', async (look) => {
    const language = look.language ?? 'en';
    const words = language === 'en' ? quotesEn : quotesZhTw;
    app.clock.set('2026-03-04T10:00:00+08:00');

    const owner = await enter(look, 'owner');
    const { page } = owner;
    await page.goto('/quotes/new?kind=ivr_redesign');
    await page.getByLabel(words.form.description, { exact: false }).first().fill('2 → repairs');
    const table = page.getByRole('group', { name: words.form.sketch });
    await table.getByLabel(words.form.keys).fill('2');
    await table.getByLabel(words.form.destination).fill('Service');
    await table.getByRole('button', { name: words.form.addRow }).click();
    await table.getByLabel(words.form.keys).nth(1).fill('21');
    await table.getByLabel(words.form.destination).nth(1).fill('Repairs');
    await page.getByRole('region', { name: words.form.tree }).getByText('Repairs').waitFor();
    await settled(page);
    expect(await owner.axe()).toEqual([]);
    await owner.shoot('quote-new');
    await page.getByRole('button', { name: words.form.send, exact: true }).click();
    await page.waitForURL(/\/quotes\/[0-9a-f-]{36}$/);
    const id = page.url().split('/').at(-1) ?? '';
    await page.getByRole('heading', { name: vocabulary.kind?.ivr_redesign?.[language], exact: false }).waitFor();

    const seller = await enter({ language }, 'sales');
    const desk = seller.page;
    await desk.goto('/quotes');
    await settled(desk);
    expect(await seller.axe()).toEqual([]);
    await seller.shoot('quotes-board');
    await desk.goto(`/quotes/${id}`);
    const work = desk.getByRole('group', { name: words.assess.work });
    await work.getByLabel(words.work).fill('Draw the menu');
    await work.getByLabel(words.role).selectOption('designer');
    await work.getByLabel(words.hours).fill('7.5');
    await desk.getByLabel(words.assess.validUntil).fill('2026-03-20');
    // 7.5 × 1800 and 5 %.
    await desk.getByText(words.assess.total.replace('{total}', '14,175')).waitFor();
    await desk.getByRole('button', { name: words.assess.save, exact: true }).click();
    const offer = desk.getByRole('button', { name: words.assess.offer });
    await expect.poll(() => offer.isEnabled(), { timeout: 20_000 }).toBe(true);
    await offer.click();
    await desk.getByRole('heading', { name: words.offer.replace('{version}', '1') }).waitFor();
    await work.getByLabel(words.hours).fill('5');
    await desk.getByRole('button', { name: words.assess.save, exact: true }).click();
    await expect.poll(() => offer.isEnabled(), { timeout: 20_000 }).toBe(true);
    await offer.click();
    await desk.getByRole('heading', { name: words.offer.replace('{version}', '2') }).waitFor();
    await settled(desk);
    expect(await seller.axe()).toEqual([]);
    await seller.shoot('quote-desk');

    const second = words.offer.replace('{version}', '2');
    await page.getByRole('heading', { name: second }).waitFor();
    const changes = page.getByRole('region', { name: words.versions });
    await changes.getByText(words.changes.changed, { exact: true }).waitFor();
    await settled(page);
    expect(await owner.axe()).toEqual([]);
    await owner.shoot('quote-owner');
    await page.getByRole('button', { name: words.accept.label }).click();
    await page.getByLabel(words.accept.name).fill('Lin Mei');
    await page.getByRole('button', { name: words.accept.confirm }).click();
    await page.getByRole('heading', { name: words.delivery.title }).waitFor();

    const technician = await enter({ language }, 'technician');
    await technician.page.goto('/expert-jobs');
    const { number } = await app.as('owner').get(`/quotes/${id}`);
    const job = technician.page.getByRole('region', { name: number });
    await job.getByRole('button', { name: words.jobs.take }).click();
    await settled(technician.page);
    expect(await technician.axe()).toEqual([]);
    await job.getByRole('button', { name: words.jobs.deliver }).click();
    await technician.page.getByLabel(words.jobs.hoursSpent).fill('4');
    await technician.page.getByRole('dialog').getByRole('button', { name: words.jobs.deliver }).click();
    await page.getByRole('button', { name: words.delivery.confirm, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: words.delivery.confirm, exact: true }).click();
    await expect
      .poll(async () => (await app.as('owner').get(`/quotes/${id}`)).work, { timeout: 20_000 })
      .toMatchObject({ state: 'confirmed' });
  });

  it.each<Look>([{ language: 'zh-TW', phone: true, theme: 'dark' }, { language: 'en' }])(
    'shows sales the board, the rates and the report, and an admin changes a rate ($language)',
    async (look) => {
      const language = look.language ?? 'en';
      const words = language === 'en' ? quotesEn : quotesZhTw;
      app.clock.set('2026-03-04T11:00:00+08:00');
      const { number } = await app
        .as('owner')
        .post('/quotes', { kind: 'custom_feature', description: 'A list by shop' });

      const seller = await enter(look, 'sales');
      await seller.page.goto('/start');
      await seller.page.getByRole('link', { name: number }).waitFor();
      await settled(seller.page);
      expect(await seller.axe()).toEqual([]);
      await seller.shoot('sales-start');

      const admin = await enter(look, 'admin');
      const { page } = admin;
      await page.goto('/quotes');
      await page.getByRole('link', { name: words.rates.title }).click();
      await page.getByRole('button', { name: words.rates.add }).click();
      const row = page.getByRole('group', { name: words.rates.newRole });
      await row.getByLabel(words.rates.rate).fill('950');
      await row.getByRole('textbox', { name: words.role }).fill(`Translator ${language}`);
      await settled(page);
      expect(await admin.axe()).toEqual([]);
      await admin.shoot('quote-rates');
      await page.getByRole('button', { name: words.assess.save, exact: true }).click();
      await page.getByText(words.rates.saved).waitFor();
      const history = page.getByRole('region', { name: words.rates.history });
      await history.getByRole('row', { name: new RegExp(`Translator ${language}.*–.*950`) }).waitFor();
      await settled(page);
      expect(await admin.axe()).toEqual([]);
      await admin.shoot('quote-rates-history');

      await seller.page.goto('/quote-rates');
      await seller.page.getByRole('row', { name: new RegExp(`Translator ${language}.*950`) }).waitFor();
      expect(await seller.page.getByRole('button', { name: words.rates.add }).count()).toBe(0);
      await seller.page.goto('/reports');
      await seller.page.locator('section[tabindex] tbody tr').first().waitFor();
      await settled(seller.page);
      expect(await seller.axe()).toEqual([]);
      await seller.shoot('reports-quotes');
      const coming = seller.page.waitForEvent('download');
      await seller.page.locator('a[download]').click();
      expect((await coming).suggestedFilename()).toMatch(/^quotes-.*\.csv$/);
    },
  );

  it.each<[Look, number]>([
    [{ language: 'zh-TW', phone: true, theme: 'dark' }, 5],
    [{ language: 'en' }, 0],
  ])('counts the days of a trial, and leads to a plan (%o, %i left)', async (look, days) => {
    const words = look.language === 'en' ? trialEn : trialZhTw;
    const until = Date.parse((await app.as('trialOwner').get('/me')).organisation.onboardingUntil);
    app.clock.set(new Date(until - days * 86_400_000));
    const owner = await enter(look, 'trialOwner');
    const { page } = owner;
    await page.goto('/lines');
    const day = page.locator('h2', { hasText: (days === 0 ? words.over : words.left).split('{')[0]?.trim() });
    expect(await day.textContent()).toContain(days === 0 ? '' : ` ${days} `);
    for (const kept of [...words.endsList, ...words.staysList]) await page.getByText(kept).waitFor();
    await settled(page);
    expect(await owner.axe()).toEqual([]);
    await owner.shoot('trial');
    await page.getByRole('link', { name: words.plan }).click();
    await page.waitForURL(/contact\/sales$/);
    await page.goto('/contact/desk');
    await page.getByText(look.language === 'en' ? /For you: until/ : /貴公司的期限/).waitFor();
  });
});
