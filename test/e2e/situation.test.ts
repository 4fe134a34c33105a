import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counties } from '../../src/domain/line/counties.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Json } from '../support/app-client.ts';
import { browserAbsent, type Look, type Visitor } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { settled } from '../support/settled.ts';
import { speaker } from '../support/spoken.ts';
import { faultsOfPage, noFaults } from '../support/survey.ts';

const looks: Look[] = [
  { language: 'zh-TW', phone: true },
  { language: 'en', theme: 'dark' },
];
const names = { 'zh-TW': ['雲林縣', '彰化縣'], en: ['Yunlin County', 'Changhua County'] } as const;

/** A browser that allows notifications when it is asked, and keeps them. */
const noteNotifications = `
  globalThis.noted = [];
  globalThis.asked = 0;
  globalThis.Notification = class {
    static permission = localStorage.getItem('granted') ?? 'default';
    static async requestPermission() {
      asked += 1;
      localStorage.setItem('granted', 'granted');
      return (Notification.permission = 'granted');
    }
    constructor(title) {
      this.title = title;
      noted.push(this);
    }
    close() {}
  };
`;

describe.skipIf(browserAbsent)('the situation page', () => {
  let app: TestApp;
  let draftId: string;
  beforeAll(async () => {
    app = await startTestApp({ now: new Date().toISOString() });
    await app.query("update line set county = '雲林縣', emergency_consent = 'auto' where retired_at is null");
    const from = new Date(Date.now() + 3_600_000).toISOString();
    const until = new Date(Date.now() + 20 * 3_600_000).toISOString();
    const draft = { area: { county: '雲林縣' }, from, until, reason: 'Typhoon' };
    draftId = (await app.as('operator').post('/broadcasts', draft)).id;
  });
  afterAll(() => app?.close());
  const enter = deskVisitors(() => app, 'operator');

  async function look(visitor: Visitor, name: string): Promise<void> {
    await settled(visitor.page);
    await visitor.shoot(`situation-${name}`);
    expect(await faultsOfPage(visitor)).toMatchObject({ ...noFaults, shifts: expect.any(Array) });
  }

  it.each(looks)('shows the 22 counties as map and list, by pointer and by keyboard ($language)', async (wish) => {
    const language = wish.language ?? 'en';
    const { say: anySay } = speaker(language);
    const say = (key: string, values: Record<string, string> = {}) => anySay(`emergency:${key}`, values);
    const [yunlin, changhua] = names[language];
    const visitor = await enter(wish);
    const { page } = visitor;
    await page.goto('/emergency');
    const map = page.getByRole('group', { name: say('map.label') });
    const county = (name: string) => map.getByRole('button', { name: new RegExp(`^${name}`) });
    await county(yunlin).waitFor();
    expect(await map.getByRole('button').count()).toBe(counties.length);
    expect(await county(yunlin).getAttribute('aria-label')).toContain(say('map.states.prepared'));
    const list = page.getByRole('list', { name: say('map.list') });
    const rows = list.getByRole('button', { expanded: false });
    expect(await rows.count()).toBe(counties.length);
    expect(await rows.first().textContent()).toContain(yunlin);
    await look(visitor, 'counties');

    // One stop for the tab key; arrow keys go on, Enter chooses, and the list opens the same row.
    await map.locator('[tabindex="0"]').focus();
    for (let press = 0; press < 30 && (await map.locator(':focus[data-county="雲林縣"]').count()) === 0; press += 1)
      await page.keyboard.press('ArrowDown');
    await county(yunlin).focus();
    await page.keyboard.press('Enter');
    await list.getByRole('link').waitFor();
    expect(await list.getByRole('link').getAttribute('href')).toBe(`/emergency/broadcasts/${draftId}`);
    expect(new URL(page.url()).searchParams.get('county')).toBe('雲林縣');
    expect(await county(yunlin).getAttribute('aria-pressed')).toBe('true');
    await look(visitor, 'chosen');
    await page.keyboard.press('ArrowUp');
    expect(await map.locator(':focus').getAttribute('data-county')).toBe('彰化縣');
    await page.keyboard.press('Space');
    await list.getByRole('button', { expanded: true }).getByText(changhua).waitFor();
    await list.getByText(say('map.noLines')).waitFor();

    // By pointer, back again, and a draft of that county.
    await county(yunlin).click();
    await list.getByRole('button', { name: say('paste.draftOf', { area: yunlin }) }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('combobox', { name: say('draft.county') }).inputValue()).toBe(yunlin);
    await page.keyboard.press('Escape');
  });

  it.each(looks)(
    'leads from a pasted notice over a dispute to an active one and its draft ($language)',
    async (wish) => {
      const language = wish.language ?? 'en';
      const { say: anySay } = speaker(language);
      const say = (key: string, values: Record<string, string> = {}) => anySay(`emergency:${key}`, values);
      // Another county each time: of one area and day at most one notice stands.
      const [county, name] = language === 'en' ? ['花蓮縣', 'Hualien County'] : ['臺東縣', '臺東縣'];
      const tomorrow = new Date(Date.now() + 32 * 3_600_000);
      const day = `${tomorrow.getUTCMonth() + 1}月${tomorrow.getUTCDate()}日`;
      const visitor = await enter(wish);
      const { page } = visitor;
      const button = (label: string) => page.getByRole('button', { name: label, exact: true });
      const dialog = page.getByRole('dialog');
      const paste = page.getByRole('textbox', { name: say('paste.label') });
      const source = page.getByRole('textbox', { name: say('paste.source') });
      await page.goto('/emergency');
      await paste.fill(`${county}:${day}停止上班、停止上課。`);
      await button(say('paste.read')).click();
      await source.fill('人事行政總處');
      await look(visitor, 'read');
      await button(say('paste.enter')).click();
      await page.waitForURL(/\/emergency\/announcements\//);
      await page.getByRole('timer').waitFor();
      await page.getByText(say('notice.states.settling'), { exact: true }).waitFor();
      await look(visitor, 'settling');

      // Another source says otherwise: both texts stand side by side, and nothing can be sent.
      await source.fill(`${name} website`);
      await paste.fill(`${county}:${day}照常上班、照常上課。`);
      await button(say('sightings.add.save')).click();
      await page.getByText(say('notice.states.disputed'), { exact: true }).waitFor();
      expect(await button(say('notice.override.label')).count()).toBe(0);
      await look(visitor, 'disputed');
      await page.goto('/emergency');
      const map = page.getByRole('group', { name: say('map.label') });
      await map.locator(`[data-county="${county}"][data-situation="disputed"]`).waitFor();
      await look(visitor, 'dispute-on-map');
      await page.getByRole('link', { name, exact: true }).first().click();
      await button(say('sightings.settle.labelOf', { source: '人事行政總處' })).click();
      const confirm = dialog.getByRole('button', { name: say('sightings.settle.confirm'), exact: true });
      expect(await confirm.isDisabled()).toBe(true);
      await dialog.getByLabel(say('act.reason')).fill('The county has called back');
      await look(visitor, 'settle');
      await confirm.click();
      await button(say('notice.activate.label')).click();
      await page.getByText(say('notice.states.active'), { exact: true }).waitFor();
      await button(say('paste.draft')).click();
      await dialog.getByLabel(say('draft.reason')).waitFor();
      expect(await dialog.getByRole('combobox', { name: say('draft.county') }).count()).toBe(0);
      await dialog.getByText(name, { exact: true }).waitFor();
      expect(await dialog.getByLabel(say('draft.from')).inputValue()).toMatch(/T00:00$/);
      await dialog.getByRole('button', { name: say('draft.save') }).click();
      await page.waitForURL(/\/emergency\/broadcasts\//);
      await page.getByRole('heading', { name: say('notice.restsOn') }).waitFor();
    },
  );

  it('shows an alarm outside the page once somebody has asked for it by a press, and not when it is turned off', async () => {
    const { say } = speaker('en');
    const date = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10);
    const dispute = async (county: string) => {
      const report = (work: string, source: string) =>
        app.as('operator2').post('/announcements', { fields: { county, date, work, school: work }, source });
      await report('closed', 'A call');
      await report('open', 'Another call');
    };
    const visitor = await enter({ language: 'en' });
    const { page } = visitor;
    await page.addInitScript(noteNotifications);
    await page.goto('/emergency');
    expect(await page.evaluate('asked')).toBe(0);
    await page.getByRole('button', { name: say('alarms:notices.turnOn') }).click();
    await page.getByText(say('alarms:notices.on')).waitFor();
    expect(await page.evaluate('asked')).toBe(1);
    await dispute('屏東縣');
    await expect.poll(() => page.evaluate('noted.length'), { timeout: 20_000 }).toBe(1);
    // Pressed, it opens the alarm; the choice is remembered.
    await page.evaluate('noted[0].onclick()');
    await page.waitForURL(/\/on-call\?alarm=/);
    await page.getByText(say('alarms:notices.on')).waitFor();
    await page.getByRole('button', { name: say('alarms:notices.turnOff') }).click();
    await page.getByText(say('alarms:notices.off')).waitFor();
    await dispute('苗栗縣');
    await page.getByText(say('alarms:openAlarm')).first().waitFor();
    expect(await page.evaluate('noted.length')).toBe(1);
    await page.addInitScript("Notification.permission = 'denied'");
    await page.goto('/emergency');
    await page.getByText(say('alarms:notices.denied')).waitFor();
    await look(visitor, 'alarms');
    // Acknowledged right here: the alarm leaves the list.
    await page.getByRole('button', { name: say('alarms:acknowledgeOf', { about: 'Miaoli County' }) }).click();
    await page.getByText(say('alarms:acknowledged')).waitFor();
    await page
      .getByRole('button', { name: say('alarms:acknowledgeOf', { about: 'Miaoli County' }) })
      .waitFor({ state: 'detached' });
    const { items } = await app.as('operator2').get('/alarms?state=open&limit=50');
    expect(items.map(({ subject }: Json) => subject?.county)).not.toContain('苗栗縣');
  });

  it('makes a fresh notice active only with a reason, and takes one back', async () => {
    const { say: anySay } = speaker('en');
    const say = (key: string) => anySay(`emergency:${key}`);
    const date = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10);
    const fields = { county: '宜蘭縣', date, work: 'closed', school: 'closed' };
    const { items } = await app.as('operator2').post('/announcements', { fields, source: 'A call' });
    const { page } = await enter({ language: 'en' });
    const dialog = page.getByRole('dialog');
    await page.goto(`/emergency/announcements/${items[0].id}`);
    await page.getByRole('button', { name: say('notice.override.label') }).click();
    await dialog.getByLabel(say('act.reason')).fill('Read on the county page by two people');
    await dialog.getByRole('button', { name: say('notice.override.confirm'), exact: true }).click();
    await page.getByText(say('notice.states.active'), { exact: true }).waitFor();
    await page.getByText(say('notice.overridden'), { exact: true }).waitFor();
    await page.getByRole('button', { name: say('notice.revoke.label') }).click();
    await dialog.getByLabel(say('act.reason')).fill('It was withdrawn');
    await dialog.getByRole('button', { name: say('notice.revoke.confirm'), exact: true }).click();
    await page.getByText(say('notice.states.revoked'), { exact: true }).waitFor();
  });

  it('fits the laptop of a night duty and a narrow phone', async () => {
    const { say: anySay } = speaker('en');
    const { page } = await enter({ language: 'en' });
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.goto('/emergency');
    const map = page.getByRole('group', { name: anySay('emergency:map.label') });
    await map.waitFor();
    await settled(page);
    const box = await map.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(768);
    await page.setViewportSize({ width: 360, height: 740 });
    const tooWide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    await expect.poll(() => page.evaluate<number>(tooWide)).toBe(0);
    const { items } = (await app.as('operator').get('/operations/counties')) as { items: Json[] };
    expect(items).toHaveLength(counties.length);
  });
});
