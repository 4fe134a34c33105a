import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Json } from '../support/app-client.ts';
import { browserAbsent } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { demoNumbers } from '../support/voice.ts';

const words = {
  en: {
    typed: 'Hours on Monday',
    untouched: 'Change the hours above. Then this says when they go live.',
    opens: 'Tuesday, opens',
    whole: 'Wednesday, opens',
    night: 'Hours on Friday',
    closes: 'Friday, closes',
    nextDay: '02:00 (next day)',
    overlap: 'These overlap: 09:00-12:00, 11:00-13:00.',
    unread: 'Enter hours as 09:00-12:00, 13:00-18:00.',
    undo: 'Undo',
    send: 'Send the request',
    changes: 'What changes',
    wish: 'Something else, in words',
    what: 'What shall we set?',
    number: 'Pass on to',
  },
  'zh-TW': {
    typed: '星期一的營業時間',
    untouched: '請先變更上方的營業時間，這裡會顯示何時生效。',
    opens: '星期二開始',
    whole: '星期三開始',
    night: '星期五的營業時間',
    closes: '星期五結束',
    nextDay: '02:00 （隔日）',
    overlap: '這些時段重疊：09:00-12:00, 11:00-13:00。',
    unread: '時段請填寫為 09:00-12:00, 13:00-18:00。',
    undo: '復原',
    send: '送出需求',
    changes: '變更內容',
    wish: '其他需求（文字說明）',
    what: '希望我們設定什麼？',
    number: '轉接門號',
  },
};
const looks = [
  { language: 'zh-TW', theme: 'dark', phone: true },
  { language: 'en', theme: 'light', phone: false },
] as const;
const wide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** Drags an interval on a day's bar by hours, with the mouse. */
async function drag(page: Page, held: Locator, bar: Locator, hours: number): Promise<void> {
  await held.hover();
  const [box, day] = [await held.boundingBox(), await bar.boundingBox()];
  if (!box || !day) throw new Error('the bar is not drawn');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + (hours * day.width) / 24, y, { steps: 4 });
  await page.mouse.up();
}

describe.skipIf(browserAbsent)('hours and other settings', () => {
  let app: TestApp;
  let line: Json;
  beforeAll(async () => {
    app = await startTestApp();
    line = await app.as('owner').line(demoNumbers.directory);
  });
  afterAll(() => app?.close());

  const enter = deskVisitors(() => app);

  it.each(looks)('are drawn, dragged and typed ($language, phone: $phone)', async (look) => {
    const say = words[look.language];
    const visitor = await enter(look, 'owner');
    const { page } = visitor;
    await page.goto(`/requests/hours?line=${line.id}`);
    const typed = page.getByRole('textbox', { name: say.typed });
    await expect.poll(() => typed.inputValue()).toBe('09:00-18:00');
    await page.getByText(say.untouched).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await typed.fill('09:00-12:00, noon');
    await page.getByText(say.unread).waitFor();
    await typed.fill('９：００～１２：００、１３：３０～１８：００');
    await page.getByText(say.unread).waitFor({ state: 'detached' });

    const night = page.getByRole('textbox', { name: say.night });
    await night.fill('9-12, 11-13');
    await page.getByText(say.overlap).waitFor();
    await night.pressSequentially(', ');
    await page.getByRole('button', { name: say.undo }).click();
    expect(await night.inputValue()).toBe('09:00-18:00');
    await night.fill('18-2');
    const closes = page.getByRole('slider', { name: say.closes });
    expect(await closes.getAttribute('aria-valuetext')).toBe(say.nextDay);

    const edge = page.getByRole('slider', { name: say.opens });
    await drag(page, edge, edge.locator('xpath=../..'), 1);
    expect(await edge.getAttribute('aria-valuetext')).toBe('10:00');
    const whole = page.getByRole('slider', { name: say.whole });
    await drag(page, whole.locator('xpath=..'), whole.locator('xpath=../..'), -1);
    expect(await whole.getAttribute('aria-valuetext')).toBe('08:00');
    await edge.focus();
    await page.keyboard.press('ArrowRight');
    expect(await edge.getAttribute('aria-valuetext')).toBe('10:15');
    await page.getByRole('button', { name: say.undo }).click();
    expect(await edge.getAttribute('aria-valuetext')).toBe('10:00');

    const send = page.getByRole('button', { name: say.send });
    await expect.poll(() => send.isEnabled()).toBe(true);
    await visitor.shoot('customer-hours');
    expect(await visitor.axe()).toEqual([]);
    expect(await page.evaluate(wide)).toBe(0);
    await send.click();
    await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
    const changes = page.getByRole('region', { name: say.changes });
    await changes.getByText('10:00–18:00').waitFor();
    const id = page.url().split('/').at(-1);
    const { items } = await app.as('owner').get(`/change-requests/${id}/changes`);
    const monday = items[0].diff.find(({ path }: Json) => path === 'weekly.mon');
    expect(monday.after).toEqual([
      { open: '09:00', close: '12:00' },
      { open: '13:30', close: '18:00' },
    ]);
    await app.as('owner').post(`/change-requests/${id}/cancel`);
  });

  it('are those of the first line chosen, until somebody changes them', async () => {
    const { page, axe } = await enter({ language: 'en', theme: 'light', phone: false }, 'owner');
    const bookings = await app.as('owner').line(demoNumbers.second);
    const { configuration } = await app.as('owner').get(`/lines/${bookings.id}`);
    const [{ open, close }] = configuration.weekly.sat;
    await page.goto('/requests/hours');
    const lines = page.getByRole('combobox', { name: 'Lines' });
    await lines.click();
    await page.getByRole('option', { name: bookings.label }).click();
    const typed = page.getByRole('textbox', { name: 'Hours on Saturday' });
    await expect.poll(() => typed.inputValue()).toContain(`${open}-${close}`);
    const bar = page.locator('[data-unread]').nth(5);
    await typed.fill('');
    await bar.click({ position: { x: 6, y: 10 } });
    expect(await typed.inputValue()).toBe('00:00-01:00');
    await typed.fill('ask at the desk');
    await bar.click();
    expect(await typed.inputValue()).toBe('ask at the desk');
    await page.getByText('Correct the hours above first.').waitFor();
    expect(await axe()).toEqual([]);
    await page.getByRole('button', { name: 'All 3 lines' }).click();
    expect(await typed.inputValue()).toBe('ask at the desk');
  });

  it('are round the clock where the line is', async () => {
    const { page } = await enter({ language: 'en', theme: 'light', phone: false }, 'owner');
    await page.route(`**/lines/${line.id}`, async (route) => {
      const answer = await (await route.fetch()).json();
      await route.fulfill({ json: { ...answer, configuration: { ...answer.configuration, weekly: null } } });
    });
    await page.goto(`/requests/hours?line=${line.id}`);
    const round = page.getByRole('radio', { name: 'Open around the clock' });
    await expect.poll(() => round.isChecked()).toBe(true);
  });

  it.each(looks)('are forwarding, refused in a circle, or a wish in words ($language, phone: $phone)', async (look) => {
    const say = words[look.language];
    const visitor = await enter(look, 'owner');
    const { page, faults } = visitor;
    await page.goto(`/requests/other?line=${line.id}`);
    await page.getByLabel(say.number).fill(line.number);
    await page.getByRole('alert').getByText(/→/).waitFor();
    expect(faults.splice(0).every((fault) => fault.includes('400'))).toBe(true);
    await page.getByLabel(say.number).fill('0912-345-678');
    const send = page.getByRole('button', { name: say.send });
    await expect.poll(() => send.isEnabled()).toBe(true);
    await visitor.shoot('customer-forwarding');
    expect(await page.evaluate(wide)).toBe(0);
    expect(await visitor.axe()).toEqual([]);
    await page.getByRole('radio', { name: say.wish }).check();
    await page.getByLabel(say.what).fill('Please answer after two rings.');
    await expect.poll(() => send.isEnabled()).toBe(true);
    expect(await visitor.axe()).toEqual([]);
    await send.click();
    await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
    await page.getByText('Please answer after two rings.').first().waitFor();
    await visitor.shoot('customer-wish-filed');
    expect(await visitor.axe()).toEqual([]);
  });
});
