import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { browserAbsent, type Look, type Visitor } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { settled } from '../support/settled.ts';
import { speaker } from '../support/spoken.ts';

const looks: Look[] = [
  { language: 'zh-TW', phone: true },
  { language: 'en', theme: 'dark' },
];

describe.skipIf(browserAbsent)('temporary service hours', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ now: new Date().toISOString() });
  });
  afterAll(() => app?.close());
  beforeEach(() => app.query('delete from service_hours_extension'));
  const operators = deskVisitors(() => app, 'operator');
  const customers = deskVisitors(() => app, 'owner');

  async function look({ page, axe, shoot }: Visitor, name: string): Promise<void> {
    await settled(page);
    await shoot(name);
    expect(await axe()).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
  }

  it.each(looks)('are opened by an operator, read by customers at once, and closed ($language)', async (look_) => {
    const { say } = speaker(look_.language ?? 'en');
    const reason = look_.language === 'en' ? 'Typhoon Kalmaegi' : '海鷗颱風';
    const { page: home, ...customer } = await customers(look_);
    await home.goto('/lines');
    await home.getByRole('heading', { name: say('customer.lines.hears') }).waitFor();
    const notice = home.getByText(say('customer.serviceHours.text', { reason }));
    expect(await notice.count()).toBe(0);

    const operator = await operators(look_);
    const { page } = operator;
    await page.goto('/start');
    await page.getByText(say('start.hours.none')).waitFor();
    await page.getByRole('button', { name: say('start.hours.open'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    const confirm = dialog.getByRole('button', { name: say('start.hours.confirm'), exact: true });
    await dialog.getByLabel(say('start.hours.reason')).waitFor();
    expect(await confirm.isDisabled()).toBe(true);
    await dialog.getByLabel(say('start.hours.reason')).fill(reason);
    await look(operator, 'service-hours-dialog');
    await confirm.click();
    await page.getByText(say('start.hours.opened')).waitFor();
    await page.getByText(say('start.hours.now.state')).scrollIntoViewIfNeeded();
    await look(operator, 'service-hours-desk');

    await notice.waitFor();
    await look({ page: home, ...customer }, 'service-hours-home');
    for (const path of ['new', 'hours', 'holidays', 'other']) {
      await home.goto(`/requests/${path}`);
      await notice.waitFor();
    }
    await look({ page: home, ...customer }, 'service-hours-form');

    // What plays in an emergency or on a day off needs no technician meanwhile, and the form says so before anything is sent.
    const fast = home.getByText(say('customer.serviceHours.fast'), { exact: true });
    await home.goto('/requests/new?slot=emergency');
    await fast.waitFor();
    await look({ page: home, ...customer }, 'service-hours-fast');
    await home.goto('/requests/new?slot=greeting');
    await notice.waitFor();
    expect(await fast.count()).toBe(0);

    // The same time again is refused, in the dialog and in words.
    await page.getByRole('button', { name: say('start.hours.open'), exact: true }).click();
    await dialog.getByLabel(say('start.hours.reason')).fill(reason);
    await confirm.click();
    await dialog.getByText(look_.language === 'en' ? /These hours overlap others/ : /時段重疊/).waitFor();
    await dialog.getByRole('button', { name: say('start.hours.dismiss') }).click();

    await page.getByRole('button', { name: say('start.hours.now.close') }).click();
    await dialog.getByRole('button', { name: say('start.hours.now.close') }).click();
    await page.getByText(say('start.hours.none')).waitFor();
    await notice.waitFor({ state: 'detached' });
  });
});
