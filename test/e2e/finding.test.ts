import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAbsent, type Look, openVisitor, type Visitor } from '../support/browser.ts';
import { startWebServer, type WebServer } from '../support/web-server.ts';

describe.skipIf(browserAbsent)('the search over everything', () => {
  let server: WebServer;
  let request: { id: string; number: string; jobId: string };
  beforeAll(async () => {
    server = await startWebServer();
    const { items } = (await server.ask('owner', '/change-requests?open=true')) as { items: (typeof request)[] };
    request = items.find(({ jobId }) => jobId !== null) as typeof request;
  });
  afterAll(() => server?.close());

  async function enter(account: string, look: Look): Promise<Visitor> {
    const visitor = await openVisitor(server, look);
    await visitor.signIn(server.accounts[account] as never);
    return visitor;
  }

  it('is opened by a key that the sheet lists, and worked without a pointer (zh-TW)', async () => {
    const visitor = await enter('operator', { language: 'zh-TW' });
    const { page } = visitor;
    await page.getByRole('button', { name: '搜尋', exact: true }).waitFor();
    await page.keyboard.press('?');
    await page.getByText('搜尋線路、客戶與需求').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('s');
    const field = page.getByRole('combobox', { name: '門號、客戶或需求編號' });
    await field.waitFor();
    await field.fill('海風');
    await page
      .getByRole('option', { name: /海風旅行社/ })
      .first()
      .waitFor();
    await visitor.shoot('finding-customer');
    expect(await visitor.axe()).toEqual([]);
    await field.fill('02 5550-1001');
    const line = page.getByRole('option', { name: /02-5550-1001/ }).first();
    await line.waitFor();
    await field.fill(request.number.toLowerCase());
    await page.getByRole('option', { name: new RegExp(request.number) }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await visitor.shoot('finding-request');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/jobs/${request.jobId}`);
    expect(visitor.faults).toEqual([]);
  });

  it('leads an admin to the line, and says what to do where nothing is found (en, phone)', async () => {
    const visitor = await enter('admin', { language: 'en', phone: true, theme: 'dark' });
    const { page } = visitor;
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    const field = page.getByRole('combobox', { name: 'Number, customer or request' });
    await field.fill('no such thing');
    await page.getByText('Check the spelling, or type only a part').waitFor();
    await visitor.shoot('finding-nothing');
    expect(await visitor.axe()).toEqual([]);
    await field.fill('5550');
    await page.getByRole('option').first().waitFor();
    await visitor.shoot('finding-lines');
    expect(await visitor.axe()).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page
      .getByRole('option', { name: /02-5550-1001/ })
      .first()
      .click();
    await page.waitForURL(/\/lines\/[0-9a-f-]{36}$/);
    expect(visitor.faults).toEqual([]);
  });

  it('tells an agent states and promises, and is not there for customers', async () => {
    const visitor = await enter('agent', { language: 'en' });
    const { page } = visitor;
    await page.getByRole('banner').getByRole('button', { name: 'Search' }).waitFor();
    await page.keyboard.press('s');
    await page.getByRole('combobox').fill(request.number);
    const hit = page.getByRole('option', { name: new RegExp(request.number) });
    await hit.waitFor();
    expect(await hit.textContent()).toMatch(/promised by|live since/);
    await visitor.shoot('finding-agent');
    await hit.click();
    await page.waitForURL(`**/requests/${request.id}`);
    const owner = await enter('owner', { language: 'en' });
    const asked: string[] = [];
    owner.page.on('request', (each) => asked.push(each.url()));
    await owner.page.goto('/lines');
    await owner.page.locator('main h1').waitFor();
    await owner.page.waitForLoadState('networkidle');
    expect(await owner.page.getByRole('banner').getByRole('button', { name: 'Search' }).count()).toBe(0);
    expect(asked.filter((url) => /finder/.test(url))).toEqual([]);
    expect([...visitor.faults, ...owner.faults]).toEqual([]);
  });
});
