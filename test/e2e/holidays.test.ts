import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Json } from '../support/app-client.ts';
import { browserAbsent } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { demoNumbers } from '../support/voice.ts';

const words = {
  en: {
    menu: 'Change something else',
    title: 'Set holidays and days off',
    all: /^All \d+ lines$/,
    add: 'Add a day',
    from: 'First day',
    to: 'Last day',
    name: 'Name',
    mode: 'On these days',
    open: 'Open',
    own: 'Open in own hours',
    differs: 'A line that differs',
    onlyOn: /^Only on/,
    send: 'Send the request',
    heard: 'What callers will hear on these days',
    changes: 'What changes',
    days: '2. Which days?',
    unread: 'Enter hours as 09:00-12:00.',
    read: '2 entries were read into the list.',
    import: 'Import a calendar file',
    lastYear: "Take over last year's list",
    year: 'Year to fill',
    moved: 'Days to take over',
    eve: /除夕.*Mon 16 Feb 2026 → Fri 5 Feb 2027/,
    follows: 'Moves with Lunar New Year',
    take: 'Add 2 days to the list',
  },
  'zh-TW': {
    menu: '變更其他設定',
    title: '設定假日與休息日',
    all: /^全部 \d+ 條線路$/,
    add: '新增日期',
    from: '第一天',
    to: '最後一天',
    name: '名稱',
    mode: '這些日子',
    open: '營業時段',
    own: '自訂營業時間',
    differs: '不一樣的線路',
    onlyOn: /^僅限/,
    send: '送出需求',
    heard: '這些日子來電者會聽到的內容',
    changes: '變更內容',
    days: '2. 哪些日子？',
    unread: '時段請填寫為 09:00-12:00。',
    read: '已將 2 筆讀入清單。',
    import: '匯入行事曆檔',
    lastYear: '沿用去年的假日',
    year: '要設定的年度',
    moved: '可沿用的日期',
    eve: /除夕.*2026年2月16日（一） → 2027年2月5日（五）/,
    follows: '隨春節移動',
    take: '將 2 筆加入清單',
  },
};

const lastYear = [
  { from: '2026-02-16', to: '2026-02-16', name: '除夕', hours: [{ open: '09:00', close: '12:00' }] },
  { from: '2026-08-08', to: '2026-08-08', name: 'Founders', hours: 'closed' },
  { from: '2026-10-10', to: '2026-10-10', name: '國慶', hours: 'closed' },
];

describe.skipIf(browserAbsent)('setting holidays over many lines', () => {
  let app: TestApp;
  let shops: Json[];
  beforeAll(async () => {
    app = await startTestApp();
    const admin = app.as('admin');
    const model = await admin.line(demoNumbers.directory);
    for (let nth = 1; nth <= 6; nth += 1) {
      const { organisationId, phoneSystemId, county } = await admin.get(`/lines/${model.id}`);
      const line = { organisationId, phoneSystemId, county, number: `+88622000000${nth}`, label: `Shop ${nth}` };
      await admin.post('/lines', { ...line, ...(nth === 6 ? { datedDays: lastYear } : {}) });
    }
    shops = (await app.as('owner').get('/lines?limit=200')).items;
  });
  afterAll(() => app?.close());

  const enter = deskVisitors(() => app);

  it.each([
    { language: 'zh-TW', theme: 'light', phone: true, date: '2027-02-05' },
    { language: 'en', theme: 'dark', phone: false, date: '2027-12-31' },
  ] as const)('closes half a day on all, and one differs ($language, phone: $phone)', async (look) => {
    const { date, language } = look;
    const say = words[language];
    const visitor = await enter(look, 'owner');
    const { page } = visitor;
    await page.goto('/lines');
    await page.getByRole('button', { name: say.menu }).click();
    await page.getByRole('menuitem', { name: say.title }).click();
    await page.getByRole('heading', { level: 1, name: say.title }).waitFor();
    await page.getByRole('button', { name: say.all }).click();

    await page.getByRole('button', { name: say.add, exact: true }).click();
    const days = page.getByRole('list', { name: say.days });
    await days.getByLabel(say.from).fill(date);
    await days.getByLabel(say.name).fill('Half day');
    await days.getByLabel(say.mode).selectOption({ label: say.own });
    await days.getByRole('textbox', { name: say.open, exact: true }).fill('nine');
    await page.getByText(say.unread).waitFor();
    await days.getByRole('textbox', { name: say.open, exact: true }).fill('9:00–12:00');
    await page.getByText(say.unread).waitFor({ state: 'detached' });

    await page.getByRole('combobox', { name: say.differs }).click();
    await page.getByRole('option', { name: 'Shop 3' }).click();
    const own = page.getByRole('region', { name: say.onlyOn });
    await own.getByLabel(say.from).fill(date);
    await own.getByLabel(say.name).fill('Closed');

    const send = page.getByRole('button', { name: say.send });
    await expect.poll(() => send.isEnabled()).toBe(true);
    await page.getByText(say.heard).first().click();
    await visitor.shoot('customer-holidays');
    expect(await visitor.axe()).toEqual([]);
    const wide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate(wide)).toBe(0);
    await send.click();
    await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
    const changes = page.getByRole('region', { name: say.changes });
    await changes.getByText('09:00–12:00').waitFor();
    await visitor.shoot('customer-holidays-filed');
    expect(await visitor.axe()).toEqual([]);

    const id = page.url().split('/').at(-1);
    const { items } = await app.as('owner').get(`/change-requests/${id}/changes`);
    expect(items).toHaveLength(shops.length);
    const closed = items.filter(({ diff }: Json) => diff.some(({ after }: Json) => after.hours === 'closed'));
    expect(closed.map(({ number }: Json) => number)).toEqual(['+886220000003']);
    await app.as('owner').post(`/change-requests/${id}/cancel`);
  });

  it.each(['en', 'zh-TW'] as const)(
    'reads a file into the form, and marks its days on the year (%s)',
    async (language) => {
      const say = words[language];
      const visitor = await enter({ language }, 'owner');
      const { page } = visitor;
      await page.goto(`/requests/holidays?line=${shops[0]?.id}`);
      const file = { name: 'days.csv', mimeType: 'text/csv' };
      const rows =
        '日期,名稱,營業時間\n2027-02-05,除夕,09:00-12:00\n2027-02-06,春節,\n2027-02-07,春節,\n2026-01-01,元旦,\n';
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: say.import }).click();
      await (await chooser).setFiles({ ...file, buffer: Buffer.from(`\uFEFF${rows}`) });
      await page.getByText(say.read).waitFor();
      const names = page.getByRole('list', { name: say.days }).getByLabel(say.name);
      await expect.poll(() => names.count()).toBe(2);
      await expect.poll(() => names.nth(1).inputValue()).toBe('春節');
      const year = page.locator('button[data-mark=set]');
      await expect.poll(() => year.count()).toBe(2);
      await visitor.shoot('customer-holidays-import');
      expect(await visitor.axe()).toEqual([]);
    },
  );

  it.each([
    { language: 'zh-TW', theme: 'light', phone: false },
    { language: 'en', theme: 'dark', phone: true },
  ] as const)(
    'takes over the days of last year, moved with their festivals ($language, phone: $phone)',
    async (look) => {
      const say = words[look.language];
      const visitor = await enter(look, 'owner');
      const { page } = visitor;
      const line = shops.find(({ label }) => label === 'Shop 6');
      await page.goto(`/requests/holidays?line=${line?.id}`);
      await page.getByRole('button', { name: say.lastYear }).click();
      await page.getByLabel(say.year).selectOption('2027');
      const moved = page.getByRole('list', { name: say.moved });
      await moved.getByRole('checkbox', { name: say.eve }).waitFor();
      await moved.getByText(say.follows).waitFor();
      await moved.getByRole('checkbox', { name: /Founders/ }).uncheck();
      await visitor.shoot('customer-last-year');
      expect(await visitor.axe()).toEqual([]);
      const wide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      expect(await page.evaluate(wide)).toBe(0);
      await page.getByRole('button', { name: say.take }).click();
      const rows = page.getByRole('list', { name: say.days });
      await expect.poll(() => rows.getByLabel(say.name).count()).toBe(2);
      await expect.poll(() => rows.getByLabel(say.from).first().inputValue()).toBe('2027-02-05');
      await expect
        .poll(() => rows.getByRole('textbox', { name: say.open, exact: true }).inputValue())
        .toBe('09:00-12:00');
      const send = page.getByRole('button', { name: say.send });
      await expect.poll(() => send.isEnabled()).toBe(true);
      await send.click();
      await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
      const id = page.url().split('/').at(-1);
      const { items } = await app.as('owner').get(`/change-requests/${id}/changes`);
      expect(items[0].diff.map(({ place }: Json) => place.from)).toEqual(['2027-02-05', '2027-10-10']);
      await app.as('owner').post(`/change-requests/${id}/cancel`);
    },
  );
});
