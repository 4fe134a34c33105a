import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { browserAbsent, fourLooks, twoLooks } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { filings } from '../support/filing.ts';
import { settled } from '../support/settled.ts';
import { surveyPages } from '../support/survey.ts';
import { demoNumbers } from '../support/voice.ts';

const words = {
  'zh-TW': {
    apply: '套用變更',
    verified: '已生效並確認',
    agrees: '電話系統目前的內容',
    sign: '簽核完成',
    signedOff: '已完成並簽核',
  },
  en: {
    apply: 'Apply the change',
    verified: 'Live and verified',
    agrees: 'What the phone system has now',
    sign: 'Sign off',
    signedOff: 'Done and signed off',
  },
} as const;

describe.skipIf(browserAbsent)("the technician's desk", () => {
  let app: TestApp;
  let filing: ReturnType<typeof filings>;
  beforeAll(async () => {
    app = await startTestApp();
    filing = filings(app);
  });
  afterEach(async () => {
    await releaseAll('technician');
    await releaseAll('technician2');
  });
  afterAll(() => app?.close());

  const enter = deskVisitors(() => app, 'technician');

  async function releaseAll(account: string): Promise<void> {
    const technician = app.as(account);
    for (const { id, paused } of (await technician.get('/jobs?status=taken&mine=true')).items) {
      if (paused) await technician.post(`/jobs/${id}/resume`);
      await technician.post(`/jobs/${id}/release`);
    }
  }

  it.each(twoLooks)(
    'takes the next job with one key, applies it and sees it verified ($language, $theme, phone: $phone)',
    async (look) => {
      const said = words[look.language ?? 'zh-TW'];
      await filing.file({ extra: { note: '請於下班前完成，謝謝。 Please finish today.' } });
      const visitor = await enter(look);
      const { page } = visitor;
      await page.getByRole('row').nth(1).waitFor();
      expect(await visitor.axe()).toEqual([]);
      await visitor.shoot('technician-queue');
      await page.keyboard.press('t');
      await page.waitForURL(/\/jobs\/[0-9a-f-]{36}$/);
      await page.getByRole('button', { name: said.apply }).waitFor();
      await page.getByRole('heading', { name: said.agrees }).waitFor();
      await page.locator('[class*=player]').first().waitFor();
      await settled(page);
      expect(await visitor.axe()).toEqual([]);
      await visitor.shoot('technician-job');
      await page.getByRole('button', { name: said.apply }).click();
      await page.getByRole('status').getByText(said.verified).waitFor();
      await settled(page);
      expect(await visitor.axe()).toEqual([]);
      await visitor.shoot('technician-verified');
    },
  );

  it.each(twoLooks)('works a checklist off step by step ($language, $theme, phone: $phone)', async (look) => {
    const said = words[look.language ?? 'zh-TW'];
    const { request } = await filing.file({ number: demoNumbers.manual });
    await app.as('technician').post(`/jobs/${request.jobId}/take`);
    const visitor = await enter(look);
    const { page } = visitor;
    await page.goto(`/jobs/${request.jobId}`);
    const steps = page.getByRole('checkbox');
    await steps.first().waitFor();
    const sign = page.getByRole('button', { name: said.sign });
    await expect.poll(() => sign.isDisabled()).toBe(true);
    // After that the phone system has the file, and no later checklist asks for it.
    if (look === twoLooks[0]) {
      const link = await page.locator('a[download]').first().getAttribute('href');
      const answer = await page.request.get(link ?? '');
      expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'audio/wav']);
    }
    const count = await steps.count();
    for (let index = 0; index < count; index += 1) await steps.nth(index).check();
    await page.reload();
    await page
      .getByRole('checkbox', { checked: true })
      .nth(count - 1)
      .waitFor();
    await settled(page);
    expect(await visitor.axe()).toEqual([]);
    await visitor.shoot('technician-checklist');
    await sign.click();
    await page.getByRole('status').getByText(said.signedOff).waitFor();
    await visitor.shoot('technician-signed-off');
  });

  it('asks, holds, resumes and gives up; an operator puts it back', async () => {
    const { request } = await filing.file();
    const asked = await filing.file();
    for (const { request: one } of [{ request }, asked]) await app.as('technician').post(`/jobs/${one.jobId}/take`);
    const visitor = await enter({ language: 'en' });
    const { page } = visitor;
    await page.goto(`/jobs/${asked.request.jobId}`);
    await page.getByRole('button', { name: 'Ask the customer' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Which of the two files?');
    await page.getByRole('dialog').getByRole('button', { name: 'Send the question' }).click();
    await page.getByText('comes back to the queue when the question is answered').waitFor();
    await page.goto(`/jobs/${request.jobId}`);
    await page.getByRole('button', { name: 'Hold' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Waiting for a colleague');
    await page.getByRole('dialog').getByRole('button', { name: 'Put on hold' }).click();
    await page.getByText('Waiting for a colleague').first().waitFor();
    await visitor.shoot('technician-held');
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByRole('button', { name: 'Give up' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('The number was ported away');
    await page.getByRole('dialog').getByRole('button', { name: 'It cannot be done' }).click();
    await page.getByText('The job was given up').waitFor();
    await visitor.shoot('technician-failed');
    expect(await visitor.axe()).toEqual([]);
    const operator = await enter({ language: 'zh-TW' }, 'operator');
    await operator.page.goto('/jobs?view=failed');
    await operator.page.getByRole('button', { name: '重新處理' }).first().waitFor();
    await operator.shoot('operator-failed');
    expect(await operator.axe()).toEqual([]);
    await operator.page.getByRole('button', { name: '重新處理' }).first().click();
    await operator.page.getByRole('dialog').getByRole('button', { name: '放回佇列' }).click();
    await page.getByText('Nobody holds this job').or(page.getByText('You no longer hold this job')).waitFor();
  });

  it('removes rows live, and says when nothing is left', async () => {
    await filing.file();
    const visitor = await enter({ language: 'en' });
    const { page } = visitor;
    await page.goto('/jobs');
    await page.getByRole('row').nth(1).waitFor();
    const { items } = await app.as('technician2').get('/jobs?limit=200');
    await page.getByRole('row').nth(items.length).waitFor();
    for (const { changeRequestId } of items) await app.as('owner').post(`/change-requests/${changeRequestId}/cancel`);
    await page.getByText('Nothing is waiting').waitFor();
    await visitor.shoot('technician-empty');
    await page.keyboard.press('t');
    await page.getByText('The queue is empty: nothing to take.').waitFor();
    await page.goto('/jobs?view=mine');
    await page.getByText('You have no jobs').waitFor();
    expect(await visitor.axe()).toEqual([]);
  });

  it.each(fourLooks)('is clean for staff who look on ($language, $theme, phone: $phone)', async (look) => {
    const visitor = await enter(look, 'operator');
    await surveyPages(visitor, ['/jobs', '/jobs?view=taken', '/phone-systems', '/emergency'], 'operator');
  });
});
