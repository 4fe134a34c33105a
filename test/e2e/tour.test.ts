import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAbsent, type Look, openVisitor } from '../support/browser.ts';
import { settled } from '../support/settled.ts';
import { type Account, startWebServer, type WebServer } from '../support/web-server.ts';

const words = {
  'zh-TW': { tour: '導覽', next: '下一步', done: '完成', end: '結束導覽', again: '重看導覽' },
  en: { tour: 'Tour', next: 'Next', done: 'Done', end: 'End the tour', again: 'Show the tour' },
} as const;

const tours: [account: string, look: Look, paths: string[]][] = [
  ['owner', { language: 'zh-TW', phone: true }, ['/lines', '/requests/new', '/requests']],
  ['member', { language: 'en', theme: 'dark' }, ['/lines', '/requests/new', '/requests']],
  ['technician', { language: 'zh-TW' }, ['/jobs', '/jobs?view=mine', '/phone-systems']],
  ['operator', { language: 'en', phone: true, theme: 'dark' }, ['/start', '/jobs?view=failed', '/phone-systems']],
  ['admin', { language: 'zh-TW', theme: 'dark' }, ['/start', '/phone-systems', '/audit']],
  ['agent', { language: 'en' }, ['/start', '/contact/desk', '/api-keys']],
  ['sales', { language: 'zh-TW' }, ['/start', '/contact/desk', '/api-keys']],
];

describe.skipIf(browserAbsent)('the tour', () => {
  let server: WebServer;
  beforeAll(async () => {
    server = await startWebServer();
  });
  afterAll(() => server?.close());

  it.each(tours)(
    'leads %s through three pages, ends for good, and comes back when asked',
    async (account, look, paths) => {
      const said = words[look.language ?? 'zh-TW'];
      const visitor = await openVisitor(server, look);
      const { page } = visitor;
      await visitor.signIn(server.accounts[account] as Account);
      const tour = page.getByRole('complementary', { name: said.tour });
      const place = () => page.evaluate('location.pathname + location.search');
      for (const [index, path] of paths.entries()) {
        await tour.getByText(new RegExp(`${index + 1}.*3`)).waitFor();
        expect(await place()).toBe(path);
        await settled(page);
        expect(await visitor.axe()).toEqual([]);
        await visitor.shoot(`tour-${account}-${index + 1}`);
        if (index < 2) await tour.getByRole('link', { name: said.next }).click();
      }
      const kept = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok());
      await tour.getByRole('button', { name: said.done }).click();
      await kept;
      await tour.waitFor({ state: 'detached' });
      await page.goto(paths[0] as string);
      await page.locator('main h1').waitFor();
      await expect.poll(() => tour.count()).toBe(0);
      await page.getByRole('banner').locator('[aria-haspopup=menu]').click();
      await page.getByRole('menuitem', { name: said.again }).click();
      await tour.getByText(/1.*3/).waitFor();
      await tour.getByRole('button', { name: said.end }).click();
      await tour.waitFor({ state: 'detached' });
      expect(visitor.faults).toEqual([]);
    },
  );

  it('marks what a step is about, and leaves other pages alone', async () => {
    const visitor = await openVisitor(server, { language: 'en' });
    const { page } = visitor;
    await visitor.signIn(server.accounts.technician2 as Account);
    await expect
      .poll(() => page.locator('[data-tour=shown]').getByRole('button', { name: 'Take the next one' }).count())
      .toBe(1);
    await page.goto('/api-keys');
    await page.locator('main h1').waitFor();
    await expect.poll(() => page.getByRole('complementary', { name: 'Tour' }).count()).toBe(0);
    await expect.poll(() => page.locator('[data-tour=shown]').count()).toBe(0);
    expect(visitor.faults).toEqual([]);
  });
});
