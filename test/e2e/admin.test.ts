import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Json } from '../support/app-client.ts';
import { browserAbsent, fourLooks, type Visitor } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { filings } from '../support/filing.ts';
import { settled } from '../support/settled.ts';
import { speaker } from '../support/spoken.ts';
import { faultsOfPage, noFaults, surveyPages } from '../support/survey.ts';

const setUpWords = {
  en: {
    addCustomer: 'Add a customer',
    name: 'Name',
    chooseDate: 'Choose a date.',
    onboarded: 'Onboarded on',
    hasContract: 'Has a phone service contract',
    county: 'County or city',
    taichung: 'Taichung City',
    missing: 'Still missing',
    enterContract: 'Enter the contract',
    from: 'From',
    until: 'Until',
    save: 'Save',
    inForce: 'Contract in force',
    inviteOwner: 'Invite an owner',
    email: 'E-mail address',
    sendInvitation: 'Send the invitation',
    invited: /is invited as owner and has not accepted yet/,
    invitations: 'Invitations not accepted yet',
    resend: 'Send again',
    addLine: 'Add a line',
    number: 'Number',
    label: 'Label',
    addSystem: 'Add a phone system',
    system: 'Phone system',
    systems: 'Phone systems',
    folder: 'Folder',
    connected: 'Connected',
    done: 'Done',
  },
  'zh-TW': {
    addCustomer: '新增客戶',
    name: '名稱',
    chooseDate: '請選擇日期。',
    onboarded: '啟用日',
    hasContract: '已簽訂電話服務合約',
    county: '縣市',
    taichung: '臺中市',
    missing: '尚缺項目',
    enterContract: '填寫合約',
    from: '起日',
    until: '迄日',
    save: '儲存',
    inForce: '合約有效',
    inviteOwner: '邀請主要管理者',
    email: '電子郵件',
    sendInvitation: '寄出邀請',
    invited: /對方尚未接受/,
    invitations: '尚未接受的邀請',
    resend: '重新寄送',
    addLine: '新增線路',
    number: '門號',
    label: '線路名稱',
    addSystem: '新增電話系統',
    system: '電話系統',
    systems: '電話系統',
    folder: '資料夾',
    connected: '連線正常',
    done: '完成',
  },
} as const;

describe.skipIf(browserAbsent)("the admin's desk", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app?.close());

  const enter = deskVisitors(() => app, 'admin');

  it('names the overlapping hours at their place', async () => {
    const visitor = await enter({ language: 'en' });
    const { page } = visitor;
    const [customer] = (await app.as('admin').get('/customers')).items;
    await page.goto(`/lines/new?customer=${customer.id}`);
    await page.getByLabel('Number').fill('+886423450000');
    await page.getByLabel('Label').fill('Orders');
    await page.getByRole('combobox', { name: 'Phone system' }).click();
    await page.getByRole('option').first().click();
    await page.getByRole('combobox', { name: 'County or city' }).click();
    await page.getByRole('option', { name: 'Taichung City' }).click();
    const tuesday = page.getByRole('group', { name: 'Tuesday' });
    await tuesday.getByRole('button', { name: 'Add hours' }).click();
    await tuesday.getByLabel('Tuesday 2: opens').fill('11:00');
    await page.getByRole('button', { name: 'Add a line' }).click();
    await tuesday.getByRole('alert').waitFor();
    const told = page.getByRole('alert').filter({ hasText: 'Check the form' });
    expect(await told.textContent()).toBe(' Check the formCorrect the marked fields and send again.');
    await visitor.shoot('admin-overlap');
    expect(await visitor.axe()).toEqual([]);
  });

  it('says when somebody else saved first, and shows the current values', async () => {
    const visitor = await enter({ language: 'en' });
    const { page } = visitor;
    const [customer] = (await app.as('admin').get('/customers')).items;
    await page.goto(`/customers/${customer.id}`);
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('My own wish');
    const { headers } = await app.as('admin').ask('GET', `/customers/${customer.id}`);
    const other = await app.as('admin').ask('PATCH', `/customers/${customer.id}`, {
      body: { name: 'Renamed meanwhile' },
      headers: { 'if-match': headers.get('etag') ?? '' },
    });
    expect(other.status).toBe(200);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByRole('alert').waitFor();
    await visitor.shoot('admin-conflict');
    expect(await visitor.axe()).toEqual([]);
    await dialog.getByRole('button', { name: 'Load the current version' }).click();
    await expect.poll(() => dialog.getByLabel('Name').inputValue()).toBe('Renamed meanwhile');
    await dialog.getByLabel('Name').fill(customer.name);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: customer.name }).waitFor();
  });

  it('adds a phone system, is told without asking that its folder is missing, corrects it and tests it again', async () => {
    const visitor = await enter({ language: 'en', theme: 'dark' });
    const { page } = visitor;
    const folder = join(app.dataFolder, 'new-pbx');
    await page.goto('/phone-systems');
    await page.getByRole('button', { name: 'Add a phone system' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Branch office');
    await dialog.getByRole('textbox', { name: 'Folder' }).fill('relative/path');
    await dialog.getByRole('button', { name: 'Add a phone system' }).click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByText('Give an absolute path, as /srv/pbx.').waitFor();
    await visitor.shoot('admin-system-refused');
    await dialog.getByRole('textbox', { name: 'Folder' }).fill(folder);
    await dialog.getByRole('button', { name: 'Add a phone system' }).click();
    await dialog.getByText('Branch office is saved.').waitFor();
    await dialog.getByText('No connection').waitFor();
    await dialog.getByText(/^Tested /).waitFor();
    await visitor.shoot('admin-system-silent');
    expect(await visitor.axe()).toEqual([]);
    await dialog.getByRole('button', { name: 'Correct the settings' }).click();
    await expect.poll(() => dialog.getByRole('textbox', { name: 'Folder' }).inputValue()).toBe(folder);
    await mkdir(folder, { recursive: true });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Connected', { exact: true }).waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await dialog.waitFor({ state: 'detached' });
    const test = page.getByRole('button', { name: 'Test the connection: Branch office' });
    const row = page.getByRole('row').filter({ has: test });
    await test.click();
    await row.getByText('Connected', { exact: true }).waitFor();
    await visitor.shoot('admin-system-answers');
    expect(await visitor.axe()).toEqual([]);
  });

  it('reads the audit: filters, expands before and after, loads more', async () => {
    const visitor = await enter({ language: 'zh-TW', theme: 'dark' });
    const { page } = visitor;
    await page.goto('/audit');
    await page.locator('details').first().waitFor();
    await page.getByRole('combobox', { name: '全部動作' }).click();
    await page.getByRole('option', { name: '編輯客戶' }).click();
    await expect
      .poll(async () =>
        (await page.locator('details summary').allTextContents()).every((text) => text.includes('編輯客戶')),
      )
      .toBe(true);
    await page.locator('details summary').first().click();
    const opened = page.locator('details[open]').first();
    // Another test renamed the customer and back, so the audit shows both names (they can be deleted later).
    await opened.getByText('Renamed meanwhile').waitFor();
    await visitor.shoot('admin-audit-entry');
    expect(await visitor.axe()).toEqual([]);
  });

  it('tells in the audit what was changed, to what, and whose it is', async () => {
    const [customer] = (await app.as('admin').get('/customers')).items;
    const edit = async (extraBusinessDays: number | null) => {
      const { headers } = await app.as('admin').ask('GET', `/customers/${customer.id}`);
      const ifMatch = { 'if-match': headers.get('etag') ?? '' };
      return await app
        .as('admin')
        .ask('PATCH', `/customers/${customer.id}`, { body: { extraBusinessDays }, headers: ifMatch });
    };
    expect((await edit(3)).status).toBe(200);
    const visitor = await enter({ language: 'zh-TW' });
    const { page } = visitor;
    await page.goto('/audit');
    await page.getByText('新增線路 · 02-5550-1001 客服專線 Customer service（海風旅行社 Seabreeze Travel）').waitFor();
    const edited = page.locator('details', { hasText: `編輯客戶 · ${customer.name}` }).first();
    await edited.locator('summary').click();
    // What changed is loaded when an entry is unfolded.
    await edited.getByText('額外工作日').waitFor();
    expect(await edited.locator('dl').last().textContent()).toBe('額外工作日無3');
    await edited.getByText(`客戶 ${customer.id}`).waitFor();
    const added = page.locator('details', { hasText: '新增電話系統 · Demo PBX (by hand)' });
    await added.locator('summary').click();
    await added.getByText('人工變更').waitFor();
    await added.getByText('檔案格式').waitFor();
    await visitor.shoot('admin-audit-detail');
    expect(await visitor.axe()).toEqual([]);
    expect((await edit(null)).status).toBe(200);
  });

  it.each([
    { language: 'en', phone: false },
    { language: 'zh-TW', phone: true },
  ] as const)('sets up a customer from one page ($language, phone: $phone)', async ({ language, phone }) => {
    const say = setUpWords[language];
    const visitor = await enter({ language, phone });
    const { page } = visitor;
    const folder = join(app.dataFolder, `set-up-${language}`);
    await mkdir(folder, { recursive: true });
    const name = `Corner shop ${language}`;
    await page.goto('/customers');
    await page.getByRole('button', { name: say.addCustomer }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say.name).fill(name);
    await dialog.getByRole('button', { name: say.addCustomer }).click();
    await expect.poll(() => dialog.getByText(say.chooseDate).count()).toBe(3);
    await dialog.getByLabel(say.onboarded).fill('2026-01-05');
    await dialog.getByLabel(say.hasContract).uncheck();
    await dialog.getByRole('combobox', { name: say.county }).click();
    await page.getByRole('option', { name: say.taichung }).click();
    await dialog.getByRole('button', { name: say.addCustomer }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    const missing = page.getByRole('list', { name: say.missing });
    await missing.getByRole('listitem').nth(2).waitFor();
    await visitor.shoot('admin-set-up-missing');
    expect(await visitor.axe()).toEqual([]);

    await missing.getByRole('button', { name: say.enterContract }).click();
    await dialog.getByLabel(say.hasContract).check();
    await dialog.getByLabel(say.from).fill('2026-01-05');
    await dialog.getByLabel(say.until).fill('2999-01-04');
    await dialog.getByRole('button', { name: say.save }).click();
    await page.getByText(say.inForce).waitFor();

    await missing.getByRole('button', { name: say.inviteOwner }).click();
    await expect.poll(() => dialog.getByRole('combobox').count()).toBe(1);
    await dialog.getByLabel(say.email).fill(`boss-${language.toLowerCase()}@corner.test`);
    expect(await visitor.axe()).toEqual([]);
    await dialog.getByRole('button', { name: say.sendInvitation }).click();
    await missing.getByText(say.invited).waitFor();
    const invitations = page.getByRole('table', { name: say.invitations });
    await invitations.getByRole('button', { name: say.resend }).waitFor();

    await missing.getByRole('button', { name: say.addLine }).click();
    const line = page.getByRole('dialog', { name: say.addLine });
    await expect.poll(() => line.getByRole('combobox', { name: say.county }).inputValue()).toBe(say.taichung);
    await line.getByLabel(say.number).fill(language === 'en' ? '04-2345-0001' : '04-2345-0002');
    await line.getByLabel(say.label).fill('Front desk');
    await visitor.shoot('admin-set-up-line');
    expect(await visitor.axe()).toEqual([]);
    await line.getByRole('button', { name: say.addSystem }).click();
    const system = page.getByRole('dialog', { name: say.addSystem });
    await system.getByLabel(say.name).fill(`Shop PBX ${language}`);
    await system.getByRole('textbox', { name: say.folder }).fill(folder);
    await system.getByRole('button', { name: say.addSystem }).click();
    await system.getByText(say.connected).waitFor();
    await visitor.shoot('admin-set-up-system');
    expect(await visitor.axe()).toEqual([]);
    await system.getByRole('button', { name: say.done }).click();
    await expect.poll(() => line.getByRole('combobox', { name: say.system }).inputValue()).toBe(`Shop PBX ${language}`);
    await line.getByRole('button', { name: say.addLine }).click();
    await page.getByRole('link', { name: language === 'en' ? '04-2345-0001' : '04-2345-0002' }).waitFor();
    const systems = page.getByRole('table', { name: say.systems });
    await systems.getByText(`Shop PBX ${language}`).waitFor();
    await expect.poll(() => missing.getByRole('listitem').count()).toBe(1);
    await visitor.shoot('admin-set-up-done');
    expect(await visitor.axe()).toEqual([]);
  });

  it('asks why before it resets a second factor, and the audit tells', async () => {
    const visitor = await enter({ language: 'en' });
    const { page } = visitor;
    await page.goto('/staff');
    const { userId, email } = (await app.as('admin').get('/staff')).items.find(({ roles }: Json) =>
      roles.includes('sales'),
    );
    const row = page.getByRole('row', { name: new RegExp(email) });
    await row.getByRole('button', { name: 'Disable' }).click();
    const dialog = page.getByRole('dialog');
    const disable = dialog.getByRole('button', { name: 'Disable', exact: true });
    await expect.poll(() => disable.isDisabled()).toBe(true);
    await dialog.getByLabel('Reason').fill('Lost the laptop');
    expect(await visitor.axe()).toEqual([]);
    await disable.click();
    await row.getByText('Disabled').waitFor();
    await page.goto(`/audit?subjectKind=user&subjectId=${userId}&action=staff.disabled`);
    await page.locator('details summary').first().click();
    await page.locator('details[open]').getByText('Lost the laptop').waitFor();
    await page.getByRole('button', { name: 'Last 7 days' }).click();
    await expect
      .poll(() => page.getByRole('button', { name: 'Last 7 days' }).getAttribute('aria-pressed'))
      .toBe('true');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Export as CSV' }).click();
    const file = await (await download).path();
    const text = await readFile(file, 'utf8');
    expect(text.startsWith('\uFEFFTime (Taipei),Person,')).toBe(true);
    expect(text.trim().split('\r\n')).toHaveLength(2);
    expect(text).toContain(',Lost the laptop,');
    await visitor.shoot('admin-audit-filtered');
    expect(await visitor.axe()).toEqual([]);
  });

  it('shows a customer with people, open requests and the end of its trial', async () => {
    await filings(app).file();
    const { items } = await app.as('admin').get('/customers');
    const visitor = await enter({ language: 'zh-TW' });
    const { page } = visitor;
    await page.goto(`/customers/${items.find(({ plan }: Json) => plan === 'trial').id}`);
    await page.getByRole('list', { name: '電話服務合約' }).getByText('試用支援至').waitFor();
    await page.goto(`/customers/${items.find(({ name }: Json) => name.startsWith('海風')).id}`);
    await page.getByRole('row', { name: /owner@demo.lineshift.example 主要管理者/ }).waitFor();
    const requests = page.getByRole('table', { name: '處理中的需求' });
    await requests.getByText('02-5550-1001').first().waitFor();
    await visitor.shoot('admin-customer-full');
    expect(await visitor.axe()).toEqual([]);
    await requests.getByRole('link').first().click();
    await page.waitForURL(/\/jobs\//);
  });

  it('lists lines with their customers, and tells of each its days, recordings and history', async () => {
    const visitor = await enter({ language: 'en' });
    const { page } = visitor;
    await page.goto('/lines');
    const row = page.getByRole('row', { name: /02-5550-1001/ });
    await row.getByRole('link', { name: '海風旅行社 Seabreeze Travel' }).waitFor();
    await row.getByRole('link', { name: '02-5550-1001' }).click();
    await page.getByRole('heading', { level: 1, name: '02-5550-1001' }).waitFor();
    const days = page.getByRole('region', { name: 'Own dates and voice files' });
    expect(await days.textContent()).toContain('Own datesNoneOwn voice filesNone');
    await page.getByRole('list', { name: 'History' }).getByText('Version 1 · Added').waitFor();
    await page.getByRole('button', { name: 'Edit' }).click();
    await expect.poll(() => page.getByRole('dialog').getByLabel('Number').inputValue()).toBe('02-5550-1001');
  });

  it.each(['zh-TW', 'en'] as const)(
    'finds lines by keys, saves the filter, and opens the row it came for (%s)',
    async (language) => {
      const { say } = speaker(language);
      const { phoneSystemId } = await app.as('admin').line('+886255501001');
      const system = await app.as('admin').get(`/phone-systems/${phoneSystemId}`);
      const visitor = await enter({ language });
      const { page } = visitor;
      await page.goto('/lines');
      await settled(page);
      const rows = page.getByRole('row');
      const focused = () => page.evaluate(`document.activeElement?.closest('[data-index]')?.dataset.index ?? null`);
      await page.keyboard.press('j');
      await expect.poll(focused).toBe('0');
      await page.keyboard.press('?');
      const sheet = page.getByRole('dialog');
      for (const key of ['search', 'next', 'previous', 'open'])
        await sheet.getByText(say(`ui.table.${key}`), { exact: true }).waitFor();
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'detached' });
      await page.keyboard.press('/');
      await page.keyboard.type('0255501001');
      await page.getByText(say('admin.lines.count_one', { shown: '1' }), { exact: true }).waitFor();
      await page.getByRole('combobox', { name: say('admin.lines.everySystem') }).click();
      await page.getByRole('option', { name: system.name, exact: true }).click();
      await page.waitForURL(/q=0255501001&system=/);
      await page.getByRole('button', { name: say('ui.table.save') }).click();
      const name = language === 'en' ? 'The first line' : '第一條線路';
      await page.getByRole('textbox', { name: say('ui.table.name'), exact: true }).fill(name);
      await page.keyboard.press('Enter');
      const saved = page.getByRole('group', { name: say('ui.table.filters') });
      await saved.getByRole('button', { name, exact: true, pressed: true }).waitFor();
      await visitor.shoot('admin-lines-saved');
      expect(await visitor.axe()).toEqual([]);
      await page.goto('/lines?q=none');
      await page.getByText(say('admin.noMatch')).waitFor();
      await saved.getByRole('button', { name, exact: true }).click();
      await page.waitForURL(/system=/);
      await rows.nth(1).waitFor();
      await page.keyboard.press('j');
      await expect.poll(focused).toBe('0');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: '02-5550-1001' }).waitFor();
      await page.goto('/customers');
      await rows.nth(2).waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type('seabreeze');
      await expect.poll(() => rows.count()).toBe(2);
      await page.keyboard.press('Escape');
      await page.keyboard.press('j');
      await expect.poll(focused).toBe('0');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/customers\/[0-9a-f-]{36}$/);
      expect(visitor.faults).toEqual([]);
    },
  );

  it("shows on a line what callers hear, and plays of it only what is nobody's", async () => {
    const { say } = speaker('zh-TW');
    const visitor = await enter({ language: 'zh-TW' });
    const { page } = visitor;
    const line = await app.as('admin').line('+886255501001');
    const own = { promptId: '00000000-0000-7000-8000-000000000000', sha256: '', fileName: 'own.wav' };
    let prompt: typeof own | null = null;
    // For any line: first the default announcement, then somebody's recording.
    await page.route(`**/lines/${line.id}/states?*`, async (route) => {
      const answer = await (await route.fetch()).json();
      await route.fulfill({ json: { ...answer, spans: answer.spans.map((span: Json) => ({ ...span, prompt })) } });
    });
    const open = async () => {
      await page.goto(`/lines/${line.id}`);
      await page.getByRole('region', { name: say('lines.strip.title') }).waitFor();
      await page.locator('[data-index][tabindex="0"]').focus();
      await page.locator('[data-card]').waitFor();
    };
    await open();
    await expect.poll(() => page.locator('[data-card]').getByRole('button').count()).toBe(1);
    prompt = own;
    await open();
    await visitor.shoot('admin-line-strip');
    await expect.poll(() => page.locator('[data-card]').getByRole('button').count()).toBe(0);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.keyboard.press('Enter');
    await page.getByText(say('lines.strip.year'), { exact: true }).click();
    await page.locator('[data-form="long"] [data-index]').first().waitFor();
    expect(asked.filter((url) => url.includes('/audio'))).toEqual([]);
  });

  it('counts background work and the lines of each phone system', async () => {
    const visitor = await enter({ language: 'en' });
    const { page } = visitor;
    await page.goto('/background-work');
    await page.getByRole('row', { name: /^Checking voice files \d+ \d+ \d+ \d+$/ }).waitFor();
    await page.goto('/phone-systems');
    await page.getByRole('row', { name: /^Demo PBX \(by hand\) By hand File format WAV 8 kHz \d+ Never/ }).waitFor();
  });

  it.each(fourLooks)('is clean on every page ($language, $theme, phone: $phone)', async (look) => {
    const visitor = await enter(look);
    const [customer] = (await app.as('admin').get('/customers')).items;
    const [line] = (await app.as('admin').get('/lines')).items;
    await surveyPages(
      visitor,
      ['/customers', '/lines', '/lines/new', '/phone-systems', '/audit', '/background-work', '/jobs'],
      'admin',
    );
    await surveyOne(visitor, `/customers/${customer.id}`, 'admin-customer');
    await surveyOne(visitor, `/lines/${line.id}`, 'admin-line-terms');
  });
});

async function surveyOne(visitor: Visitor, path: string, name: string): Promise<void> {
  const { page } = visitor;
  await page.goto(path);
  await page.locator('main h1').waitFor();
  await settled(page);
  await visitor.shoot(name);
  expect(await faultsOfPage(visitor)).toEqual(noFaults);
}
