import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAbsent, type Look, openVisitor, signInOnPage } from '../support/browser.ts';
import { currentCode } from '../support/totp.ts';
import { startWebServer, type WebServer } from '../support/web-server.ts';

const looks: Look[] = [
  { language: 'zh-TW', theme: 'light' },
  { language: 'en', theme: 'dark', phone: true },
];

describe.skipIf(browserAbsent)('signing in', () => {
  let server: WebServer;
  beforeAll(async () => {
    server = await startWebServer();
  });
  afterAll(() => server?.close());

  it.each(looks)('says why when the password is wrong, then lets in and out ($language)', async (look) => {
    const visitor = await openVisitor(server, look);
    const { page } = visitor;
    const english = look.language === 'en';
    await page.goto('/members');
    await page.waitForURL('**/sign-in?next=%2Fmembers');
    expect(await page.locator('html').getAttribute('lang')).toBe(english ? 'en' : 'zh-Hant-TW');
    await page.locator('input[type=email]').fill(server.accounts.owner?.email ?? '');
    await page.locator('input[autocomplete=current-password]').fill('not the password');
    await page.keyboard.press('Enter');
    await page
      .getByRole('alert')
      .getByText(english ? 'Sign-in failed' : '登入失敗')
      .waitFor();
    await visitor.shoot('sign-in-refused');
    await page.locator('input[autocomplete=current-password]').fill(server.accounts.owner?.password ?? '');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/members');
    await page.getByRole('heading', { name: english ? 'Members' : '成員' }).waitFor();
    await page
      .getByRole('button', { name: /Chen|陳|Owner|.+/ })
      .last()
      .waitFor();
    await page.getByRole('banner').locator('[aria-haspopup=menu]').click();
    await page.getByRole('menuitem', { name: english ? 'Sign out' : '登出', exact: true }).click();
    await page.waitForURL('**/sign-in');
    expect(visitor.faults).toEqual([]);
    await visitor.close();
  });

  it.each(looks)('sets up two-step verification and asks for it at the next sign-in ($language)', async (look) => {
    const account = server.accounts[look.phone ? 'enterpriseOwner' : 'trialOwner'];
    if (!account) throw new Error('no demo account');
    const visitor = await openVisitor(server, look);
    const { page } = visitor;
    const english = look.language === 'en';
    await visitor.signIn(account);
    await page.goto('/account/second-factor');
    await page.locator('main input[type=password]').fill(account.password);
    await page.locator('main button[type=submit]').click();
    await page.getByRole('img', { name: /QR/ }).waitFor();
    expect(await visitor.axe()).toEqual([]);
    await visitor.shoot('second-factor-set-up');
    const secret = (await page.locator('pre').first().textContent())?.replaceAll(' ', '') ?? '';
    await page.getByRole('checkbox').check();
    await page.locator('main input[autocomplete=one-time-code]').fill(currentCode(secret));
    await page.locator('main button[type=submit]').click();
    await page.getByText(english ? 'Two-step verification is set up.' : '兩步驟驗證已設定完成。').waitFor();
    await page.getByRole('banner').locator('[aria-haspopup=menu]').click();
    await page.getByRole('menuitem', { name: english ? 'Sign out' : '登出', exact: true }).click();
    await page.waitForURL('**/sign-in');

    await page.locator('input[type=email]').fill(account.email);
    await page.locator('input[autocomplete=current-password]').fill(account.password);
    await page.keyboard.press('Enter');
    await page.locator('input[autocomplete=one-time-code]').waitFor();
    await visitor.shoot('second-factor-asked');
    // A code is valid once, so instead of waiting the test uses the code of the next time step.
    await page.locator('input[autocomplete=one-time-code]').fill(currentCode(secret, 30));
    await page.locator('main h1').waitFor();
    await page.waitForURL((url) => url.pathname !== '/sign-in');
    expect(visitor.faults).toEqual([]);
    await visitor.close();
  });

  it('accepts an invitation, whose link an admin passes on, and signs in at once', async () => {
    await server.ask('owner', '/invitations', {
      method: 'POST',
      body: { email: 'new.person@example.com', roles: ['member'] },
    });
    const admin = await openVisitor(server, { language: 'en' });
    await admin.signIn(server.accounts.admin as never);
    await admin.page.goto('/messages');
    await admin.page.getByText('Invitation to Lineshift').first().click();
    const text = await admin.page.locator('details[open] pre').textContent();
    const link = /http\S+accept-invitation\?token=\S+/.exec(text ?? '')?.[0] ?? '';
    expect(admin.faults).toEqual([]);
    await admin.close();
    const visitor = await openVisitor(server, { language: 'zh-TW', phone: true });
    await visitor.page.goto(link);
    await visitor.page.getByLabel('姓名').fill('林小華');
    await visitor.page.locator('input[autocomplete=new-password]').fill('短');
    await visitor.page.locator('button[type=submit]').click();
    await visitor.page.getByRole('alert').waitFor();
    await visitor.shoot('accept-invitation-refused');
    await visitor.page.locator('input[autocomplete=new-password]').fill('correct horse battery staple 42');
    await visitor.page.locator('button[type=submit]').click();
    await visitor.page.waitForURL((url) => !url.pathname.startsWith('/accept'));
    await visitor.page.locator('main h1').waitFor();
    expect(visitor.faults).toEqual([]);
    await visitor.close();
  });

  it('sets a forgotten password by the mailed link', async () => {
    const { email } = server.accounts.member as { email: string };
    const visitor = await openVisitor(server, { language: 'en' });
    const { page } = visitor;
    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    // Both pages have a field for the address.
    await page.getByRole('heading', { name: 'Forgot your password' }).waitFor();
    await page.locator('input[type=email]').fill(email);
    await page.locator('button[type=submit]').click();
    await page.getByRole('status').waitFor();
    const mails = (await server.ask('admin', '/messages')) as { items: { kind: string; body: string }[] };
    const mail = mails.items.find(({ kind }) => kind === 'password_recovery');
    await page.goto(/http\S+reset-password\?token=\S+/.exec(mail?.body ?? '')?.[0] ?? '');
    await page.locator('input[autocomplete=new-password]').fill('a fresh and much longer secret');
    await page.locator('button[type=submit]').click();
    await page.getByText('The new password is set.').waitFor();
    await signInOnPage(page, { email, password: 'a fresh and much longer secret' });
    expect(visitor.faults).toEqual([]);
    await visitor.close();
  });

  it('remembers language and theme, in the browser and in the account', async () => {
    const visitor = await openVisitor(server, { language: 'en' });
    const { page } = visitor;
    await visitor.signIn(server.accounts.technician as never);
    await page.getByRole('banner').locator('[aria-haspopup=menu]').click();
    await page.getByRole('menuitem', { name: '繁體中文' }).click();
    await page.locator('html[lang=zh-Hant-TW]').waitFor();
    await page.getByRole('banner').locator('[aria-haspopup=menu]').click();
    await page.getByRole('menuitem', { name: '深色' }).click();
    await page.reload();
    await page.locator('html[lang=zh-Hant-TW][data-mantine-color-scheme=dark]').waitFor();
    expect(visitor.faults).toEqual([]);
    await visitor.close();
    const elsewhere = await openVisitor(server, { language: 'en' });
    await elsewhere.signIn(server.accounts.technician as never);
    await elsewhere.page.locator('html[lang=zh-Hant-TW]').waitFor();
    await elsewhere.close();
  });
});
