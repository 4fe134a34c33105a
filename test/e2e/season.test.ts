import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formerStretch, type HolidayStretch, holidayStretches } from '../../src/domain/calendar/holiday-stretches.ts';
import { dateKeyOfDay, dayOfDateKey, taipeiDate } from '../../src/domain/calendar/taipei-time.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Json } from '../support/app-client.ts';
import { browserAbsent, type Look } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { filings } from '../support/filing.ts';
import { settled } from '../support/settled.ts';
import { speaker } from '../support/spoken.ts';
import { demoNumbers } from '../support/voice.ts';

const half = [{ open: '09:00', close: '12:00' }];
const looks: Look[] = [
  { language: 'zh-TW', phone: true },
  { language: 'en', theme: 'dark' },
];

/** The next Lunar New Year, and the last one. */
function nextNewYear(app: TestApp): { coming: HolidayStretch; former: HolidayStretch } {
  const calendar = app.deps.calendar.current();
  const today = taipeiDate(new Date());
  const to = dateKeyOfDay((dayOfDateKey(today) ?? 0) + 400);
  const coming = holidayStretches(calendar, { from: today, to }).find(
    ({ from, names }) => from > today && names.some((name) => name.includes('除夕')),
  );
  const former = coming && formerStretch(calendar, coming);
  if (!coming || !former) throw new Error('no Lunar New Year');
  return { coming, former };
}

describe.skipIf(browserAbsent)('coming days off', () => {
  let app: TestApp;
  let sweep: Json;
  beforeAll(async () => {
    app = await startTestApp();
    app.clock.set(new Date().toISOString());
    const filed = await filings(app).file({});
    await app.as('owner').post(`/change-requests/${filed.request.id}/cancel`);
    const second = await app.as('owner').line(demoNumbers.second);
    const { coming, former } = nextNewYear(app);
    const lastYear = { from: former.from, to: former.to, name: '春節', hours: half, promptId: filed.promptId };
    for (const [id, config] of [
      [filed.line.id, { followNationalCalendar: true, datedDays: [lastYear] }],
      [second.id, { followNationalCalendar: false, datedDays: [] }],
    ])
      await app.query('update line_revision set config = config || $1::jsonb where line_id = $2', [
        JSON.stringify(config),
        id,
      ]);
    // Lunar New Year may be months away, so the test inserts its sweep.
    await app.query(
      `insert into season_sweep (id, name, from_date, to_date, former_from, former_to) values ($1, $2, $3, $4, $5, $6)`,
      [randomUUID(), coming.names.join('、'), coming.from, coming.to, former.from, former.to],
    );
    const { items } = await app.as('owner').get('/season-sweeps');
    sweep = items.find(({ from }: Json) => from === coming.from);
  });
  afterAll(() => app?.close());
  const enter = deskVisitors(() => app);

  it.each(looks)('are answered by a customer with one press, and seen on the board ($language)', async (look) => {
    const { say } = speaker(look.language ?? 'en');
    const desk = await enter(look, 'operator');
    await desk.page.goto(`/season/${sweep.id}`);
    const row = desk.page.getByRole('row').filter({ hasText: '海風旅行社' });
    await row.waitFor();
    await row.getByText('owner@', { exact: false }).waitFor();
    await settled(desk.page);
    expect(await desk.axe()).toEqual([]);
    await desk.shoot('season-board');

    const customer = await enter(look, 'owner');
    const { page } = customer;
    await page.goto('/lines');
    await page.getByRole('link', { name: say('season.card.go') }).waitFor();
    await settled(page);
    expect(await customer.axe()).toEqual([]);
    await customer.shoot('season-home');
    // Other days off may be nearer than these.
    await page.getByRole('link', { name: say('season.card.go') }).click();
    await page.waitForURL('**/season/*');
    await page.goto(`/season/${sweep.id}`);
    await page.getByText(say('season.proposal.lastYear'), { exact: false }).waitFor();
    await page.getByText(say('season.proposal.stretch'), { exact: false }).first().waitFor();
    await settled(page);
    expect(await customer.axe()).toEqual([]);
    await customer.shoot('season-answer');
    await page.getByRole('checkbox').nth(2).uncheck();
    await page.getByRole('button', { name: say('season.propose_one', { count: '1' }) }).click();
    await page.getByRole('link', { name: say('season.request') }).waitFor();
    await page.getByRole('button', { name: say('season.answers.none') }).click();
    await page.getByText(say('season.done')).waitFor();
    await settled(page);
    expect(await customer.axe()).toEqual([]);
    await customer.shoot('season-done');
    const { items } = await app.as('owner').get('/change-requests?open=true');
    const filed = items.filter(({ kind }: Json) => kind === 'holiday_setting');
    expect(filed).toHaveLength(1);

    await desk.page.getByRole('checkbox').uncheck();
    await desk.page.getByRole('row').filter({ hasText: '海風旅行社' }).waitFor();
    await settled(desk.page);
    await desk.shoot('season-board-answered');
    await app.as('owner').post(`/change-requests/${filed[0].id}/cancel`);
    await app.query('delete from season_answer');
  });
});
