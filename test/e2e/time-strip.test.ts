import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../support/app-client.ts';
import { browserAbsent, fourLooks, type Look, openVisitor, type Visitor } from '../support/browser.ts';
import { compareFrames, framesOf, framesOfNothing } from '../support/frames.ts';
import { demoNumbers } from '../support/voice.ts';
import { startWebServer, type WebServer } from '../support/web-server.ts';

/** Scrolls to the right by a hundredth of a year; returns the position. */
const sweep = `() => {
  const wide = [...document.querySelectorAll('[data-form="long"] div')].find((part) => part.scrollWidth > 20000 && part.clientWidth < 5000);
  wide.scrollLeft += wide.scrollWidth / 100;
  return { left: Math.round(wide.scrollLeft), end: wide.scrollWidth - wide.clientWidth };
}`;

describe.skipIf(browserAbsent)('the time strip of a line', () => {
  let server: WebServer;
  let lineId: string;
  beforeAll(async () => {
    server = await startWebServer();
    const owner = new ApiClient(server.url, server.accounts.owner?.apiKey ?? '');
    lineId = (await owner.line(demoNumbers.directory)).id;
  });
  afterAll(() => server?.close());

  async function enter(look: Look): Promise<Visitor> {
    const visitor = await openVisitor(server, look);
    await visitor.signIn(server.accounts.owner as never);
    await visitor.page.goto(`/lines/${lineId}`);
    await visitor.page.locator('[data-index]').first().waitFor();
    return visitor;
  }

  it('is one tab stop that arrows walk, Enter plays and Escape closes', async () => {
    const visitor = await enter({ language: 'en' });
    const { page } = visitor;
    const strip = page.getByRole('group', { name: /^What callers hear, / });
    const focused = () => page.evaluate('document.activeElement.dataset.index');
    await expect.poll(() => strip.locator('[data-index][tabindex="0"]').count()).toBe(1);
    await strip.locator('[tabindex="0"]').focus();
    // Home goes to the first of its row, so the first of the week is reached from the top row.
    for (let row = 0; row < 7; row += 1) await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Home');
    await expect.poll(focused).toBe('0');
    const first = 0;
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => Number(await focused())).toBe(first + 1);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(async () => Number(await focused())).toBe(first);
    const name = await strip.locator(`[data-index="${first}"]`).getAttribute('aria-label');
    expect(name).toMatch(/^\w{3} \d+ \w{3}, 00:00 to \d\d:\d\d, (Open|Closed|Holiday), .+/);
    const heard = page.waitForResponse((answer) => /\/(default-prompts|prompts)\/[^/]+\/audio/.test(answer.url()));
    await page.keyboard.press('Enter');
    expect((await heard).ok()).toBe(true);
    await strip.locator('[data-card]').getByRole('button').waitFor();
    await page.keyboard.press('Escape');
    await strip.locator('[data-card]').waitFor({ state: 'detached' });
    expect(visitor.faults).toEqual([]);
  });

  it('steps through weeks and over the year without moving the page', async () => {
    const visitor = await enter({ language: 'zh-TW' });
    const { page } = visitor;
    const below = async () => await page.evaluate(`document.querySelector('[data-form]').offsetHeight`);
    const before = await below();
    await page.getByRole('button', { name: '下一週' }).click();
    await page.locator('[aria-busy="false"] [data-index]').first().waitFor();
    expect(await below()).toBe(before);
    await page.getByText('年', { exact: true }).click();
    const days = page.locator('[data-form="long"] [data-day]');
    await days.first().waitFor();
    await page.locator('[data-form="long"] [data-index]').first().waitFor();
    expect(await days.count()).toBeLessThan(20);
    await page.getByRole('button', { name: '往後四週' }).click();
    await page.locator('[data-form="long"] [data-index]').first().waitFor();
    await visitor.shoot('time-strip-year');
    expect(await visitor.axe()).toEqual([]);
    expect(visitor.faults).toEqual([]);
  });

  it('scrolls over the whole year, drawing only what is in view', async () => {
    const visitor = await enter({ language: 'en' });
    const { page } = visitor;
    await page.getByText('Year', { exact: true }).click();
    await page.locator('[data-form="long"] [data-index]').first().waitFor();
    const frames = await framesOf(page, sweep);
    process.stdout.write(compareFrames('a strip over a year', frames, await framesOfNothing(page)));
    // One step per frame; a busy machine draws fewer frames.
    const toEnd = async () => {
      const { left, end } = await page.evaluate<{ left: number; end: number }>(`(${sweep})()`);
      return end - left;
    };
    await expect.poll(toEnd, { interval: 20, timeout: 30_000 }).toBe(0);
    expect(await page.locator('[data-form="long"] [data-day]').count()).toBeLessThan(20);
    expect(visitor.faults).toEqual([]);
  });

  it.each(fourLooks)('fits and passes axe: %o', async (look) => {
    const visitor = await enter(look);
    const { page } = visitor;
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.locator('[data-index][tabindex="0"]').focus();
    await page.locator('[data-card]').waitFor();
    await visitor.shoot('time-strip');
    expect(await visitor.axe()).toEqual([]);
    expect(visitor.faults).toEqual([]);
  });
});
