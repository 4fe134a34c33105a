import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAbsent, openVisitor } from '../support/browser.ts';
import { type Account, startWebServer, type WebServer } from '../support/web-server.ts';

/** Compressed JavaScript that the customer's home may cost somebody who comes for the first time. */
const budgetBytes = 250_000;

const largestPaint = `new Promise((resolve) => {
  let at = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) at = entry.startTime; })
    .observe({ type: 'largest-contentful-paint', buffered: true });
  setTimeout(() => resolve(at), 300);
})`;

describe.skipIf(browserAbsent)('the first load', () => {
  let server: WebServer;
  beforeAll(async () => {
    server = await startWebServer();
  });
  afterAll(() => server?.close());

  it('of the customer’s home brings at most 250 kB of compressed JavaScript, all of it for ever cacheable', async () => {
    const visitor = await openVisitor(server, { language: 'zh-TW' });
    await visitor.signIn(server.accounts.owner as Account);
    const home = new URL(visitor.page.url()).pathname;
    const cookies = await visitor.page.context().cookies();
    await visitor.close();

    const newcomer = await openVisitor(server, { language: 'zh-TW' });
    await newcomer.page.context().addCookies(cookies);
    const scripts: { url: string; bytes: number; cache: string; encoding: string }[] = [];
    newcomer.page.on('response', (response) => {
      if (!response.url().endsWith('.js')) return;
      const headers = response.headers();
      scripts.push({
        url: new URL(response.url()).pathname,
        bytes: Number(headers['content-length'] ?? 0),
        cache: headers['cache-control'] ?? '',
        encoding: headers['content-encoding'] ?? '',
      });
    });
    await newcomer.page.goto(home);
    await newcomer.page.locator('main h1').waitFor();
    await newcomer.page.waitForLoadState('load');
    const paintedAt = await newcomer.page.evaluate(largestPaint);
    const bytes = scripts.reduce((sum, script) => sum + script.bytes, 0);
    process.stdout.write(
      `first load of ${home}: ${scripts.length} scripts, ${bytes} bytes; largest paint at ${Math.round(paintedAt as number)} ms\n`,
    );
    expect(scripts.length).toBeGreaterThan(3);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThanOrEqual(budgetBytes);
    expect(scripts.filter(({ bytes: size, encoding }) => size === 0 || !/^(br|gzip)$/.test(encoding))).toEqual([]);
    const kept = scripts.filter(({ url }) => url.startsWith('/assets/'));
    expect(kept.filter(({ cache }) => !cache.includes('immutable'))).toEqual([]);
    expect(newcomer.faults).toEqual([]);
  });

  it('comes with a policy that allows nothing inline and nothing from elsewhere, fresh each time', async () => {
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

  it('is a page only where a page is asked for: programs and unknown files get a problem', async () => {
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
