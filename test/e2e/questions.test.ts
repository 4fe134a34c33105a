import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scopePlaceNames } from '../../src/contract/words/scope.ts';
import { vocabulary } from '../../src/contract/words/vocabulary.ts';
import { quotesEn } from '../../src/web/features/quotes/words.en.ts';
import { quotesZhTw } from '../../src/web/features/quotes/words.zh-tw.ts';
import { enquiriesEn } from '../../src/web/features/scope/enquiry-words.en.ts';
import { enquiriesZhTw } from '../../src/web/features/scope/enquiry-words.zh-tw.ts';
import { scopeEn } from '../../src/web/features/scope/words.en.ts';
import { scopeZhTw } from '../../src/web/features/scope/words.zh-tw.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { browserAbsent, type Look } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { settled } from '../support/settled.ts';
import { speaker } from '../support/spoken.ts';
import { voice } from '../support/voice.ts';

const looks: Look[] = [{ language: 'zh-TW', phone: true, theme: 'dark' }, { language: 'en' }];
const said = {
  en: {
    ...{ menu: 'Please add a key 3 to our menu', packets: 'look at the voice packets', holiday: 'a new holiday' },
    ...{ closed: 'We are closed on 31 December for our year party.', broken: 'Error message on the report page' },
  },
  'zh-TW': {
    ...{ menu: '語音選單想新增按鍵 3', packets: '幫我看語音封包', holiday: '新增假日' },
    ...{ closed: '12/31 尾牙公休一天', broken: '報表出現錯誤訊息' },
  },
};

describe.skipIf(browserAbsent)('the story of a question', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app?.close());
  const enter = deskVisitors(() => app);

  it.each(looks)('is led to the right place while it is typed ($language)', async (look) => {
    const language = look.language ?? 'en';
    const [scope, words, asked] = [
      language === 'en' ? scopeEn : scopeZhTw,
      language === 'en' ? enquiriesEn : enquiriesZhTw,
      said[language],
    ];
    app.clock.set('2026-03-04T10:00:00+08:00');
    const visitor = await enter(look, 'member');
    const { page } = visitor;
    await page.goto('/ask');
    const field = page.getByLabel(scope.ask.question);
    await field.fill(asked.packets);
    const answers = page.getByRole('list', { name: scope.ask.answers });
    const first = answers.getByRole('listitem').first();
    await first.getByText(scope.verdicts.not_included, { exact: true }).waitFor();
    await first.getByRole('link', { name: scopePlaceNames.lines[language] }).waitFor();
    await field.fill(asked.menu);
    await first.getByText(scope.verdicts.paid, { exact: true }).waitFor();
    await settled(page);
    expect(await visitor.axe()).toEqual([]);
    await visitor.shoot('ask-answers');
    await first.getByRole('link').click();
    await page.waitForURL(/\/quotes\/new\?kind=ivr_redesign$/);
    await page.goto('/ask');
    await field.fill(asked.holiday);
    await first.getByRole('link', { name: scopePlaceNames.holidays[language] }).click();
    await page.waitForURL(/\/requests\/holidays$/);
    await page.goto('/ask');
    await field.fill(asked.broken);
    await first.getByRole('button', { name: scopePlaceNames.write[language] }).click();
    await page.getByRole('heading', { name: words.form.title }).waitFor();
    expect(await page.getByRole('textbox', { name: words.form.text }).inputValue()).toBe(asked.broken);
    await settled(page);
    expect(await visitor.axe()).toEqual([]);
    await visitor.shoot('ask-write');
    await page.getByRole('button', { name: words.form.send }).click();
    await page.waitForURL(/\/enquiries\/[0-9a-f-]{36}$/);
    await page.getByRole('region', { name: words.thread.title }).getByText(asked.broken).waitFor();
    await settled(page);
    expect(await visitor.axe()).toEqual([]);
    await visitor.shoot('enquiry-customer');
  });

  it.each(looks)('is handed over into a holiday request ($language)', async (look) => {
    const language = look.language ?? 'en';
    const [words, asked] = [language === 'en' ? enquiriesEn : enquiriesZhTw, said[language]];
    app.clock.set('2026-03-04T10:00:00+08:00');
    const member = app.as('member');
    const { id } = await member.post('/enquiries', {
      category: 'phone_channel',
      topicKey: 'calls-problem',
      text: asked.closed,
    });
    const visitor = await enter(look, 'agent');
    const { page } = visitor;
    await page.goto('/enquiries');
    await settled(page);
    expect(await visitor.axe()).toEqual([]);
    await visitor.shoot('enquiries-desk');
    await page.goto(`/enquiries/${id}`);
    await page.getByRole('button', { name: words.actions.take, exact: true }).click();
    const form = page.getByRole('region', { name: words.handOver.title });
    expect(await form.getByLabel(words.handOver.from).inputValue()).toBe('2026-12-31');
    expect(await form.getByLabel(words.handOver.to).inputValue()).toBe('2026-12-31');
    await form
      .getByRole('checkbox')
      .nth(language === 'en' ? 0 : 1)
      .check();
    await settled(page);
    expect(await visitor.axe()).toEqual([]);
    await visitor.shoot('enquiry-hand-over');
    await form.getByRole('button', { name: words.handOver.file }).click();
    await expect
      .poll(async () => (await member.get(`/enquiries/${id}`)).status, { timeout: 20_000 })
      .toBe('handedOver');
    const { changeRequestId } = await member.get(`/enquiries/${id}`);
    expect(await member.get(`/change-requests/${changeRequestId}`)).toMatchObject({
      kind: 'holiday_setting',
      onBehalf: { channel: 'enquiry' },
    });
  });

  it.each(looks)('is filed for the customer who called ($language)', async (look) => {
    const language = look.language ?? 'en';
    const words = language === 'en' ? enquiriesEn : enquiriesZhTw;
    app.clock.set('2026-03-04T10:00:00+08:00');
    const visitor = await enter(look, 'agent');
    const { page } = visitor;
    await page.goto('/file-for');
    await settled(page);
    expect(await visitor.axe()).toEqual([]);
    const customer = page.getByRole('combobox', { name: words.fileFor.customer });
    await customer.fill('Seabreeze');
    await page.getByRole('option').first().click();
    const file = page.getByRole('button', { name: words.handOver.file });
    // A line has one open request for its days: each language asks for something else.
    await page.getByRole('checkbox').nth(2).check();
    const kind = language === 'en' ? 'other_adjustment' : 'holiday_setting';
    if (language === 'en') {
      await page.getByLabel(words.handOver.kind).selectOption('other');
      await page.getByLabel(words.handOver.words).fill('Please answer after two rings.');
    } else {
      await page.getByLabel(words.handOver.from).fill('2026-11-20');
      await page.getByLabel(words.handOver.to).fill('2026-11-20');
    }
    expect(await file.isEnabled()).toBe(false);
    await page.getByLabel(words.fileFor.evidence).fill('Ms Lin called at 09:40');
    await settled(page);
    expect(await visitor.axe()).toEqual([]);
    await visitor.shoot('file-for');
    await file.press('Enter');
    const [title = ''] = words.fileFor.filed.split('{number}').filter((part) => part.trim() !== '');
    await page.getByRole('heading', { name: title }).waitFor();
    expect(await visitor.axe()).toEqual([]);
    await visitor.shoot('file-for-filed');
    const { items } = await app.as('owner').get(`/change-requests?kind=${kind}&limit=1`);
    expect(items[0]).toMatchObject({ onBehalf: { channel: 'phone', evidence: 'Ms Lin called at 09:40' } });
    expect(await page.getByLabel(words.fileFor.evidence).inputValue()).toBe('');
    expect(visitor.faults).toEqual([]);
  });

  it.each(looks)('is filed as paid work, with what shows it ($language)', async (look) => {
    const language = look.language ?? 'en';
    const [words, quotes] = language === 'en' ? [enquiriesEn, quotesEn] : [enquiriesZhTw, quotesZhTw];
    app.clock.set('2026-03-04T10:00:00+08:00');
    const owner = app.as('owner');
    const { number: earlier } = await owner.post('/quotes', { kind: 'ivr_redesign', description: 'Two more keys' });
    const visitor = await enter(look, language === 'en' ? 'technician' : 'agent');
    const { page } = visitor;
    await page.goto('/file-for');
    await page.getByRole('combobox', { name: words.fileFor.customer }).fill('Seabreeze');
    await page.getByRole('option').first().click();
    await page.getByLabel(words.handOver.words).fill(said[language].menu);
    await page.getByRole('button', { name: words.fileFor.redesign.button }).click();
    // What was typed goes along, and what is open of the kind is named without its contents.
    const description = page.getByLabel(quotes.form.description, { exact: false }).first();
    expect(await description.inputValue()).toBe(said[language].menu);
    await page.getByText(earlier).waitFor();
    const sketch = page.getByRole('group', { name: quotes.form.sketch });
    await sketch.getByLabel(quotes.form.keys).fill('3');
    await sketch.getByLabel(quotes.form.destination).fill('Repairs');
    const file = page.getByRole('button', { name: words.fileFor.fileQuote });
    expect(await file.isEnabled()).toBe(false);
    const evidence = `Ms Lin called at 09:40 (${language})`;
    await page.getByLabel(words.fileFor.evidence).fill(evidence);
    await settled(page);
    expect(await visitor.axe()).toEqual([]);
    await visitor.shoot('file-for-quote');
    await file.click();
    await page.getByText(words.fileFor.offerFollows).waitFor();
    await visitor.shoot('file-for-quote-filed');
    expect(visitor.faults).toEqual([]);
    const [quote] = (await owner.get('/quotes?limit=1')).items;
    expect(quote).toMatchObject({ kind: 'ivr_redesign', onBehalf: { channel: 'phone', evidence } });
    const seller = await enter({ language }, 'sales');
    await seller.page.goto('/file-for');
    await settled(seller.page);
    expect(await seller.axe()).toEqual([]);
    await seller.shoot('file-for-sales');
    await seller.page.goto(`/quotes/${quote.id}`);
    await seller.page.getByText(evidence, { exact: false }).waitFor();
    await settled(seller.page);
    expect(await seller.axe()).toEqual([]);
    await seller.shoot('quote-on-behalf');
    const caller = await enter(look, 'agent');
    await caller.page.goto(`/customers/${quote.organisationId}`);
    await caller.page.getByText(quote.number).waitFor();
    await settled(caller.page);
    expect(await caller.axe()).toEqual([]);
    await caller.shoot('customer-open-quotes');
  });

  it.each(looks)(
    'is filed with hours and with a voice file that nobody at the desk hears ($language)',
    async (look) => {
      const language = look.language ?? 'en';
      const words = language === 'en' ? enquiriesEn : enquiriesZhTw;
      const { say } = speaker(language);
      app.clock.set('2026-03-04T10:00:00+08:00');
      const isEnglish = language === 'en';
      const visitor = await enter(look, isEnglish ? 'technician' : 'agent');
      const { page } = visitor;
      await page.goto('/file-for');
      await page.getByRole('combobox', { name: words.fileFor.customer }).fill('Seabreeze');
      await page.getByRole('option').first().click();
      const file = page.getByRole('button', { name: words.handOver.file });
      const open = async (wanted: 'hours' | 'voice') => {
        await page
          .getByRole('checkbox')
          .nth(isEnglish ? 0 : 1)
          .check();
        await page.getByLabel(words.handOver.kind).selectOption(wanted);
        await page.getByLabel(words.fileFor.evidence).fill(`Mail of 4 March, ${wanted}`);
      };
      await open('hours');
      await page.getByText(words.handOver.hoursFirst).waitFor();
      expect(await file.isEnabled()).toBe(false);
      const monday = page.getByLabel(say('customer.hours.typed', { day: vocabulary.weekday?.mon?.[language] ?? '' }));
      await monday.fill(isEnglish ? '10-19' : '8-12');
      await settled(page);
      expect(await visitor.axe()).toEqual([]);
      await visitor.shoot('file-for-hours');
      await file.click();
      await page.getByRole('heading', { name: /R-/ }).first().waitFor();
      const [hours] = (await app.as('owner').get('/change-requests?kind=business_hours&limit=1')).items;
      expect(hours).toMatchObject({ onBehalf: { evidence: 'Mail of 4 March, hours' } });
      const { items } = await app.as('owner').get(`/change-requests/${hours.id}/changes`);
      expect(JSON.stringify(items[0])).toContain(isEnglish ? '19:00' : '08:00');

      await open('voice');
      await page.getByText(words.handOver.fileFirst).waitFor();
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'new.wav', mimeType: 'audio/wav', buffer: voice(isEnglish ? 0.27 : 0.29) });
      await page.getByText(say('customer.upload.accepted'), { exact: true }).waitFor();
      await settled(page);
      expect(await page.locator('audio').count()).toBe(0);
      expect(await visitor.axe()).toEqual([]);
      await visitor.shoot('file-for-voice');
      await file.click();
      await page.getByRole('heading', { name: /R-/ }).nth(1).waitFor();
      const [filed] = (await app.as('owner').get('/change-requests?kind=voice_replacement&limit=1')).items;
      expect(filed).toMatchObject({ slot: 'greeting', onBehalf: { evidence: 'Mail of 4 March, voice' } });
      expect(await app.as('owner').get(`/prompts/${filed.promptId}`)).toMatchObject({ fileName: 'new.wav' });
      expect(visitor.faults).toEqual([]);
    },
  );
});
