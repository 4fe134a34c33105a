import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { browserAbsent, openVisitor } from '../support/browser.ts';
import { speaker } from '../support/spoken.ts';

/** Third-party pages that we serve: they obey our content security policy, call no other host, and work. */
describe.skipIf(browserAbsent)('the tools beside the pages', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app?.close());

  it('shows an admin the job dashboard with every queue, and leads others to the sign-in', async () => {
    const { say } = speaker('en');
    const visitor = await openVisitor(app, { language: 'en' });
    const { page } = visitor;
    await page.goto('/admin/queues');
    await page.getByRole('button', { name: say('signIn.submit') }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await visitor.signIn(app.credentials.admin as never);
    await page.goto('/background-work');
    const opened = page.context().waitForEvent('page');
    await page.getByRole('link', { name: say('admin.background.open') }).click();
    expect(new URL((await opened).url()).pathname).toBe('/admin/queues');
    await page.goto('/admin/queues');
    for (const queue of ['apply', 'audio', 'emergency', 'maintenance', 'webhooks']) {
      await page.getByRole('link', { name: queue, exact: true }).first().waitFor();
    }
    await page.getByRole('link', { name: 'audio', exact: true }).first().click();
    await page.waitForURL(/\/admin\/queues\/queue\/audio/);
    await page.reload();
    await page.getByText('audio').first().waitFor();
    await visitor.shoot('dashboard');
    expect(visitor.faults).toEqual([]);
  });

  it('shows anybody the guide to the API', async () => {
    const visitor = await openVisitor(app, { language: 'zh-TW' });
    const { page } = visitor;
    await page.goto('/api/docs');
    const subjects = page.locator('.opblock-tag');
    await subjects.first().waitFor();
    await visitor.shoot('guide');
    const { paths } = (await (await page.request.get('/api/openapi.json')).json()) as {
      paths: Record<string, Record<string, { tags: string[] }>>;
    };
    const named = new Set(Object.values(paths).flatMap((path) => Object.values(path).flatMap(({ tags }) => tags)));
    expect(await subjects.count()).toBe(named.size);
    await page.getByPlaceholder('Filter by tag').fill('webhook');
    await expect.poll(() => subjects.count()).toBe(1);
    // A link into the guide leads there.
    await page.goto('/api/docs#/Change%20requests/getChangeRequestsIdTimeline');
    await page.reload();
    await page.getByText('/change-requests/{id}/timeline').first().waitFor();
    expect(visitor.faults).toEqual([]);
  });
});
