import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadServiceCalendar } from '../../src/connectors/calendar/load-service-calendar.ts';
import type { OfficialYear } from '../../src/domain/calendar/official-year.ts';
import { describeDate } from '../../src/domain/calendar/service-calendar.ts';
import { datesOfYear } from '../../src/domain/calendar/taipei-time.ts';
import { requestNumber } from '../../src/domain/change-request/request-number.ts';
import { shippedFile } from '../../src/shared/project-root.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { browserAbsent, fourLooks, twoLooks, type Visitor } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { type Filed, filings } from '../support/filing.ts';
import { officeCsv } from '../support/office-table.ts';

/** The edition before June 2025, in which the three days off added then are still working days. */
const original = readFileSync(shippedFile('fixtures', 'calendars', 'office-2025-original.csv'));
const revised = readFileSync(shippedFile('fixtures', 'calendars', 'office-2025-revised.big5.csv'));
const broken = original.toString('utf8').replace('20250106,一', '20250106,二').replace('20250201,', '2025023,');

const usual = '2025-09-30T18:00:00+08:00';
const earlier = '2025-09-29T18:00:00+08:00';

const words = {
  en: {
    title: 'Service calendar',
    year: 'Year 2025',
    next: 'Next year',
    provisional: 'The official table of 2028 is not published yet',
    thisYear: 'This year',
    drop: 'Drop a calendar file here, or choose one',
    faults: 'broken.csv was not imported',
    rows: [/^Row 7 \(二\): the weekday/, /^Row 33 \(2025023\): the date/],
    imported: 'Official table of 2025',
    on: '3 days would become service days',
    moves: 'Open promises it would move',
    activate: 'Put in force',
    told: 'The owners of each customer concerned get one message with the former and the new times.',
    untold: 'Nobody gets a message.',
    moved: 'Promises it moved',
    undo: 'Take this change back',
    undone: 'This change was taken back already.',
    all: 'All changes',
    takenBack: 'Taken back: Official table of 2025 put in force',
    whyUndo: /^A change that took another one back cannot/,
    drafts: 'Years waiting for a decision',
    discard: 'Set aside',
    setAside: 'This table was set aside. Import the file again if you need it.',
    same: 'The table says the same as the calendar in force. Nothing would change.',
    reason: 'Reason',
    add: 'Set a day',
    set: 'Set this day',
    own: 'Days of our own',
    remove: 'Take back',
    dated: '2025-09-25',
    holiday: 'Mon 29 Sep: ',
    moving: 'One open promise moves to a later time at once.',
    waits: 'The official table of 2025 waits for a decision',
    date: 'Day',
  },
  'zh-TW': {
    title: '服務行事曆',
    year: '2025 年',
    next: '下一年',
    provisional: '2028 年的辦公日曆表還沒公布',
    thisYear: '今年',
    drop: '把行事曆檔案拖到這裡，或選擇檔案',
    faults: '「broken.csv」沒有匯入',
    rows: [/^列 7 \(二\)：星期/, /^列 33 \(2025023\)：日期/],
    imported: '2025 年辦公日曆表',
    on: '3 天會變成服務日',
    moves: '會變動的承諾',
    activate: '啟用',
    told: '每家受影響客戶的主要管理者都會收到一封信，列出原本和新的時間。',
    untold: '不會寄信給任何人。',
    moved: '變動的承諾',
    undo: '復原這次異動',
    undone: '這次異動已經復原了。',
    all: '所有異動',
    takenBack: '復原：啟用 2025 年辦公日曆表',
    whyUndo: /^復原本身不能再復原/,
    drafts: '等待決定的年度',
    discard: '捨棄',
    setAside: '這份日曆表已捨棄。需要時請重新匯入檔案。',
    same: '這份日曆表與使用中的行事曆相同，不會有任何改變。',
    reason: '原因',
    add: '設定例外日',
    set: '設定這一天',
    own: '例外日',
    remove: '取消設定',
    dated: '2025-09-25',
    holiday: '9月29日（一）：',
    moving: '1 件尚未完成的承諾會立刻延後。',
    waits: '2025 年的日曆表等待決定',
    date: '日期',
  },
};
/** The law's projection of 2028, in the form of a published table. */
function coming(): OfficialYear {
  const calendar = loadServiceCalendar().current();
  const days = datesOfYear(2028).map((date) => [date, describeDate(calendar, date)] as const);
  const holidays = days.flatMap(([date, day]) => (day?.reason === 'holiday' ? [[date, day.name ?? '']] : []));
  return { year: 2028, edition: '', holidays: Object.fromEntries(holidays), makeupSaturdays: [] };
}

type Words = (typeof words)['en'] | (typeof words)['zh-TW'];

describe.skipIf(browserAbsent)('the service calendar as a desk', () => {
  let app: TestApp;
  let filed: Filed;
  beforeAll(async () => {
    app = await startTestApp({ now: '2025-09-24T10:00:00+08:00' });
    filed = await filings(app).file();
  });
  afterAll(() => app?.close());
  const enter = deskVisitors(() => app, 'operator');

  const dueBy = async (): Promise<string> => (await app.as('owner').get(filed.path)).deadline.dueBy;

  /** Checks the page as shown: no serious finding of axe, nothing wider than the screen. */
  async function look({ page, axe, shoot }: Visitor, name: string): Promise<void> {
    await shoot(name);
    expect(await axe()).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
  }

  const give = (page: Page, say: Words, name: string, content: Buffer | string) =>
    page.getByLabel(say.drop).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });

  /** Next year's table as its publisher would write it: the year is no longer provisional, until the change is undone. */
  async function bringInComingYear({ page }: Visitor, say: Words): Promise<void> {
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    const confirm = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
    await give(page, say, 'office-2028.csv', officeCsv(coming()));
    await page.getByText(say.same).waitFor();
    await press(say.activate);
    await page.getByRole('dialog').getByText(say.untold).waitFor();
    await confirm(say.activate);
    await page.waitForURL(/\/calendar\/moves\/[0-9a-f-]{36}$/);
    const change = page.url();
    await page.goto('/calendar?year=2028');
    await page.getByRole('link', { name: 'office-2028.csv' }).waitFor();
    expect(await page.getByText(say.provisional).count()).toBe(0);
    await page.goto(change);
    await press(say.undo);
    await confirm(say.undo);
    await page.getByText(say.undone).waitFor();
    await page.goto('/calendar');
    await page.getByRole('region', { name: say.drafts }).getByRole('link').first().click();
    await press(say.discard);
    await confirm(say.discard);
    await page.getByText(say.setAside).waitFor();
    await page.goto('/calendar?year=2028');
    await page.getByText(say.provisional).waitFor();
  }

  it.each(twoLooks)(
    'is brought in, moves promises and is taken back ($language, $theme, phone: $phone)',
    async (as) => {
      const say = words[as.language ?? 'en'];
      const visitor = await enter(as);
      const { page } = visitor;
      const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
      const confirm = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
      await page.goto('/calendar');
      await page.getByRole('heading', { level: 2, name: say.year }).waitFor();
      await page.locator('[data-date="2025-09-29"][data-mark="holiday"]').waitFor();
      await look(visitor, 'calendar-year');

      await give(page, say, 'broken.csv', broken);
      const faults = page.getByRole('region', { name: say.faults });
      for (const row of say.rows) await faults.getByRole('listitem').filter({ hasText: row }).waitFor();
      await look(visitor, 'calendar-faults');

      await give(page, say, 'office-2025.csv', original);
      await page.getByRole('heading', { level: 1, name: say.imported }).waitFor();
      const on = page.getByRole('list', { name: say.on }).getByRole('listitem');
      await expect.poll(() => on.count()).toBe(3);
      const number = requestNumber(filed.request.id);
      await page.getByRole('region', { name: say.moves }).getByRole('link', { name: number }).waitFor();
      await look(visitor, 'calendar-draft');
      await page.goto('/start');
      const waiting = page.getByRole('link', { name: say.waits });
      await waiting.waitFor();
      await look(visitor, 'calendar-on-start');
      await waiting.click();

      await press(say.activate);
      await page.getByRole('dialog').getByText(say.told).waitFor();
      await look(visitor, 'calendar-activate');
      await confirm(say.activate);
      await page.waitForURL(/\/calendar\/moves\/[0-9a-f-]{36}$/);
      await page.getByRole('region', { name: say.moved, exact: true }).getByRole('link', { name: number }).waitFor();
      expect(await dueBy()).toBe(earlier);
      await look(visitor, 'calendar-move');

      await press(say.undo);
      await confirm(say.undo);
      await page.getByText(say.undone).waitFor();
      expect(await dueBy()).toBe(usual);
      await page.getByRole('link', { name: say.all }).click();
      await page.getByRole('link', { name: say.takenBack }).first().waitFor();
      await look(visitor, 'calendar-moves');
      await page.getByRole('link', { name: say.takenBack }).first().click();
      await page.getByText(say.whyUndo).waitFor();

      await page.goto('/calendar');
      await page.getByRole('region', { name: say.drafts }).getByRole('link').first().click();
      await press(say.discard);
      await confirm(say.discard);
      await page.getByText(say.setAside).waitFor();
    },
  );

  it.each(fourLooks.filter(({ phone }) => !phone))(
    'has a day of our own set and taken back by keys, and years that are provisional ($language)',
    async (as) => {
      const say = words[as.language ?? 'en'];
      const visitor = await enter(as);
      const { page } = visitor;
      await page.goto('/calendar');
      const today = page.locator('[data-date="2025-09-24"]');
      await today.waitFor();
      expect(await page.locator('[data-date][tabindex="0"]').count()).toBe(1);
      await today.focus();
      const go = async (key: string, times: number) => {
        for (let each = 0; each < times; each += 1) await page.keyboard.press(key);
      };
      await go('ArrowDown', 1);
      await go('ArrowLeft', 2);
      const holiday = page.locator('[data-date="2025-09-29"]');
      expect(await holiday.evaluate((day) => day.matches(':focus'))).toBe(true);
      await look(visitor, 'calendar-tip');
      const tip = await page.evaluate(`getComputedStyle(document.activeElement, '::before').content`);
      expect(tip).toContain(say.holiday);
      await go('ArrowLeft', 4);
      await go('Enter', 1);
      const form = page.getByRole('form', { name: say.add });
      const reason = form.getByLabel(say.reason);
      await expect.poll(() => reason.evaluate((input) => input.matches(':focus'))).toBe(true);
      expect(await form.getByLabel(say.date).inputValue()).toBe(say.dated);
      await page.keyboard.type('颱風停班');
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByText(say.moving).waitFor();
      await look(visitor, 'calendar-own-day-asks');
      await dialog.getByRole('button', { name: say.set }).press('Enter');
      const own = page.getByRole('region', { name: say.own });
      await own.getByRole('cell', { name: '颱風停班' }).waitFor();
      await page.locator('[data-date="2025-09-25"][data-mark="closed"]').waitFor();
      expect(await dueBy()).toBe('2025-10-01T18:00:00+08:00');
      await look(visitor, 'calendar-own-day');
      await own.getByRole('button', { name: say.remove }).press('Enter');
      await dialog.getByRole('button', { name: say.remove }).press('Enter');
      await own.getByRole('cell', { name: '颱風停班' }).waitFor({ state: 'detached' });
      expect(await dueBy()).toBe(usual);

      // The closed dialog gives the focus back a moment later: one press after the other, each seen.
      for (let year = 2026; year <= 2028; year += 1) {
        await page.getByRole('button', { name: say.next }).press('Enter');
        await page.getByRole('heading', { level: 2, name: say.year.replace('2025', `${year}`) }).waitFor();
      }
      await page.getByText(say.provisional).waitFor();
      await look(visitor, 'calendar-provisional');
      await bringInComingYear(visitor, say);
      await page.getByRole('button', { name: say.thisYear }).press('Enter');
      await page.getByRole('heading', { level: 2, name: say.year }).waitFor();
      await give(page, say, 'office-2025-revised.csv', revised);
      await page.getByText(say.same).waitFor();
      await page.getByText('BIG5').waitFor();
      await page.getByRole('button', { name: say.discard }).click();
      await page.getByRole('dialog').getByRole('button', { name: say.discard }).click();
      await page.getByText(say.setAside).waitFor();
    },
  );

  it('is no page for customers, and says so', async () => {
    const { page } = await enter({ language: 'en' }, 'owner');
    await page.goto('/calendar');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).not.toContain(words.en.title);
  });
});
