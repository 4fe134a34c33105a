import { afterAll, beforeAll, describe, it } from 'vitest';
import { browserAbsent, openVisitor } from '../support/browser.ts';
import { surveyPages } from '../support/survey.ts';
import { startWebServer, type WebServer } from '../support/web-server.ts';

describe.skipIf(browserAbsent)('at 200 %', () => {
  let server: WebServer;
  beforeAll(async () => {
    server = await startWebServer();
  });
  afterAll(() => server?.close());

  async function firstOf(account: string, list: string): Promise<string> {
    return ((await server.ask(account, `${list}?limit=1`)) as { items: { id: string }[] }).items[0]?.id as string;
  }

  const pages: Record<string, () => Promise<string[]>> = {
    owner: async () => [
      `/requests/holidays?line=${await firstOf('owner', '/lines')}`,
      `/requests/hours?line=${await firstOf('owner', '/lines')}`,
      '/requests',
      `/requests/${await firstOf('owner', '/change-requests')}`,
      '/webhooks',
    ],
    technician: async () => [`/jobs/${await firstOf('technician', '/jobs')}`],
    operator: async () => ['/start', '/calendar', '/reports', '/season', '/on-call', '/emergency', '/webhooks'],
    admin: async () => [`/customers/${await firstOf('admin', '/customers')}`, '/audit'],
  };

  it.each(Object.keys(pages))('the main pages of %s are whole', async (account) => {
    const visitor = await openVisitor(server, { language: 'en', zoomed: true });
    await visitor.signIn(server.accounts[account] as never);
    await surveyPages(visitor, await (pages[account] as () => Promise<string[]>)(), `zoom-${account}`);
  });
});
