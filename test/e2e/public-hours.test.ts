import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAbsent, type Look, openVisitor } from '../support/browser.ts';
import { settled } from '../support/settled.ts';
import { startWebServer, type WebServer } from '../support/web-server.ts';

describe.skipIf(browserAbsent)('hours on a customer website', () => {
  let server: WebServer;
  let lines: { id: string }[];
  beforeAll(async () => {
    server = await startWebServer();
    ({ items: lines } = (await server.ask('owner', '/lines')) as { items: { id: string }[] });
  });
  afterAll(() => server?.close());

  it.each<
    [
      Look,
      number,
      Record<'title' | 'share' | 'label' | 'json' | 'move' | 'moveYes' | 'stop' | 'stopYes' | 'badge', string>,
    ]
  >([
    [
      { language: 'zh-TW' },
      0,
      {
        title: '網站上的營業時間',
        share: '公開營業時間',
        label: '公開顯示的名稱',
        json: '給程式使用（JSON）',
        move: '更換網址',
        moveYes: '更換網址',
        stop: '停止公開',
        stopYes: '停止公開',
        badge: '中文',
      },
    ],
    [
      { language: 'en', phone: true, theme: 'dark' },
      1,
      {
        title: 'Hours on your website',
        share: 'Show the hours',
        label: 'Name shown in public',
        json: 'Hours for programs (JSON)',
        move: 'New address',
        moveYes: 'Give a new address',
        stop: 'Stop showing',
        stopYes: 'Stop showing the hours',
        badge: 'In English',
      },
    ],
  ])('are switched on, given a new address and switched off by the owner (%o)', async (look, place, words) => {
    const visitor = await openVisitor(server, look);
    const { page } = visitor;
    await visitor.signIn(server.accounts.owner as never);
    await page.goto(`/lines/${lines[place]?.id}`);
    const share = page.getByRole('button', { name: words.share });
    await page.getByRole('heading', { name: words.title }).click();
    await share.waitFor();
    await settled(page);
    expect(await visitor.axe()).toEqual([]);
    await page.getByRole('textbox', { name: words.label }).fill('Front desk');
    await share.click();
    const json = page.getByRole('textbox', { name: words.json });
    const first = await json.inputValue();
    const answer = await fetch(first);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(((await answer.json()) as { label: string }).label).toBe('Front desk');
    const badge = page.getByRole('img', { name: words.badge });
    await expect
      .poll(() => badge.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth))
      .toBeGreaterThan(40);
    await settled(page);
    await visitor.shoot('public-hours');
    expect(await visitor.axe()).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.getByRole('button', { name: words.move, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: words.moveYes, exact: true }).click();
    await expect.poll(() => json.inputValue()).not.toBe(first);
    expect((await fetch(first)).status).toBe(404);
    const second = await json.inputValue();
    expect((await fetch(second)).status).toBe(200);
    await page.getByRole('button', { name: words.stop, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: words.stopYes, exact: true }).click();
    await share.waitFor();
    expect((await fetch(second)).status).toBe(404);
    expect(visitor.faults).toEqual([]);
  });
});
