import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closureEn } from '../../src/web/features/customer/closure/words.en.ts';
import { closureZhTw } from '../../src/web/features/customer/closure/words.zh-tw.ts';
import { emergencyEn } from '../../src/web/features/emergency/words.en.ts';
import { emergencyZhTw } from '../../src/web/features/emergency/words.zh-tw.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { browserAbsent, type Look, type Visitor } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { settled } from '../support/settled.ts';
import { speaker } from '../support/spoken.ts';
import { demoNumbers } from '../support/voice.ts';

const looks: Look[] = [
  { language: 'zh-TW', phone: true },
  { language: 'en', theme: 'dark' },
];

describe.skipIf(browserAbsent)('a customer’s own closure', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ now: new Date().toISOString() });
  });
  afterAll(() => app?.close());
  const operators = deskVisitors(() => app, 'operator');
  const customers = deskVisitors(() => app, 'owner');

  async function look({ page, axe, shoot }: Visitor, name: string): Promise<void> {
    await settled(page);
    await shoot(name);
    expect(await axe()).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
  }

  it.each(looks)('is filed, approved by an operator, in force, and ended by one press ($language)', async (look_) => {
    const language = look_.language ?? 'en';
    const words = language === 'en' ? closureEn : closureZhTw;
    const desk = (language === 'en' ? emergencyEn : emergencyZhTw).closures;
    const { say } = speaker(language);
    const owner = app.as('owner');
    const line = await owner.line(language === 'en' ? demoNumbers.directory : demoNumbers.second);
    const customer = await customers(look_);
    const { page } = customer;
    await page.goto(`/requests/closure?line=${line.id}`);
    await page.getByRole('heading', { name: words.title }).waitFor();
    await page.getByText(words.waitTimes).waitFor();
    await page.getByRole('button', { name: words.tomorrow }).click();
    await page.getByText(words.standard).first().waitFor();
    const send = page.getByRole('button', { name: words.send });
    await page.getByText(words.opens).waitFor();
    await page.getByLabel(words.reason).fill('Water in the shop');
    await look(customer, 'closure-form');
    await send.click();
    await page.getByText(words.waits).waitFor();
    await look(customer, 'closure-waits');

    const operator = await operators(look_);
    await operator.page.goto('/emergency');
    await operator.page.getByRole('heading', { name: desk.title }).waitFor();
    await operator.page.getByText('Water in the shop').waitFor();
    const { name: asking } = (await owner.get('/me')).organisation;
    await operator.page.getByRole('region', { name: desk.title }).getByText(asking).waitFor();
    await look(operator, 'closure-desk');
    await operator.page.getByRole('button', { name: desk.approve, exact: true }).click();
    const dialog = operator.page.getByRole('dialog');
    const confirm = dialog.getByRole('button', { name: desk.approveDo });
    expect(await confirm.isDisabled()).toBe(true);
    await dialog.getByLabel(desk.reason).fill('Flooded shop');
    await confirm.click();
    await operator.page.getByRole('heading', { name: desk.title }).waitFor({ state: 'detached' });

    const end = page.getByRole('button', { name: words.end });
    await end.waitFor();
    await look(customer, 'closure-set');
    await end.click();
    await page.getByRole('dialog').getByRole('button', { name: words.endDo }).click();
    await page.getByText(words.over).waitFor();
    await page.getByText(say('customer.progress.opens')).first().waitFor();
    expect(await page.getByText(say('customer.progress.back')).count()).toBe(0);
    expect(await page.getByRole('link', { name: say('customer.reopen.label') }).count()).toBe(0);
    await look(customer, 'closure-over');
    await page.goto('/lines');
    await page.getByRole('button', { name: say('customer.adjust.other') }).click();
    await page.getByRole('menuitem', { name: say('customer.closure.title') }).waitFor();
  });
});
