import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAbsent, fourLooks, openVisitor } from '../support/browser.ts';
import { surveyPages } from '../support/survey.ts';
import { startWebServer, type WebServer } from '../support/web-server.ts';

describe.skipIf(browserAbsent)('the pages of people and accounts', () => {
  let server: WebServer;
  beforeAll(async () => {
    server = await startWebServer();
    const invite = (email: string) =>
      server.ask('owner', '/invitations', { method: 'POST', body: { email, roles: ['member'] } });
    await invite('first@example.com');
    await invite('second@example.com');
  });
  afterAll(() => server?.close());

  it.each(fourLooks)('are clean before the sign-in ($language, $theme, phone: $phone)', async (look) => {
    const visitor = await openVisitor(server, look);
    await surveyPages(visitor, [
      '/sign-in',
      '/forgot-password',
      '/reset-password?token=x',
      '/accept-invitation?token=x',
    ]);
    expect(visitor.faults).toEqual([]);
    await visitor.close();
  });

  it.each(fourLooks)('are clean for an owner ($language, $theme, phone: $phone)', async (look) => {
    const visitor = await openVisitor(server, look);
    await visitor.signIn(server.accounts.owner as never);
    await surveyPages(visitor, [
      '/members',
      '/invitations',
      '/api-keys',
      '/account',
      '/account/second-factor',
      '/contact/desk',
      '/no-such-page',
    ]);
    expect(visitor.faults).toEqual([]);
    await visitor.close();
  });

  it.each(fourLooks)('are clean for an admin ($language, $theme, phone: $phone)', async (look) => {
    const visitor = await openVisitor(server, look);
    await visitor.signIn(server.accounts.admin as never);
    await surveyPages(visitor, ['/staff', '/messages', '/invitations'], 'admin');
    expect(visitor.faults).toEqual([]);
    await visitor.close();
  });

  it('are reached by keyboard: skip link first, then the content', async () => {
    const visitor = await openVisitor(server, { language: 'en' });
    const { page } = visitor;
    await visitor.signIn(server.accounts.owner as never);
    await page.goto('/members');
    await page.locator('main table').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.querySelector("main").contains(document.activeElement)')).toBe(true);
    await visitor.close();
  });

  it('makes a key, shows it once and revokes it', async () => {
    const visitor = await openVisitor(server, { language: 'en' });
    const { page } = visitor;
    await visitor.signIn(server.accounts.owner as never);
    await page.goto('/api-keys');
    await page.getByRole('button', { name: 'New key' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Nightly export');
    await page.getByRole('button', { name: 'Create the key' }).click();
    const key = await page.getByRole('dialog').locator('pre').textContent();
    await visitor.shoot('api-key-made');
    expect(await visitor.axe()).toEqual([]);
    const me = await fetch(`${server.url}/api/v1/me`, { headers: { authorization: `Bearer ${key}` } });
    expect(me.status).toBe(200);
    await page.getByRole('button', { name: 'I have saved it' }).click();
    const row = page.getByRole('row', { name: /Nightly export/ });
    await row.getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await row.getByText('revoked').waitFor();
    const after = await fetch(`${server.url}/api/v1/me`, { headers: { authorization: `Bearer ${key}` } });
    expect(after.status).toBe(401);
    expect(visitor.faults).toEqual([]);
    await visitor.close();
  });

  it('sends an invitation again, and hands its link on', async () => {
    const visitor = await openVisitor(server, { language: 'en' });
    const { page } = visitor;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await visitor.signIn(server.accounts.admin as never);
    const copied = async () => {
      await page.goto('/messages');
      await page.getByRole('button', { name: 'Copy the link: second@example.com' }).first().click();
      await page.getByText('Copied').waitFor();
      return await page.evaluate('navigator.clipboard.readText()');
    };
    const before = await copied();
    expect(before).toMatch(/^http.*\/accept-invitation\?token=[\w-]{43}$/);
    await page.goto('/invitations');
    const row = page.getByRole('row', { name: /second@example.com/ });
    await row.getByText('海風旅行社 Seabreeze Travel').waitFor();
    await row.getByRole('button', { name: 'Send again' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send again' }).click();
    await page.getByText('The invitation is on its way.').waitFor();
    const after = await copied();
    expect(after).not.toBe(before);
    await page.locator('summary').first().click();
    await page.locator('details[open]').getByText(String(after)).waitFor();
    await visitor.shoot('messages-open');
    expect(await visitor.axe()).toEqual([]);
    expect(visitor.faults).toEqual([]);
    await visitor.close();
  });

  it('does not offer to disable oneself, and rows can be hit with a finger', async () => {
    const visitor = await openVisitor(server, { language: 'en', phone: true });
    const { page } = visitor;
    await visitor.signIn(server.accounts.admin as never);
    await page.goto('/staff');
    const row = (email: string) => page.getByRole('row', { name: new RegExp(email) });
    const disable = row(server.accounts.technician?.email ?? '').getByRole('button', { name: 'Disable' });
    expect((await disable.boundingBox())?.height).toBeGreaterThanOrEqual(40);
    expect(
      await row(server.accounts.admin?.email ?? '')
        .getByRole('button', { name: 'Disable' })
        .count(),
    ).toBe(0);
    expect(visitor.faults).toEqual([]);
    await visitor.close();
  });

  it('shows in the dialog why the last owner stays', async () => {
    const visitor = await openVisitor(server, { language: 'zh-TW' });
    const { page } = visitor;
    await visitor.signIn(server.accounts.trialOwner as never);
    await page.goto('/members');
    await page.getByRole('button', { name: '移除' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: '移除' }).click();
    await page.getByRole('dialog').getByRole('alert').getByText('至少要有一位主要管理者').waitFor();
    await visitor.shoot('members-last-owner');
    expect(visitor.faults).toEqual([]);
    await visitor.close();
  });
});
