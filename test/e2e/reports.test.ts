import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAbsent, type Look, openVisitor, type Visitor } from '../support/browser.ts';
import { settled } from '../support/settled.ts';
import { startWebServer, type WebServer } from '../support/web-server.ts';

/** The table of the report; the chart has a second, hidden table for screen readers. */
const figures = 'section[tabindex]';

describe.skipIf(browserAbsent)('the reports', () => {
  let server: WebServer;
  beforeAll(async () => {
    server = await startWebServer();
  });
  afterAll(() => server?.close());

  async function enter(account: string, look: Look): Promise<Visitor> {
    const visitor = await openVisitor(server, look);
    await visitor.signIn(server.accounts[account] as never);
    return visitor;
  }

  /** What the page shows: the heads, and each row's name and figures. */
  async function shown({ page }: Visitor): Promise<{ heads: string[]; rows: string[][] }> {
    const heads = await page.locator(`${figures} thead th`).allTextContents();
    const rows = await page
      .locator(`${figures} :is(tbody, tfoot) tr`)
      .evaluateAll((all) =>
        all.map((row) => [
          row.querySelector('th')?.textContent?.replace(/^\d+\. /, '') ?? '',
          ...[...row.querySelectorAll('td')].map((cell) => cell.dataset.value ?? ''),
        ]),
      );
    return { heads, rows };
  }

  async function downloaded({ page }: Visitor, name: string): Promise<{ file: string; rows: string[][] }> {
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name }).click();
    const download = await coming;
    const rows = parse(readFileSync(await download.path()), { bom: true }) as string[][];
    return { file: download.suggestedFilename(), rows };
  }

  it.each<[string, Look, string, string[]]>([
    ['operator', { language: 'zh-TW' }, '下載 CSV', ['需求', '最近 12 個月', '分組方式', '類型']],
    [
      'owner',
      { language: 'en', phone: true, theme: 'dark' },
      'Download CSV',
      ['Requests', 'Last 12 months', 'Grouped by', 'Kind'],
    ],
  ])(
    'are downloaded with the figures that the page shows (%s, %o)',
    async (account, look, download, [requests, time, by, kind]) => {
      const visitor = await enter(account, look);
      const { page } = visitor;
      if (look.phone) await page.locator('header button').first().click();
      await page.locator('nav a[href="/reports"]').click();
      await page.locator(`${figures} table`).waitFor();
      await settled(page);
      await visitor.shoot(`reports-promises-${account}`);
      expect(await visitor.axe()).toEqual([]);
      await page.getByRole('button', { name: requests, exact: true }).click();
      await page.getByRole('button', { name: time, exact: true }).click();
      await page.getByRole('combobox', { name: by }).click();
      await page.getByRole('option', { name: kind, exact: true }).click();
      await page.waitForURL(/report=requests.*by=kind/);
      await settled(page);
      // The former figures stay until the new ones are there.
      await page.locator(`${figures} thead th`, { hasText: kind }).waitFor();
      await page.locator(`${figures} tbody tr`).first().waitFor();
      const { heads, rows } = await shown(visitor);
      expect(rows.length).toBeGreaterThan(1);
      const { file, rows: lines } = await downloaded(visitor, download);
      expect(file).toMatch(/^requests-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
      // The file also has the days of each row.
      expect(lines.map((line) => [line[0], ...line.slice(3)])).toEqual([heads, ...rows]);
      await page.locator('details summary').last().click();
      await visitor.shoot(`reports-requests-${account}`);
      expect(await visitor.axe()).toEqual([]);
      // Only the table itself scrolls sideways.
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      expect(visitor.faults).toEqual([]);
    },
  );

  it("lead an owner from a kind to the organisation's requests of it", async () => {
    const visitor = await enter('owner', { language: 'en' });
    const { page } = visitor;
    await page.goto('/reports?report=requests&by=kind');
    await page.locator(`${figures} tbody th a`).filter({ hasText: 'Voice file replacement' }).click();
    await page.waitForURL('**/requests?kind=voice_replacement');
    const rows = page.getByRole('table').getByRole('row');
    await rows.nth(1).waitFor();
    const all = await rows.count();
    await page.getByRole('combobox', { name: 'Kind' }).click();
    await page.getByRole('option', { name: 'Holiday settings' }).click();
    await page.waitForURL('**/requests?kind=holiday_setting');
    await page.getByText('No request matches').waitFor();
    await page.getByRole('combobox', { name: 'Kind' }).click();
    await page.getByRole('option', { name: 'All kinds' }).click();
    await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(all);
    expect(await visitor.axe()).toEqual([]);
    expect(visitor.faults).toEqual([]);
  });

  it('say so where there is nothing, and lead on', async () => {
    const visitor = await enter('admin', { language: 'en' });
    const { page } = visitor;
    await page.goto('/reports?report=requests&from=2001-01-01&to=2001-01-31&by=customer');
    await page.getByRole('heading', { name: 'No request was filed in this time' }).waitFor();
    await visitor.shoot('reports-empty');
    expect(await visitor.axe()).toEqual([]);
    await page.getByRole('main').getByRole('button', { name: 'Last 12 months' }).last().click();
    const customer = page.locator(`${figures} tbody th a`).first();
    await customer.waitFor();
    await customer.click();
    await page.waitForURL(/\/customers\//);
    await page.goto('/reports?from=2026-03-09&to=2026-03-01');
    await page.getByText('The end must not be before the start.').waitFor();
    expect(visitor.faults).toEqual([]);
  });

  it.each<[Look, string, string, string]>([
    [{ language: 'zh-TW', phone: true, theme: 'dark' }, '下載 CSV', '分組方式', '主題'],
    [{ language: 'en' }, 'Download CSV', 'Grouped by', 'Topic'],
  ])('tell an agent how fast questions are answered (%o)', async (look, download, by, topic) => {
    const question = { category: 'phone_channel', topicKey: 'calls-problem', text: 'Callers hear silence.' };
    await server.ask('member', '/enquiries', { method: 'POST', body: question });
    const visitor = await enter('agent', look);
    const { page } = visitor;
    await page.goto('/reports');
    await page.locator(`${figures} table`).waitFor();
    await page.getByRole('combobox', { name: by }).click();
    await page.getByRole('option', { name: topic, exact: true }).click();
    await page.waitForURL(/report=enquiries.*by=topic/);
    await page.locator(`${figures} thead th`, { hasText: topic }).waitFor();
    await settled(page);
    await visitor.shoot('reports-questions');
    expect(await visitor.axe()).toEqual([]);
    const { heads, rows } = await shown(visitor);
    const { file, rows: lines } = await downloaded(visitor, download);
    expect(file).toMatch(/^enquiries-/);
    expect(lines.map((line) => [line[0], ...line.slice(3)])).toEqual([heads, ...rows]);
    expect(visitor.faults).toEqual([]);
  });
});
