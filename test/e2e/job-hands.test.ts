import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { browserAbsent, type Look } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { filings } from '../support/filing.ts';
import { settled } from '../support/settled.ts';
import { speaker } from '../support/spoken.ts';

const minuteMs = 60_000;
const looks: Look[] = [
  { language: 'zh-TW', phone: true },
  { language: 'en', theme: 'dark' },
];

describe.skipIf(browserAbsent)('a job that changes hands', () => {
  let app: TestApp;
  let filing: ReturnType<typeof filings>;
  beforeAll(async () => {
    app = await startTestApp();
    filing = filings(app);
  });
  afterAll(() => app?.close());
  const enter = deskVisitors(() => app, 'technician');

  it.each(looks)('is warned of, kept by one press, lapses, and keeps what was typed ($language)', async (look) => {
    const { say } = speaker(look.language ?? 'en');
    app.clock.set(new Date().toISOString());
    const { job, request } = await filing.file();
    await app.as('technician').post(`${job}/take`);
    const visitor = await enter(look);
    const { page } = visitor;
    const endsIn = async (minutes: number) => {
      const at = new Date(app.clock.now().getTime() + minutes * minuteMs);
      await app.query('update job set lease_until = $1 where id = $2', [at, request.jobId]);
    };
    await endsIn(10);
    await page.goto(job);
    await page.getByRole('alert').getByText(say('technician.lease.title')).waitFor();
    await settled(page);
    expect(await visitor.axe()).toEqual([]);
    await visitor.shoot('job-lease-ends');
    await page.getByRole('button', { name: say('technician.lease.goOn') }).click();
    await expect.poll(() => page.getByText(say('technician.lease.title')).count()).toBe(0);
    const { leaseUntil } = await app.as('operator').get(job);
    expect(Date.parse(leaseUntil) - Date.now()).toBeGreaterThan(3.9 * 60 * minuteMs);

    await page.getByLabel(say('technician.notes.label')).fill('VPN: ask Chen.');
    await page.getByLabel(say('conversation.text')).fill('Shall it say Monday?');
    await page.getByRole('button', { name: say('technician.hold.label'), exact: true }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('The exchange is being updated.');
    await endsIn(0);
    await app.as('operator').get('/jobs/counts');
    await app.as('technician2').post(`${job}/take`);
    await app.as('technician2').post(`${job}/release`);
    await page.getByText(say('technician.state.backText')).waitFor();
    await visitor.shoot('job-lapsed');
    await page.getByRole('button', { name: say('technician.takeAgain') }).click();
    await expect.poll(() => page.getByLabel(say('conversation.text')).inputValue()).toBe('Shall it say Monday?');
    expect(await page.getByLabel(say('technician.notes.label')).inputValue()).toBe('VPN: ask Chen.');
    await page.getByRole('button', { name: say('technician.hold.label'), exact: true }).click();
    const reason = page.getByRole('dialog').getByRole('textbox');
    expect(await reason.inputValue()).toBe('The exchange is being updated.');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: say('technician.notes.leave') }).click();
    await page.getByRole('listitem').getByText('VPN: ask Chen.').waitFor();
    await page.getByRole('button', { name: say('technician.release.label'), exact: true }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Second note.');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('technician.release.confirm') })
      .click();
    await page.getByRole('listitem').getByText('Second note.').waitFor();
    await app.as('owner').post(`/change-requests/${request.id}/cancel`);
  });

  it.each(looks)('is assigned by an operator, with who holds how many ($language)', async (look) => {
    const { say } = speaker(look.language ?? 'en');
    const { job } = await filing.file();
    const { page, axe, shoot } = await enter(look, 'operator');
    await page.goto(job);
    await page.getByRole('button', { name: say('technician.reassign.label') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('technician.reassign.to')).click();
    await page.getByRole('option').filter({ hasText: '吳佳穎' }).click();
    await settled(page);
    expect(await axe()).toEqual([]);
    await shoot('job-reassign');
    await dialog.getByRole('button', { name: say('technician.reassign.confirm') }).click();
    await page.getByText(say('technician.state.taken', { holder: '吳佳穎 Wu Chia-ying' })).waitFor();
    await app.as('technician2').post(`${job}/release`);
  });

  it.each(looks)('is taken together with others of its customer ($language)', async (look) => {
    const { say } = speaker(look.language ?? 'en');
    await filing.file();
    await filing.file();
    const { page, axe, shoot } = await enter(look);
    await page.goto('/jobs');
    const batch = page.getByRole('button', {
      name: say('technician.batch.label', { customer: '海風旅行社 Seabreeze Travel' }),
    });
    await batch.waitFor();
    await page.getByText(say('technician.queue.oldest', { age: '…' }).split('…')[0] ?? '').waitFor();
    expect(await axe()).toEqual([]);
    await shoot('queue-batch');
    await batch.click();
    await page.waitForURL(/view=mine/);
    const { items } = await app.as('technician').get('/jobs?status=taken&mine=true');
    expect(items.length).toBeGreaterThanOrEqual(2);
    for (const { id } of items) await app.as('technician').post(`/jobs/${id}/release`);
  });
});
