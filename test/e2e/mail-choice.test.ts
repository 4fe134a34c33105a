import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { browserAbsent, type Look } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { settled } from '../support/settled.ts';
import { speaker } from '../support/spoken.ts';

const looks: (Look & { account: string; kind: string })[] = [
  { language: 'zh-TW', phone: true, account: 'owner', kind: 'progress' },
  { language: 'en', theme: 'dark', account: 'technician', kind: 'jobs' },
];

describe.skipIf(browserAbsent)('the choice of mails', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app?.close());
  const enter = deskVisitors(() => app);

  it.each(looks)('is made on the account’s page ($language)', async ({ account, kind, ...look }) => {
    const { say } = speaker(look.language ?? 'en');
    app.clock.set(new Date().toISOString());
    const { page, axe, shoot } = await enter(look, account);
    await page.goto('/account');
    const box = page.getByRole('checkbox', { name: say(`mailChoice:kinds.${kind}`) });
    await box.uncheck();
    await page.getByRole('radio', { name: say('mailChoice:paces.daily') }).check();
    await expect
      .poll(async () => await app.as(account).get('/me/notifications'))
      .toMatchObject({ kinds: { [kind]: false }, pace: 'daily' });
    await settled(page);
    expect(await axe()).toEqual([]);
    await shoot('mail-choice');
    await page.reload();
    await box.waitFor();
    expect(await box.isChecked()).toBe(false);
    expect(await page.getByRole('radio', { name: say('mailChoice:paces.daily') }).isChecked()).toBe(true);
  });
});
