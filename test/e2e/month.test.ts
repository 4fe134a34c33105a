import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../support/app-client.ts';
import { browserAbsent, fourLooks, type Look, openVisitor, type Visitor } from '../support/browser.ts';
import { demoNumbers } from '../support/voice.ts';
import { startWebServer, type WebServer } from '../support/web-server.ts';

describe.skipIf(browserAbsent)('a month of what callers hear', () => {
  let server: WebServer;
  let lineId: string;
  beforeAll(async () => {
    server = await startWebServer();
    const owner = new ApiClient(server.url, server.accounts.owner?.apiKey ?? '');
    lineId = (await owner.line(demoNumbers.directory)).id;
  });
  afterAll(() => server?.close());

  async function enter(look: Look, at: string): Promise<Visitor> {
    const visitor = await openVisitor(server, look);
    await visitor.signIn(server.accounts.owner as never);
    await visitor.page.goto(`/lines/${lineId}?${new URLSearchParams({ at })}`);
    await visitor.page.locator('[data-form="month"] [data-state]').first().waitFor();
    return visitor;
  }

  it('is walked by keys over days, weeks and months, with one tab stop', async () => {
    const { page, faults } = await enter({ language: 'en' }, '2027-01-01');
    const month = page.getByRole('group', { name: 'What callers hear in January 2027' });
    await expect.poll(() => month.locator('[data-month-day][tabindex="0"]').count()).toBe(1);
    const focused = () => page.evaluate('document.activeElement.textContent');
    const newYear = month.getByRole('button', { name: /^Fri 1 Jan, / });
    await expect.poll(() => newYear.textContent()).toMatch(/Holiday.*New Year|Founding/);
    await newYear.focus();
    const steps = [
      ['ArrowRight', /^Sat 2 Jan/],
      ['ArrowDown', /^Sat 9 Jan/],
      ['Home', /^Mon 4 Jan/],
      ['End', /^Sun 10 Jan/],
      ['PageDown', /^Wed 10 Feb/],
      ['PageUp', /^Sun 10 Jan/],
      ['ArrowUp', /^Sun 3 Jan/],
      ['ArrowLeft', /^Sat 2 Jan/],
    ] as const;
    for (const [key, expected] of steps) {
      await page.keyboard.press(key);
      await expect.poll(focused, { message: key }).toMatch(expected);
    }
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toMatch(/\?at=2027-01-02$/);
    expect(faults).toEqual([]);
  });

  it('names the rule that decides on a day, those that lose, and its sound', async () => {
    const visitor = await enter({ language: 'zh-TW' }, '2027-01-01');
    const { page } = visitor;
    const stretch = page.locator('[data-form="month"] ol > li').first();
    await expect
      .poll(() => stretch.textContent())
      .toMatch(/00:00 至 24:00.*假日.*依據：國定假日：.*未採用：每週營業時間/);
    const heard = page.waitForResponse((answer) => /\/(default-prompts|prompts)\/[^/]+\/audio/.test(answer.url()));
    await stretch.getByRole('button').click();
    expect((await heard).ok()).toBe(true);
    await page.getByRole('button', { name: '下個月' }).click();
    await page.getByRole('group', { name: '2027年2月來電者聽到的內容' }).waitFor();
    await page.getByRole('button', { name: '上個月' }).click();
    await page.getByRole('group', { name: '2027年1月來電者聽到的內容' }).waitFor();
    expect(visitor.faults).toEqual([]);
  });

  it('is opened by a colleague at the instant that was asked about', async () => {
    const owner = await enter({ language: 'en' }, '2027-01-01');
    await owner.page.getByLabel('Date and time (Taipei time)').fill('2027-01-04T10:30');
    await owner.page.getByText('On Mon 4 Jan 2027 at 10:30 callers hear').waitFor();
    await owner.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await owner.page.getByRole('button', { name: 'Copy link' }).first().click();
    await owner.page.getByRole('button', { name: 'Copied' }).waitFor();
    const link = new URL(await owner.page.evaluate<string>('navigator.clipboard.readText()'));
    expect(link.searchParams.get('at')).toBe('2027-01-04T10:30:00+08:00');
    const member = await openVisitor(server, { language: 'zh-TW', phone: true });
    await member.signIn(server.accounts.member as never);
    await member.page.goto(link.pathname + link.search);
    await member.page.getByText('2027年1月4日（一）10:30 來電者會聽到').waitFor();
    await expect
      .poll(() => member.page.locator('[data-month-day][aria-pressed="true"]').textContent())
      .toMatch(/^1月4日/);
    await member.page.locator('[data-form="day"]').getByText('10:30', { exact: true }).first().waitFor();
    expect([...owner.faults, ...member.faults]).toEqual([]);
  });

  it.each(fourLooks)('fits and passes axe: %o', async (look) => {
    const visitor = await enter(look, '2027-02-06');
    const { page } = visitor;
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.locator('[data-form="month"] ol > li').first().waitFor();
    await visitor.shoot('month');
    expect(await visitor.axe()).toEqual([]);
    expect(visitor.faults).toEqual([]);
  });
});
