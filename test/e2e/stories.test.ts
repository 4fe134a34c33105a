import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestNumber } from '../../src/domain/change-request/request-number.ts';
import { lapseLeases } from '../../src/features/jobs/lapse-leases.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Json } from '../support/app-client.ts';
import { browserAbsent, type Look, type Visitor } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { filings } from '../support/filing.ts';
import { settled } from '../support/settled.ts';
import { type Language, speaker } from '../support/spoken.ts';
import { demoNumbers, silence, voice } from '../support/voice.ts';

/** Each story runs in both languages; together they cover both themes and a customer on a phone. */
const tellings: { language: Language; customer: Look; desk: Look; level: number }[] = [
  {
    language: 'zh-TW',
    customer: { language: 'zh-TW', phone: true },
    desk: { language: 'zh-TW', theme: 'dark' },
    level: 0.4,
  },
  { language: 'en', customer: { language: 'en', theme: 'dark' }, desk: { language: 'en' }, level: 0.6 },
];

const lineName = '客服專線 Customer service';

function wav(name: string, buffer: Buffer) {
  return { name, mimeType: 'audio/wav', buffer };
}

describe.skipIf(browserAbsent)('a story in a browser', () => {
  let app: TestApp;
  let filing: ReturnType<typeof filings>;
  beforeAll(async () => {
    app = await startTestApp();
    filing = filings(app);
  });
  afterAll(() => app?.close());

  const enter = deskVisitors(() => app);

  /** A screenshot and the findings of axe at an important point of the story. */
  async function look(visitor: Visitor, name: string): Promise<void> {
    await settled(visitor.page);
    expect(await visitor.axe()).toEqual([]);
    await visitor.shoot(`story-${name}`);
  }

  async function sendWhenReady(page: Page, label: string): Promise<void> {
    await page.locator('button:enabled', { hasText: label }).click();
    await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
  }

  async function workOff({ id, jobId }: Json): Promise<string> {
    await app.as('technician').post(`/jobs/${jobId}/take`);
    await app.as('technician').post(`/jobs/${jobId}/apply`);
    await app.as('owner').until(`/change-requests/${id}`, ({ status }) => status === 'completed');
    return id;
  }

  it.each(tellings)(
    'replaces a greeting: requested, taken, applied, and live on a page nobody touched ($language)',
    async (telling) => {
      const { say, word } = speaker(telling.language);
      const customer = await enter(telling.customer, 'owner');
      const { page } = customer;
      await page.getByRole('link', { name: say('customer.lines.replaceAt', { line: lineName }) }).click();
      await page
        .locator('input[type=file]')
        .setInputFiles(wav(`greeting-${telling.language}.wav`, voice(telling.level)));
      await page.getByRole('group', { name: say('customer.upload.new') }).waitFor();
      await page.getByRole('button', { name: say('ui.due.showReceipt') }).waitFor();
      await page.getByRole('button', { name: say('ui.due.showReceipt') }).click();
      await look(customer, 'replace');
      await sendWhenReady(page, say('customer.replace.send'));
      await page.locator('header').getByRole('status').getByText(word('status', 'accepted')).waitFor();
      const home = await page.context().newPage();
      await home.goto('/lines');
      await home.getByRole('heading', { name: say('customer.lines.openRequests') }).waitFor();

      const technician = await enter(telling.desk, 'technician');
      await technician.page.getByRole('row').nth(1).waitFor();
      await technician.page.keyboard.press('t');
      await technician.page.waitForURL(/\/jobs\/[0-9a-f-]{36}$/);
      await page.locator('header').getByRole('status').getByText(word('status', 'inProgress')).waitFor();
      await technician.page.locator('[class*=player]').first().waitFor();
      await look(technician, 'job');
      await technician.page.getByRole('button', { name: say('technician.apply.apply') }).click();
      await technician.page.getByRole('status').getByText(say('technician.state.verified')).waitFor();

      await page.locator('header').getByRole('status').getByText(word('status', 'completed')).waitFor();
      await look(customer, 'live');
      await home.getByText(say('customer.lines.noneOpen')).waitFor();
      // The line's row and its strip of the day both name it.
      await home.getByText(`greeting-${telling.language}.wav`).first().waitFor();
    },
  );

  it.each(tellings)('corrects a refused file, and nothing that was filled in is lost ($language)', async (telling) => {
    const { say, word } = speaker(telling.language);
    const line = await app.as('owner').line(demoNumbers.manual);
    const slot = telling.language === 'en' ? 'closed' : 'holiday';
    const visitor = await enter(telling.customer, 'member');
    const { page } = visitor;
    await page.goto(`/requests/new?line=${line.id}&slot=${slot}`);
    await page.getByLabel(say('customer.replace.note')).fill('Ya-ting 02');
    await page.locator('input[type=file]').setInputFiles(wav('empty.wav', silence()));
    await page.getByText(say('customer.upload.rejected')).waitFor();
    await page.getByText(say('customer.upload.fix')).waitFor();
    await expect.poll(() => page.locator('button:enabled', { hasText: say('customer.replace.send') }).count()).toBe(0);
    await look(visitor, 'refused');
    await page.locator('input[type=file]').setInputFiles(wav('better.wav', voice(telling.level)));
    await page.getByRole('group', { name: say('customer.upload.new') }).waitFor();
    await expect.poll(() => page.getByLabel(say('customer.replace.note')).inputValue()).toBe('Ya-ting 02');
    await sendWhenReady(page, say('customer.replace.send'));
    await page.getByText('Ya-ting 02').waitFor();

    await page.goto(`/requests/new?line=${line.id}&slot=${slot}`);
    await page.getByText(say('customer.replace.duplicate')).waitFor();
    await page.getByRole('link', { name: say('customer.replace.duplicateOpen') }).click();
    await page.getByRole('button', { name: say('customer.request.cancel') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('customer.request.cancelDo') })
      .click();
    await page.locator('header').getByRole('status').getByText(word('status', 'cancelled')).waitFor();
  });

  it.each(tellings)('reopens what went wrong, and puts an earlier recording back ($language)', async (telling) => {
    const { say, word } = speaker(telling.language);
    const owner = app.as('owner');
    const line = await owner.line(demoNumbers.second);
    const slot = telling.language === 'en' ? 'menu' : 'hold';
    const live = async (name: string, level: number, extra = {}): Promise<string> => {
      const { id: uploadId } = await owner.uploadChecked(voice(level), name);
      const body = { kind: 'voice_replacement', lineId: line.id, slot, uploadId, ...extra };
      return await workOff(await owner.post('/change-requests', body));
    };
    await live('first.wav', 0.5);
    const formerId = await live('second.wav', 0.3);
    const visitor = await enter(telling.customer, 'owner');
    const { page } = visitor;
    await page.goto(`/requests/${formerId}`);
    await page.getByRole('link', { name: say('customer.reopen.label') }).click();
    await page.getByText('second.wav').first().waitFor();
    await page.getByText(say('customer.reopen.waitNote')).waitFor();
    await page.getByLabel(say('customer.reopen.note')).fill('來電聽到的是舊的 The old one is heard');
    await page.getByRole('button', { name: say('ui.due.showReceipt') }).waitFor();
    await look(visitor, 'reopen');
    await sendWhenReady(page, say('customer.replace.send'));
    await page.locator('header').getByRole('status').getByText(word('status', 'accepted')).waitFor();
    const [, , reopenedId = ''] = new URL(page.url()).pathname.split('/');
    await page.getByRole('link', { name: requestNumber(formerId) }).click();
    await page
      .getByRole('link', { name: requestNumber(reopenedId) })
      .first()
      .waitFor();
    await look(visitor, 'reopened');
    await workOff(await owner.get(`/change-requests/${reopenedId}`));

    await page.getByRole('link', { name: say('customer.putBack.one') }).click();
    await page.getByText('first.wav').first().waitFor();
    await page.getByRole('button', { name: say('ui.due.showReceipt') }).waitFor();
    await look(visitor, 'put-back');
    await sendWhenReady(page, say('customer.replace.send'));
    await page.locator('header').getByRole('status').getByText(word('status', 'accepted')).waitFor();
    await page.goto(`/lines/${line.id}`);
    await page
      .getByRole('link', { name: say('customer.putBack.earlier') })
      .first()
      .waitFor();
    await look(visitor, 'line-history');
    const { items } = await owner.get(`/change-requests?lineId=${line.id}&open=true`);
    for (const { id } of items) await owner.post(`/change-requests/${id}/cancel`);
  });

  it.each(tellings)('steals a job, lets its lease lapse, and shows who held it ($language)', async (telling) => {
    const { say } = speaker(telling.language);
    const { request } = await filing.file({ number: demoNumbers.second });
    const { customer } = await app.as('technician').post(`/jobs/${request.jobId}/take`);
    const first = await enter(telling.desk, 'technician');
    await first.page.goto(`/jobs/${request.jobId}`);
    await first.page.getByRole('button', { name: say('technician.apply.apply') }).waitFor();
    const second = await enter({ ...telling.desk, theme: 'light' }, 'technician2');
    await second.page.goto('/jobs?view=taken');
    const taken = second.page.getByRole('row').filter({ hasText: 'Bookings' });
    await taken.getByRole('button', { name: say('technician.steal.label') }).click();
    const dialog = second.page.getByRole('dialog');
    const confirm = dialog.getByRole('button', { name: say('technician.steal.confirm') });
    await expect.poll(() => confirm.isDisabled()).toBe(true);
    await dialog.getByRole('textbox').fill('同事今天請假 On leave');
    await look(second, 'steal');
    await confirm.click();
    await first.page.getByText(say('technician.state.why', { reason: '同事今天請假 On leave' })).waitFor();
    await look(first, 'stolen');

    await second.page.goto('/jobs?view=mine');
    await second.page.getByRole('link', { name: customer }).first().click();
    await second.page.getByRole('button', { name: say('technician.apply.apply') }).waitFor();
    const now = app.clock.now();
    app.clock.set(new Date(now.getTime() + 4 * 3_600_000 + 60_000));
    await lapseLeases(app.deps);
    await second.page.getByText(say('technician.state.back')).waitFor();
    app.clock.set(now);
    await look(second, 'lapsed');
    await second.page.getByRole('button', { name: say('technician.takeAgain') }).click();
    await second.page.getByRole('button', { name: say('technician.apply.apply') }).waitFor();
    await second.page.getByRole('button', { name: say('technician.release.label'), exact: true }).click();
    await second.page
      .getByRole('dialog')
      .getByRole('button', { name: say('technician.release.confirm') })
      .click();
    await second.page.getByText(say('technician.state.back')).waitFor();
    await app.as('owner').post(`/change-requests/${request.id}/cancel`);
  });

  it.each(tellings)('adds a customer with a line that closes for lunch ($language)', async (telling) => {
    const { say, word } = speaker(telling.language);
    const isEnglish = telling.language === 'en';
    const county = isEnglish ? 'Taichung City' : '臺中市';
    const number = isEnglish ? '04-2345-6001' : '+886423456002';
    const visitor = await enter(telling.desk, 'admin');
    const { page } = visitor;
    await page.goto('/customers');
    await page.getByRole('button', { name: say('admin.customers.add') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('admin.name')).fill(isEnglish ? 'Daily Good Foods' : '日日好食品股份有限公司');
    await dialog.getByLabel(say('admin.customers.onboarded')).fill('2026-01-05');
    await dialog.getByLabel(say('admin.county')).click();
    await page.getByRole('option', { name: county }).click();
    await dialog.getByLabel(say('admin.customers.from')).fill('2026-12-31');
    await dialog.getByLabel(say('admin.customers.until')).fill('2026-01-01');
    await dialog.getByRole('button', { name: say('admin.customers.add') }).click();
    await dialog.getByRole('alert').waitFor();
    await look(visitor, 'customer-refused');
    await dialog.getByLabel(say('admin.customers.from')).fill('2026-01-01');
    await dialog.getByLabel(say('admin.customers.until')).fill('2027-12-31');
    await dialog.getByRole('button', { name: say('admin.customers.add') }).click();
    await page
      .getByRole('button', { name: say('admin.lines.add') })
      .first()
      .click();
    const adding = page.getByRole('dialog', { name: say('admin.lines.add') });
    await adding.getByLabel(say('admin.lines.number')).fill(number);
    await adding.getByLabel(say('admin.lines.label')).fill('Orders 訂購專線');
    await adding.getByRole('combobox', { name: say('admin.lines.system') }).click();
    await page.getByRole('option').first().click();
    // The county is the customer's until another is chosen.
    await expect.poll(() => adding.getByRole('combobox', { name: say('admin.county') }).inputValue()).toBe(county);
    const monday = adding.getByRole('group', { name: word('weekday', 'mon') });
    await monday.getByRole('button', { name: say('admin.hours.more') }).click();
    await adding.getByRole('button', { name: say('admin.hours.copy') }).click();
    await look(visitor, 'new-line');
    await adding.getByRole('button', { name: say('admin.lines.add') }).click();
    await page.getByRole('link', { name: /0?4-?2345-?600/ }).click();
    await page.getByText('09:00–12:00, 13:00–18:00').first().waitFor();
    await look(visitor, 'line');
  });
});
