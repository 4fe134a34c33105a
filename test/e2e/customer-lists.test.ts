import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../support/app-client.ts';
import { browserAbsent, type Look, openVisitor, type Visitor } from '../support/browser.ts';
import { settled } from '../support/settled.ts';
import { speaker } from '../support/spoken.ts';
import { demoNumbers } from '../support/voice.ts';
import { startWebServer, type WebServer } from '../support/web-server.ts';

/** The demonstration's requests after its first start: one live, one that waits for an answer, one held by a technician. */
describe.skipIf(browserAbsent)("what a customer's lists say", () => {
  let server: WebServer;
  let owner: ApiClient;
  beforeAll(async () => {
    server = await startWebServer();
    owner = new ApiClient(server.url, server.accounts.owner?.apiKey ?? '');
  });
  afterAll(() => server?.close());

  async function enter(look: Look): Promise<Visitor> {
    const visitor = await openVisitor(server, look);
    await visitor.signIn(server.accounts.owner as never);
    return visitor;
  }

  it('plays on the card what callers hear, and loads nothing before it is pressed (zh-TW)', async () => {
    const { id, label } = await owner.line(demoNumbers.second);
    const { greeting } = (await owner.get(`/lines/${id}`)).configuration.prompts;
    const visitor = await enter({ language: 'zh-TW' });
    const { page } = visitor;
    // At any hour of the run, callers hear the greeting.
    await page.route(`**/lines/${id}/callers-hear`, async (route) => {
      const answer = await (await route.fetch()).json();
      const next = { at: answer.at, state: 'closed', slot: 'closed' };
      const prompt = { promptId: greeting, sha256: '', renditionSha256: null };
      await route.fulfill({ json: { ...answer, prompt, slot: 'greeting', state: 'open', next, until: null } });
    });
    const heard: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/audio')) heard.push(request.url());
    });
    await page.goto('/lines');
    await settled(page);
    await page
      .getByText(/^\d\d:\d\d 起：非營業時間語音/)
      .first()
      .waitFor();
    // Other lines may be open at this hour as well.
    const button = page.getByRole('button', { name: `播放：${label}，歡迎語`, exact: true });
    await button.waitFor();
    expect(heard).toEqual([]);
    await visitor.shoot('customer-home');
    const played = page.waitForResponse((response) => response.url().includes(`/prompts/${greeting}/audio`));
    await button.click();
    expect((await played).ok()).toBe(true);
    await page.getByRole('button', { name: /^暫停：/ }).click();
    await button.waitFor();
    expect(visitor.faults).toEqual([]);
  });

  it.each<[Look, string, string]>([
    [{ language: 'zh-TW' }, '計時暫停，等候您回覆', '臺北市信義區'],
    [{ language: 'en', phone: true, theme: 'dark' }, 'the clock is paused until you reply', 'Taipei City 信義區'],
  ])('say that the clock is paused while we wait, and count nothing down (%o)', async (look, paused, area) => {
    const { say } = speaker(look.language ?? 'en');
    const { items } = await owner.get('/change-requests?status=pending');
    const visitor = await enter(look);
    const { page } = visitor;
    await page.goto('/lines');
    await settled(page);
    const card = page.getByRole('listitem').filter({ hasText: say('customer.provide.answerText') });
    await card.getByText(items[0].awaiting.question).waitFor();
    await card.getByRole('textbox', { name: say('customer.provide.answer') }).waitFor();
    expect(await card.textContent()).not.toMatch(/明天|後天|天後|tomorrow|in \d/);
    await page.getByText(area).first().waitFor();
    await visitor.shoot('customer-home-paused');
    await page.goto('/requests');
    await settled(page);
    const row = page.getByRole('row').filter({ has: page.locator(`a[href="/requests/${items[0].id}"]`) });
    await row.getByText(paused, { exact: true }).waitFor();
    await visitor.shoot('customer-requests');
    expect(await visitor.axe()).toEqual([]);
    await page.goto(`/requests/${items[0].id}`);
    await page.getByText(paused, { exact: true }).first().waitFor();
    await settled(page);
    await visitor.shoot('customer-request-paused');
    expect(visitor.faults).toEqual([]);
  });

  it('give each request rows of one height, and two filters a row on a phone', async () => {
    const wide = await enter({ language: 'zh-TW' });
    const { page } = wide;
    await page.goto('/requests');
    await page.getByRole('columnheader', { name: '生效與換回' }).waitFor();
    await settled(page);
    const cut = await page
      .locator('[role=cell] a, [role=cell] span, [role=cell] p')
      .evaluateAll(
        (cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1 && cell.clientWidth > 0).length,
      );
    expect(cut).toBe(0);
    const row = page.getByRole('row').nth(1);
    expect(await row.locator('[data-column=what]').textContent()).toMatch(
      /^語音選單更換語音檔R-[0-9A-Z]{4}-[0-9A-Z]{4}$/,
    );
    expect(await row.locator('[data-column=line]').textContent()).toMatch(/^\S.*0\d-[\d-]+$/);
    expect(await page.getByRole('table').textContent()).not.toContain('結束');
    await page.getByRole('tab', { name: '已結束' }).click();
    await page.waitForURL(/open=false/);
    // A tablet held upright.
    await page.setViewportSize({ width: 820, height: 1180 });
    await page.locator('[data-narrow=true] [data-column=line]').first().waitFor();
    await wide.shoot('customer-requests-tablet');
    expect(await wide.axe()).toEqual([]);
    const phone = await enter({ language: 'zh-TW', phone: true });
    await phone.page.goto('/requests');
    await settled(phone.page);
    const places = await Promise.all(
      ['狀態', '線路'].map((name) => phone.page.getByRole('combobox', { name }).boundingBox()),
    );
    expect(new Set(places.map((place) => Math.round(place?.y ?? 0))).size).toBe(1);
    expect(Math.min(...places.map((place) => place?.width ?? 0))).toBeGreaterThan(150);
  });

  it.each(['zh-TW', 'en'] as const)(
    'are walked by keys, and a filter is saved, used and deleted (%s)',
    async (language) => {
      const { say, word } = speaker(language);
      const visitor = await enter({ language });
      const { page } = visitor;
      await page.goto('/requests');
      await settled(page);
      const rows = page.getByRole('row');
      const all = (await rows.count()) - 1;
      const focused = () => page.evaluate(`document.activeElement?.closest('[data-index]')?.dataset.index ?? null`);
      await page.keyboard.press('j');
      await expect.poll(focused).toBe('0');
      await page.keyboard.press('j');
      await expect.poll(focused).toBe('1');
      await page.keyboard.press('k');
      await expect.poll(focused).toBe('0');
      await page.keyboard.press('?');
      const sheet = page.getByRole('dialog');
      for (const key of ['search', 'next', 'previous', 'open']) await sheet.getByText(say(`ui.table.${key}`)).waitFor();
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'detached' });

      const number = (await rows.nth(2).locator('[data-column=what]').textContent())?.slice(-11) ?? '';
      await page.keyboard.press('/');
      await page.keyboard.type(number.toLowerCase());
      await page.getByText(say('customer.requests.count_one', { shown: '1' }), { exact: true }).waitFor();
      await page.waitForURL(/q=r-/);
      await page.getByRole('button', { name: say('ui.table.clear') }).click();
      await expect.poll(() => rows.count()).toBe(all + 1);

      await page.getByRole('combobox', { name: say('customer.requests.status') }).click();
      await page.getByRole('option', { name: word('status', 'completed') }).click();
      await page.waitForURL(/status=completed/);
      await page.getByRole('button', { name: say('ui.table.save') }).click();
      const name = language === 'en' ? 'All done' : '都完成了';
      await page.getByRole('textbox', { name: say('ui.table.name'), exact: true }).fill(name);
      await page.keyboard.press('Enter');
      const saved = page.getByRole('group', { name: say('ui.table.filters') });
      await saved.getByRole('button', { name, exact: true, pressed: true }).waitFor();
      await visitor.shoot('customer-requests-saved');
      expect(await visitor.axe()).toEqual([]);
      await page.goto('/requests?open=true');
      await saved.getByRole('button', { name, exact: true, pressed: false }).click();
      await page.waitForURL(/\/requests\?status=completed$/);
      await saved.getByRole('button', { name: say('ui.table.forget', { name }) }).click();
      await expect.poll(() => saved.getByText(name, { exact: true }).count()).toBe(0);

      await saved.getByRole('button', { name: say('customer.home.count.waiting') }).click();
      await page.waitForURL(/status=pending/);
      await expect.poll(() => rows.count()).toBe(2);
      await page.keyboard.press('j');
      await expect.poll(focused).toBe('0');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
      await page.goBack();
      await page.waitForURL(/status=pending/);
      expect(visitor.faults).toEqual([]);
    },
  );

  it.each(['zh-TW', 'en'] as const)('say that nothing fits, and how to see all again (%s)', async (language) => {
    const { say } = speaker(language);
    const visitor = await enter({ language, phone: true });
    const { page } = visitor;
    await page.goto('/requests?status=rejected&open=true');
    await page.getByText(say('customer.requests.noneFiltered')).waitFor();
    await visitor.shoot('customer-requests-none');
    expect(await visitor.axe()).toEqual([]);
    await page.getByRole('button', { name: say('customer.requests.clear') }).click();
    await page.getByRole('row').nth(1).waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  it('lead to the form and back to where one came from, with the menu on the same entry', async () => {
    const visitor = await enter({ language: 'zh-TW', phone: true });
    const { page } = visitor;
    const { id, label } = await owner.line(demoNumbers.second);
    await page.goto('/requests');
    await page.getByRole('link', { name: '更換語音檔', exact: true }).click();
    await page.locator('main').getByRole('link', { name: '需求', exact: true }).click();
    await page.waitForURL('**/requests');
    await page.goto(`/lines/${id}`);
    await page.getByRole('link', { name: '更換：歡迎語' }).click();
    await page.getByText('選擇語音檔', { exact: true }).waitFor();
    await expect.poll(() => page.getByRole('combobox', { name: '線路' }).inputValue()).toBe(label);
    await page.getByText('02-5550-1002', { exact: true }).first().waitFor();
    await settled(page);
    await visitor.shoot('customer-replace-phone');
    await page.locator('main').getByRole('link', { name: '線路', exact: true }).click();
    await page.waitForURL(`**/lines/${id}`);
    const wide = await enter({ language: 'zh-TW' });
    const lit = async (path: string) => {
      await wide.page.goto(path);
      await wide.page.locator('main h1').waitFor();
      return await wide.page.locator('nav a[data-active]').allInnerTexts();
    };
    expect(await lit('/requests/new')).toEqual(['我的線路']);
    expect(await lit('/requests/new?from=requests')).toEqual(['需求']);
  });

  it('leave out a next step that leads to the page one is on', async () => {
    const visitor = await enter({ language: 'en' });
    const { page } = visitor;
    const reason = (code: string, href: string) => ({
      code,
      message: `Because of ${code}.`,
      next: { label: `Go ${code}`, href },
    });
    await page.route('**/change-requests?*', (route) =>
      route.fulfill({
        status: 409,
        contentType: 'application/problem+json',
        json: {
          type: '/problems/conflict',
          title: 'It cannot be listed',
          status: 409,
          detail: 'Not now.',
          code: 'conflict',
          requestId: 'r1',
          reasons: [reason('here', '/requests'), reason('there', '/contact/desk')],
        },
      }),
    );
    await page.goto('/requests');
    await page.getByRole('link', { name: 'Go there' }).waitFor();
    await page.getByText('Because of here.').waitFor();
    await expect.poll(() => page.getByText('Go here').count()).toBe(0);
  });
});
