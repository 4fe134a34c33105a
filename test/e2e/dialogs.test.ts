import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAbsent, type Look, openVisitor, twoLooks, type Visitor } from '../support/browser.ts';
import { settled } from '../support/settled.ts';
import { type Account, startWebServer, type WebServer } from '../support/web-server.ts';

const pressable = ['header', 'main']
  .map((part) => `${part} button:visible:enabled:not([aria-disabled="true"], [data-date])`)
  .join();

/** What a press may open above the page. */
const above = '[role="dialog"], [role="alertdialog"], [role="menu"]';

describe.skipIf(browserAbsent)('every dialog and menu', () => {
  let server: WebServer;
  beforeAll(async () => {
    server = await startWebServer();
  });
  afterAll(() => server?.close());

  async function firstOf(account: string, list: string): Promise<string> {
    return ((await server.ask(account, list)) as { items: { id: string }[] }).items[0]?.id as string;
  }

  const pages: Record<string, () => Promise<string[]>> = {
    owner: async () => [
      '/',
      `/lines/${await firstOf('owner', '/lines?limit=1')}`,
      '/requests',
      '/line-groups',
      '/consents',
      '/quotes',
      `/requests/${await firstOf('owner', '/change-requests?limit=1')}`,
      '/reports',
      '/members',
      '/api-keys',
      '/webhooks',
      '/account',
    ],
    technician: async () => ['/', `/jobs/${await firstOf('technician', '/jobs?limit=1')}`, '/phone-systems'],
    operator: async () => ['/start', '/calendar', '/on-call', '/emergency', '/emergency/exercises', '/season', '/jobs'],
    sales: async () => ['/quotes'],
    admin: async () => [
      '/customers',
      `/customers/${await firstOf('admin', '/customers?limit=1')}`,
      `/lines/${await firstOf('admin', '/lines?limit=1')}`,
      '/phone-systems',
      '/staff',
      '/messages',
    ],
  };

  const walks = twoLooks.flatMap((look) => Object.keys(pages).map((account) => [account, look] as const));

  it.each(walks)('of %s is clean and closed by Escape (%o)', { timeout: 240_000 }, async (account, look) => {
    const visitor = await enter(account, look);
    const pressed = new Set<string>();
    const found: string[] = [];
    for (const path of await (pages[account] as () => Promise<string[]>)())
      found.push(...(await pressAll(visitor, path, pressed)));
    process.stdout.write(`dialogs of ${account}, ${look.language}: ${found.join(' · ')}\n`);
    expect(found.length).toBeGreaterThan(0);
  });

  /** Somebody who reads only: what a press would send is refused before it leaves the browser. */
  async function enter(account: string, look: Look): Promise<Visitor> {
    const visitor = await openVisitor(server, look);
    await visitor.signIn(server.accounts[account] as Account);
    await visitor.page.route('**/api/v1/**', (route) =>
      route.request().method() === 'GET' ? route.fallback() : route.abort(),
    );
    return visitor;
  }

  /** Presses the buttons of the page that were on no page before; returns the names of what opened. */
  async function pressAll({ page, axe }: Visitor, path: string, pressed: Set<string>): Promise<string[]> {
    const open = async () => {
      await page.goto(path);
      await page.locator('main h1').waitFor();
      await settled(page);
    };
    await open();
    const at = page.url();
    const found: string[] = [];
    for (;;) {
      const next = await unpressed(page.locator(pressable), pressed);
      if (!next) return found;
      // Without waiting for its turn: what the press before opens late is judged now.
      await next.dispatchEvent('click');
      const layer = page.locator(above).filter({ visible: true }).first();
      if (await shown(layer)) {
        const name = await layer.evaluate((node) => {
          const label = node.getAttribute('aria-labelledby');
          return (
            (label && node.ownerDocument.getElementById(label)?.textContent) || node.getAttribute('aria-label') || ''
          );
        });
        expect
          .soft({ path, name, axe: await axe(above) })
          .toEqual({ path, name: expect.stringMatching(/\S/), axe: [] });
        found.push(name);
        // The first one may close the list of a field that has the focus.
        for (let keys = 0; keys < 3 && (await layer.isVisible()); keys += 1) {
          await page.keyboard.press('Escape');
          await gone(layer);
        }
        expect(await layer.isVisible(), `${path}: ${name} stays open`).toBe(false);
      }
      if (page.url() !== at) await open();
    }
  }
});

/** The first button of a text that was not pressed before: rows repeat theirs. */
async function unpressed(buttons: Locator, pressed: Set<string>): Promise<Locator | null> {
  const names = await buttons.evaluateAll((all) =>
    all.map((node) => node.textContent || node.getAttribute('aria-label') || ''),
  );
  const place = names.findIndex((name) => !pressed.has(name));
  if (place === -1) return null;
  pressed.add(names[place] as string);
  return buttons.nth(place);
}

/** Whether something opens within the time that a part of its own file takes. */
async function shown(layer: Locator): Promise<boolean> {
  await layer.waitFor({ state: 'visible', timeout: 400 }).catch(() => undefined);
  return await layer.isVisible();
}

async function gone(layer: Locator): Promise<void> {
  await layer.waitFor({ state: 'hidden', timeout: 1_000 }).catch(() => undefined);
}
