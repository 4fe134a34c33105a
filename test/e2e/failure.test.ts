import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proofSentences } from '../../src/contract/words/proof.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { browserAbsent } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { filings } from '../support/filing.ts';
import { speaker } from '../support/spoken.ts';

const looks = [
  {
    look: { language: 'zh-TW', theme: 'light' },
    problem: '我方系統發生問題',
    reach: '聯絡我們',
    keep: '保留需求',
    next: '生效後會寄信通知您',
  },
  {
    look: { language: 'en', theme: 'dark', phone: true },
    problem: 'A problem on our side',
    reach: 'Contact us',
    keep: 'Keep request',
    next: 'make your change again',
  },
] as const;

describe.skipIf(browserAbsent)('a failure on our side', () => {
  let app: TestApp;
  let changeRequestId = '';
  let jobId = '';
  beforeAll(async () => {
    app = await startTestApp();
    const { request, job } = await filings(app).file({ account: 'owner' });
    changeRequestId = request.id;
    jobId = request.jobId;
    const technician = app.as('technician');
    await technician.post(`${job}/take`);
    const stranger = join(app.pbxFolder, 'letter-to-the-bank.txt');
    await rm(join(app.pbxFolder, '.lineshift.json'), { force: true });
    await writeFile(stranger, 'not ours');
    await technician.post(`${job}/apply`);
    await app.as('owner').until(`/change-requests/${changeRequestId}`, ({ status }) => status === 'failed');
    app.takeFaults();
    await rm(stranger);
  });
  afterAll(() => app?.close());
  const enter = deskVisitors(() => app, 'owner');
  const enterAsOperator = deskVisitors(() => app, 'operator');
  const enterAsTechnician = deskVisitors(() => app, 'technician');

  it.each(looks)('is told to the customer as ours, with who to call ($look.language)', async (telling) => {
    const { page, axe, shoot } = await enter(telling.look);
    const { say } = speaker(telling.look.language);
    await page.goto('/lines');
    const problems = page.getByRole('list', { name: say('customer.home.problems') });
    await problems.getByText(say('customer.home.problemText')).waitFor();
    await problems.locator(`a[href="/requests/${changeRequestId}"]`).click();
    await page.getByRole('heading', { name: telling.problem }).waitFor();
    const text = await page.locator('main').textContent();
    // It shows who acts, when, and the next step: the failure is not the end of the request.
    for (const key of ['owner', 'ownerValue', 'since', 'meanwhile', 'nextStep'])
      expect(text, key).toContain(say(`customer.request.${key}`));
    // The state of the phone system is unknown here, so the page claims nothing.
    expect(text).toContain(proofSentences.unknown[telling.look.language]);
    expect(text).toContain(telling.next);
    expect(text).not.toContain(say('customer.request.end'));
    expect(text).not.toMatch(/apply_|wrong_configuration|letter-to-the-bank|demo-phone-system/);
    const reach = page.locator('main').getByRole('link', { name: telling.reach });
    expect(await reach.getAttribute('href')).toBe('/contact/desk');
    expect(await axe()).toEqual([]);
    await shoot('customer-failed');
    await page.getByRole('button', { name: /取消需求|Cancel the request/ }).click();
    await page.getByRole('button', { name: telling.keep }).click();
    expect((await app.as('owner').get(`/change-requests/${changeRequestId}`)).status).toBe('failed');
  });

  it.each(looks)(
    'is told to an operator with its cause, who may put it back into the queue ($look.language)',
    async ({ look }) => {
      const { page, axe, shoot } = await enterAsOperator(look);
      const { say } = speaker(look.language);
      await page.goto('/start');
      await page.locator(`a[href="/jobs/${jobId}"]`).first().click();
      await page.getByText(say('technician.state.notRestored')).waitFor();
      await page.getByRole('button', { name: say('technician.retry.label') }).click();
      await page.getByText(say('technician.retry.text')).waitFor();
      expect(await axe()).toEqual([]);
      await shoot('operator-failed');
      await page.getByRole('button', { name: say('technician.retry.keep') }).click();
    },
  );

  it.each(looks)('is taken up again by the technician who had it ($look.language)', async ({ look }) => {
    const { page, axe, shoot } = await enterAsTechnician(look);
    const { say } = speaker(look.language);
    const technician = app.as('technician');
    if ((await technician.get(`/jobs/${jobId}`)).status !== 'failed') {
      await technician.post(`/jobs/${jobId}/fail`, { reason: 'Not now' });
      app.takeFaults();
    }
    await page.goto(`/jobs/${jobId}`);
    const again = page.getByRole('button', { name: say('technician.tryAgain') });
    await again.waitFor();
    expect(await axe()).toEqual([]);
    await shoot('technician-failed');
    await again.click();
    await page.getByRole('heading', { name: say('technician.readBack.title') }).waitFor();
    expect(await technician.get(`/jobs/${jobId}`)).toMatchObject({ status: 'taken', applying: false });
  });
});
