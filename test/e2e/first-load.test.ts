import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAbsent, openVisitor } from '../support/browser.ts';
import { type Account, startWebServer, type WebServer } from '../support/web-server.ts';

/** The budget of a page on the first visit. */
const budget = { bytesOfJavaScript: 250_000, requests: 25, layoutShift: 0.05 };

/** Milliseconds to the largest contentful paint, and the layout shift (web.dev/lcp, web.dev/cls). */
const paints = `new Promise((resolve) => {
  const seen = { largestPaintMs: 0, layoutShift: 0 };
  const watch = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch('largest-contentful-paint', ({ startTime }) => { seen.largestPaintMs = Math.round(startTime); });
  watch('layout-shift', ({ value, hadRecentInput }) => { if (!hadRecentInput) seen.layoutShift += value; });
  setTimeout(() => resolve(seen), 300);
})`;

interface Cost {
  page: string;
  bytesOfJavaScript: number;
  requests: number;
  largestPaintMs: number;
  layoutShift: number;
}

describe.skipIf(browserAbsent)('the first load', () => {
  let server: WebServer;
  beforeAll(async () => {
    server = await startWebServer();
  });
  afterAll(() => server?.close());

  /** The account's cookies, so that each page can be the first one in a new browser context. */
  async function sessionOf(account: string) {
    const visitor = await openVisitor(server, { language: 'zh-TW' });
    await visitor.signIn(server.accounts[account] as Account);
    const cookies = await visitor.page.context().cookies();
    await visitor.close();
    return cookies;
  }

  async function costOf(page: string, cookies: Awaited<ReturnType<typeof sessionOf>>): Promise<Cost> {
    const newcomer = await openVisitor(server, { language: 'zh-TW' });
    await newcomer.page.context().addCookies(cookies);
    const asked = new Set<string>();
    const scripts: { url: string; bytes: number; cache: string; encoding: string }[] = [];
    newcomer.page.on('response', (response) => {
      // The browser reports the tab's icon a second time, from its cache.
      asked.add(response.url());
      if (!response.url().endsWith('.js')) return;
      const headers = response.headers();
      scripts.push({
        url: new URL(response.url()).pathname,
        bytes: Number(headers['content-length'] ?? 0),
        cache: headers['cache-control'] ?? '',
        encoding: headers['content-encoding'] ?? '',
      });
    });
    await newcomer.page.goto(page);
    await newcomer.page.locator('main h1').waitFor();
    await newcomer.page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
    await newcomer.page.waitForLoadState('load');
    const painted = (await newcomer.page.evaluate(paints)) as Pick<Cost, 'largestPaintMs' | 'layoutShift'>;
    expect(scripts.filter(({ bytes, encoding }) => bytes === 0 || !/^(br|gzip)$/.test(encoding))).toEqual([]);
    const kept = scripts.filter(({ url }) => url.startsWith('/assets/'));
    expect(kept.length).toBeGreaterThan(3);
    expect(kept.filter(({ cache }) => !cache.includes('immutable'))).toEqual([]);
    expect(newcomer.faults).toEqual([]);
    await newcomer.close();
    const cost = {
      page,
      bytesOfJavaScript: scripts.reduce((sum, { bytes }) => sum + bytes, 0),
      requests: asked.size,
    };
    return { ...cost, largestPaintMs: painted.largestPaintMs, layoutShift: Number(painted.layoutShift.toFixed(3)) };
  }

  async function firstOf(account: string, list: string): Promise<string> {
    return ((await server.ask(account, list)) as { items: { id: string }[] }).items[0]?.id as string;
  }

  const pages: Record<string, () => Promise<string[]>> = {
    owner: async () => [
      '/',
      `/lines/${await firstOf('owner', '/lines?limit=1')}`,
      '/requests',
      '/requests/new',
      '/requests/holidays',
      '/line-groups',
      '/consents',
      '/requests/hours',
      `/requests/rollback?version=1&line=${await firstOf('owner', '/lines?limit=1')}`,
      '/requests/other',
      `/requests/${await firstOf('owner', '/change-requests?limit=1')}`,
      '/quotes/new',
      '/reports',
      '/members',
      '/invitations',
      '/api-keys',
      '/account',
      '/account/second-factor',
      '/contact/desk',
    ],
    technician: async () => ['/', `/jobs/${await firstOf('technician', '/jobs?limit=1')}`, '/phone-systems'],
    operator: async () => [
      '/',
      '/jobs?view=taken',
      '/calendar',
      '/calendar/moves',
      '/on-call',
      '/emergency',
      '/webhooks',
    ],
    agent: async () => [
      '/',
      '/enquiries',
      '/file-for',
      '/requests',
      `/requests/${await firstOf('owner', '/change-requests?limit=1')}`,
      '/customers',
      `/customers/${await firstOf('agent', '/customers?limit=1')}`,
      '/status',
    ],
    sales: async () => ['/', '/quotes', '/file-for'],
    admin: async () => [
      '/customers',
      `/customers/${await firstOf('admin', '/customers?limit=1')}`,
      '/lines',
      '/lines/new',
      `/lines/${await firstOf('admin', '/lines?limit=1')}`,
      '/phone-systems',
      '/audit',
      '/background-work',
      '/staff',
      '/messages',
    ],
  };

  it.each(Object.keys(pages))(
    'of each page of %s keeps to the budget, and all files are immutable in the cache',
    async (account) => {
      const cookies = await sessionOf(account);
      const costs: Cost[] = [];
      for (const page of await (pages[account] as () => Promise<string[]>)()) costs.push(await costOf(page, cookies));
      tell(account, costs);
      expect(costs.filter(overBudget)).toEqual([]);
    },
    // Each of up to sixteen pages in a browser context of its own.
    240_000,
  );

  it('of the pages before the sign-in keeps to the budget', async () => {
    const costs: Cost[] = [];
    for (const page of ['/sign-in', '/forgot-password', '/reset-password?token=x', '/accept-invitation?token=x'])
      costs.push(await costOf(page, []));
    tell('before the sign-in', costs);
    expect(costs.filter(overBudget)).toEqual([]);
  });

  it('comes with a policy that allows nothing inline and nothing from other hosts, with a new nonce each time', async () => {
    const policies = await Promise.all(
      ['/sign-in', '/members'].map(async (path) => {
        const response = await fetch(server.url + path, { headers: { accept: 'text/html' } });
        const html = await response.text();
        expect(html).not.toMatch(/<script>|<style|\son\w+=|__CSP_NONCE__/);
        expect(response.headers.get('cache-control')).toBe('no-cache');
        return response.headers.get('content-security-policy') ?? '';
      }),
    );
    for (const policy of policies) {
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
    }
    expect(policies[0]).not.toBe(policies[1]);
  });

  it('is a page only when HTML is requested: programs and unknown files get a problem', async () => {
    const ask = async (path: string, accept: string) => {
      const response = await fetch(server.url + path, { headers: { accept } });
      return [response.status, response.headers.get('content-type')?.split(';')[0]];
    };
    expect(await ask('/lines', 'text/html')).toEqual([200, 'text/html']);
    expect(await ask('/lines', '*/*')).toEqual([404, 'application/problem+json']);
    expect(await ask('/', '*/*')).toEqual([200, 'text/html']);
    expect(await ask('/', 'application/json')).toEqual([404, 'application/problem+json']);
    expect(await ask('/api/v1/none', 'text/html')).toEqual([404, 'application/problem+json']);
    expect(await ask('/assets/none.js', 'text/html')).toEqual([404, 'application/problem+json']);
    expect(await ask('/assets/..%2f..%2fpackage.json', 'text/html')).toEqual([404, 'application/problem+json']);
  });

  it('takes reports of what the policy refused', async () => {
    const report = { 'csp-report': { 'document-uri': `${server.url}/lines?x=1`, 'blocked-uri': 'inline' } };
    const response = await fetch(`${server.url}/csp-report`, {
      method: 'POST',
      headers: { 'content-type': 'application/csp-report' },
      body: JSON.stringify(report),
    });
    expect(response.status).toBe(204);
  });
});

function overBudget(cost: Cost): boolean {
  return (Object.keys(budget) as (keyof typeof budget)[]).some((each) => cost[each] > budget[each]);
}

function tell(who: string, costs: readonly Cost[]): void {
  const rows = costs.map(({ page, bytesOfJavaScript, requests, largestPaintMs, layoutShift }) =>
    [bytesOfJavaScript, requests, `${largestPaintMs} ms`, layoutShift, page].join('\t'),
  );
  process.stdout.write(
    `first loads, ${who} (bytes of JavaScript, requests, largest paint, shift)\n${rows.join('\n')}\n`,
  );
}
