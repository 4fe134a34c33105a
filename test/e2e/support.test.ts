import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enquiriesEn } from '../../src/web/features/scope/enquiry-words.en.ts';
import { enquiriesZhTw } from '../../src/web/features/scope/enquiry-words.zh-tw.ts';
import { supportEn } from '../../src/web/features/support/words.en.ts';
import { supportZhTw } from '../../src/web/features/support/words.zh-tw.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { browserAbsent, type Look } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { type Filed, filings } from '../support/filing.ts';
import { settled } from '../support/settled.ts';

const looks: Look[] = [{ language: 'zh-TW', phone: true, theme: 'dark' }, { language: 'en' }];
const secret = 'Our code word is Tamsui';

describe.skipIf(browserAbsent)('what support reads', () => {
  let app: TestApp;
  let filed: Filed;
  beforeAll(async () => {
    app = await startTestApp({ now: '2026-03-04T10:00:00+08:00' });
    filed = await filings(app).file({ extra: { note: secret } });
  });
  afterAll(() => app?.close());
  const enter = deskVisitors(() => app);

  it.each(looks)('leads from a customer to a request, and shows nothing of its contents ($language)', async (look) => {
    const words = look.language === 'en' ? supportEn : supportZhTw;
    const visitor = await enter(look, 'agent');
    const { page } = visitor;
    await page.goto('/customers');
    await page.getByLabel(words.customers.search).fill('Seabreeze');
    await settled(page);
    expect(await visitor.axe()).toEqual([]);
    await visitor.shoot('support-customers');
    await page.getByRole('link', { name: /Seabreeze/ }).click();
    const open = page.getByRole('region', { name: words.customers.open });
    await open.getByRole('link', { name: filed.request.number }).waitFor();
    await page.getByRole('region', { name: words.customers.lines }).getByText('02-5550-1001').waitFor();
    await settled(page);
    expect(await visitor.axe()).toEqual([]);
    await visitor.shoot('support-customer');
    await open.getByRole('link', { name: filed.request.number }).click();
    await page.getByRole('region', { name: words.request.progress }).getByRole('listitem').first().waitFor();
    await settled(page);
    expect(await page.getByRole('main').textContent()).not.toContain(secret);
    expect(await page.locator('audio').count()).toBe(0);
    expect(await visitor.axe()).toEqual([]);
    await visitor.shoot('support-request');
    await page.goto('/requests');
    await page.getByRole('link', { name: filed.request.number }).waitFor();
    await settled(page);
    expect(await visitor.axe()).toEqual([]);
    await visitor.shoot('support-requests');
  });

  it.each(looks)('opens the request that a refusal names ($language)', async (look) => {
    const isEnglish = look.language === 'en';
    const [words, support] = isEnglish ? [enquiriesEn, supportEn] : [enquiriesZhTw, supportZhTw];
    const owner = app.as('owner');
    const line = await owner.line(isEnglish ? '+886255501001' : '+886255501002');
    const first = await owner.post('/change-requests', {
      kind: 'holiday_setting',
      lineId: line.id,
      add: [{ from: '2026-10-10', to: '2026-10-10', name: 'Year party', hours: 'closed' }],
    });
    const visitor = await enter(look, isEnglish ? 'technician' : 'agent');
    const { page } = visitor;
    await page.goto(`/file-for?customer=${line.organisationId}`);
    await page.getByRole('checkbox', { name: isEnglish ? /5550-1001/ : /5550-1002/ }).check();
    await page.getByLabel(words.handOver.from).fill('2026-11-20');
    await page.getByLabel(words.handOver.to).fill('2026-11-20');
    await page.getByLabel(words.fileFor.evidence).fill('Ms Lin called at 09:40');
    await page.getByRole('button', { name: words.handOver.file }).click();
    await page.getByRole('alert').getByRole('link').first().click();
    await page.waitForURL(`**/requests/${first.id}`);
    await page.getByText(support.request.hidden).waitFor();
    expect(await page.getByRole('main').textContent()).not.toContain('Year party');
  });

  it.each(looks)('says what works while a customer asks ($language)', async (look) => {
    const words = look.language === 'en' ? supportEn : supportZhTw;
    const visitor = await enter(look, 'agent');
    const { page } = visitor;
    await page.goto('/status');
    await page.getByText(words.status.works).waitFor();
    await settled(page);
    expect(await visitor.axe()).toEqual([]);
    await visitor.shoot('support-status');
    await app.query("update phone_system set unanswered_since = '2026-03-04T09:30+08' where kind = 'directory'");
    await page.reload();
    await page.getByText(words.status.faulty).waitFor();
    await page.getByText(words.status.tellFaulty).waitFor();
    await settled(page);
    await visitor.shoot('support-status-silent');
    await app.query('update phone_system set unanswered_since = null');
  });
});
