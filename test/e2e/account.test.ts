import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { browserAbsent, type Look, openVisitor } from '../support/browser.ts';

const looks: Look[] = [
  { language: 'zh-TW', theme: 'light' },
  { language: 'en', theme: 'dark', phone: true },
];
const contact = {
  desk: { phone: '+886255501000', email: 'desk@vendor.example' },
  sales: { phone: null, email: null },
};

describe.skipIf(browserAbsent)('the account, and getting into it', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ config: { contact } });
  });
  afterAll(() => app?.close());

  it.each(looks)('shows how to reach us, locked out or not ($language)', async (look) => {
    const visitor = await openVisitor(app, look);
    const { page } = visitor;
    const english = look.language === 'en';
    await page.goto('/sign-in');
    await page.getByRole('link', { name: english ? 'Contact us' : '聯絡客服' }).click();
    const phone = page.getByRole('link', { name: '02-5550-1000' });
    await phone.waitFor();
    expect(await phone.getAttribute('href')).toBe('tel:+886255501000');
    const mail = page.getByRole('link', { name: 'desk@vendor.example' });
    expect(await mail.getAttribute('href')).toBe('mailto:desk@vendor.example');
    await page.getByText(english ? 'the 14 days after onboarding only' : '導入後 14 天').waitFor();
    expect(await visitor.axe()).toEqual([]);
    await visitor.shoot('contact-locked-out');
    await page.getByRole('link', { name: english ? 'Contact sales' : '聯絡業務' }).click();
    await page.getByText(english ? 'your usual contact' : '既有聯絡窗口').waitFor();
    await page.getByRole('link', { name: english ? /^Back to/ : '回到登入頁' }).click();
    await page.waitForURL('**/sign-in');
    await visitor.signIn(app.credentials.member as never);
    await page.getByRole('banner').locator('[aria-haspopup=menu]').click();
    await page.getByRole('menuitem', { name: english ? 'Contact us' : '聯絡客服' }).click();
    await page.waitForURL('**/contact/desk');
    await phone.waitFor();
    await page.getByRole('banner').locator('[aria-haspopup=menu]').waitFor();
    expect(await visitor.axe()).toEqual([]);
    await visitor.shoot('contact');
    expect(visitor.faults).toEqual([]);
  });

  it('shows and hides the password by keyboard', async () => {
    const visitor = await openVisitor(app, { language: 'en' });
    const { page } = visitor;
    await page.goto('/sign-in');
    const password = page.locator('input[autocomplete=current-password]');
    await password.fill('what I typed');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await password.getAttribute('type')).toBe('text');
    await page.keyboard.press('Space');
    expect(await password.getAttribute('type')).toBe('password');
    expect(page.url()).toMatch(/\/sign-in$/);
    expect(visitor.faults).toEqual([]);
  });

  it.each(['//evil.example', '/\\evil.example', '/\t/evil.example', '/.//evil.example', 'javascript:alert(1)'])(
    'does not redirect to another site after the sign-in: %j',
    async (next) => {
      const visitor = await openVisitor(app, { language: 'en' });
      const { page } = visitor;
      await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
      const { email, password } = app.credentials.enterpriseOwner as { email: string; password: string };
      await page.locator('input[type=email]').fill(email);
      await page.locator('input[autocomplete=current-password]').fill(password);
      await page.keyboard.press('Enter');
      await page.waitForURL(`${app.url}/lines`);
      expect(visitor.faults).toEqual([]);
    },
  );

  it('leads back to where somebody was when their session ended, also when a press of a button found out', async () => {
    const visitor = await openVisitor(app, { language: 'en' });
    const { page } = visitor;
    const account = app.credentials.technician2 as { email: string; password: string };
    await visitor.signIn(account);
    await page.goto('/jobs?view=mine&q=rain');
    await page.getByText('You have no jobs').waitFor();
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Take the next one' }).click();
    await page.waitForURL(/\/sign-in\?next=/);
    await page.locator('input[type=email]').fill(account.email);
    await page.locator('input[autocomplete=current-password]').fill(account.password);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${app.url}/jobs?view=mine&q=rain`);
    expect(visitor.faults).toEqual([]);
  });

  it.each(looks)('marks the device in use and signs out others only ($language)', async (look) => {
    const visitor = await openVisitor(app, look);
    const { page } = visitor;
    const english = look.language === 'en';
    const elsewhere = await openVisitor(app, look);
    await elsewhere.signIn(app.credentials.technician as never);
    await visitor.signIn(app.credentials.technician as never);
    await page.goto('/account');
    await page.getByText(english ? 'This device' : '這個裝置', { exact: true }).waitFor();
    const others = page.getByRole('button', { name: english ? 'Sign out there' : '登出該裝置', exact: true });
    const before = await others.count();
    expect(before).toBeGreaterThan(0);
    expect(await visitor.axe()).toEqual([]);
    await visitor.shoot('account');
    await others.first().click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: english ? 'Sign out there' : '登出該裝置' })
      .click();
    await expect.poll(() => others.count()).toBe(before - 1);
    await page.getByText(english ? 'This device' : '這個裝置', { exact: true }).waitFor();
    expect(visitor.faults).toEqual([]);
  });

  it('gives the backup codes to the clipboard and into a file, without sending them anywhere', async () => {
    const visitor = await openVisitor(app, { language: 'en' });
    const { page } = visitor;
    const account = app.credentials.trialOwner as { email: string; password: string };
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await visitor.signIn(account);
    await page.goto('/account/second-factor');
    await page.locator('main input[type=password]').fill(account.password);
    await page.locator('main button[type=submit]').click();
    const codes = (await page.locator('pre').nth(1).textContent()) ?? '';
    expect(codes.split('\n').length).toBeGreaterThan(5);
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.url()));
    await page.getByRole('button', { name: 'Copy the codes' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(codes);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as a file' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('Lineshift backup codes.txt');
    const text = readFileSync(await file.path(), 'utf8');
    expect(text).toContain(account.email);
    expect(text.trim().endsWith(codes)).toBe(true);
    expect(sent.filter((url) => !url.startsWith('blob:'))).toEqual([]);
    await visitor.shoot('backup-codes');
    expect(await visitor.axe()).toEqual([]);
    expect(visitor.faults).toEqual([]);
  });

  it('turns single-key shortcuts off on this device, and their hints with them', async () => {
    const visitor = await openVisitor(app, { language: 'en' });
    const { page } = visitor;
    await visitor.signIn(app.credentials.technician as never);
    await page.goto('/jobs?view=mine');
    const hints = page.locator('kbd');
    await expect.poll(() => hints.allTextContents()).toEqual(['S', 'T', '/', '?']);
    await page.keyboard.press('/');
    await page.keyboard.type('nobody');
    await page.waitForURL(/q=nobody/);
    await page.goto('/account');
    await page.getByRole('switch', { name: 'Single keys act on the job pages' }).click();
    await page.goto('/jobs?view=mine');
    await page.getByText('You have no jobs').waitFor();
    await expect.poll(() => hints.count()).toBe(0);
    await page.keyboard.press('/');
    await page.keyboard.type('t');
    await expect.poll(() => page.getByRole('textbox', { name: 'Customer, line or number' }).inputValue()).toBe('');
    expect(new URL(page.url()).pathname).toBe('/jobs');
    expect(await page.getByRole('button', { name: 'Take the next one' }).getAttribute('aria-keyshortcuts')).toBeNull();
    await expect.poll(() => page.getByText(/Press T/).count()).toBe(0);
    expect(visitor.faults).toEqual([]);
  });

  it('shows no shortcuts on a device without a keyboard', async () => {
    const visitor = await openVisitor(app, { phone: true });
    await visitor.signIn(app.credentials.technician as never);
    const hints = visitor.page.locator('kbd');
    for (const start of ['/jobs', '/jobs?view=mine']) {
      await visitor.page.goto(start);
      await hints.nth(1).waitFor({ state: 'attached' });
      await expect.poll(() => hints.filter({ visible: true }).count()).toBe(0);
    }
  });
});
