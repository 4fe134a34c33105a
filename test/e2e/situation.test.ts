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
