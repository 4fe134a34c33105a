import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { broadcastStatusNames } from '../../src/contract/words/broadcasts.ts';
import { eveningNames } from '../../src/contract/words/exercises.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Json } from '../support/app-client.ts';
import { browserAbsent, type Look, type Visitor } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { playFast } from '../support/play-fast.ts';
import { settled } from '../support/settled.ts';
import { speaker } from '../support/spoken.ts';
import { faultsOfPage, noFaults } from '../support/survey.ts';

const many = 22;
const looks: [author: Look, second: Look][] = [
  [{ language: 'zh-TW' }, { language: 'zh-TW', theme: 'dark' }],
  [
    { language: 'en', theme: 'dark' },
    { language: 'en', phone: true },
  ],
];

describe.skipIf(browserAbsent)('an exercise of the emergency desk', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ now: new Date().toISOString() });
    const admin = app.as('admin');
    const folder = join(app.dataFolder, 'exercise-pbx');
    await mkdir(folder);
    const system = await admin.post('/phone-systems', { name: 'Island PBX', kind: 'directory', settings: { folder } });
    const { items: customers } = await admin.get('/customers?limit=200');
    const { id: organisationId } = customers.find(({ contract }: Json) => contract !== null);
    for (let index = 0; index < many; index += 1)
      await admin.post('/lines', {
        ...{ organisationId, number: `+8868955${1000 + index}`, label: `Guest house ${index + 1}` },
        ...{ phoneSystemId: system.id, county: '臺東縣', district: '蘭嶼鄉' },
      });
    await app.query("update line set emergency_consent = 'auto' where county = '臺東縣'");
    await app.query(
      "insert into line_drive (line_id, organisation_id, target) select id, organisation_id, revision from line where county = '臺東縣'",
    );
  });
  afterAll(() => app?.close());
  const enter = deskVisitors(() => app, 'operator');

  async function look(visitor: Visitor, name: string): Promise<void> {
    await settled(visitor.page);
    await visitor.shoot(`exercise-${name}`);
    expect(await faultsOfPage(visitor)).toMatchObject({ ...noFaults, shifts: expect.any(Array) });
  }

  it.each(looks)(
    'plays a notice of one district, takes two people, and keeps the score ($language)',
    async (authorLook, secondLook) => {
      const language = authorLook.language ?? 'en';
      const { say: anySay } = speaker(language);
      const say = (key: string, values: Record<string, string> = {}) => anySay(`emergency:exercise.${key}`, values);
      const sayDesk = (key: string, values: Record<string, string> = {}) => anySay(`emergency:${key}`, values);
      const author = await enter(authorLook);
      const { page } = author;
      const button = (key: string) => page.getByRole('button', { name: say(key), exact: true });
      await page.goto('/emergency');
      await page.getByRole('link', { name: say('open'), exact: true }).click();
      await page.getByRole('note').getByText(say('bannerText')).waitFor();
      await look(author, 'start');
      await page.getByRole('combobox', { name: say('start.evening') }).click();
      await page.getByRole('option', { name: eveningNames.one_district[language] }).click();
      await page.getByText(say('start.speeds.10'), { exact: true }).click();
      await button('start.start').click();
      await page.getByText(say('notices.none')).waitFor();
      expect(await page.title()).toContain(say('tab', { title: '' }).trim());
      const path = new URL(page.url()).pathname;

      // Two minutes of the evening pass in twelve seconds; the notice stands thirty later.
      const draft = button('notices.draft');
      await draft.waitFor({ timeout: 30_000 });
      await look(author, 'notice');
      await draft.click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(sayDesk('draft.reason')).waitFor();
      await look(author, 'draft');
      await dialog.getByRole('button', { name: say('draft.save') }).click();
      await page.waitForURL(/\/broadcasts\//);
      await button('act.submit').click();
      await page.getByText(say('approval.own')).waitFor();
      expect(await button('approval.approve').count()).toBe(0);
      const broadcastPath = new URL(page.url()).pathname;

      const second = await enter(secondLook, 'operator2');
      const theirs = second.page;
      await theirs.addInitScript(playFast);
      await theirs.goto('/emergency/exercises');
      await theirs.getByRole('link', { name: say('start.join') }).click();
      await theirs.getByText(sayDesk('waits.approve')).waitFor();
      await look(second, 'waits');
      await theirs.goto(broadcastPath);
      const approve = theirs.getByRole('button', { name: say('approval.approve'), exact: true });
      await approve.waitFor();
      await theirs.getByRole('button', { name: sayDesk('sound.listen') }).click();
      await theirs.getByText(sayDesk('sound.heard')).waitFor({ timeout: 30_000 });
      const typed = theirs.getByLabel(say('approval.typed'));
      await typed.fill(String(many));
      expect(await approve.isDisabled()).toBe(true);
      await typed.fill(language === 'en' ? 'exercise' : '演習');
      await look(second, 'approve');
      // The notice is certain once it has stood for five minutes of the evening.
      await expect
        .poll(async () => (await app.as('operator').get(path.replace('/emergency', ''))).standing[0].certain, {
          timeout: 60_000,
        })
        .toBe(true);
      await approve.click();
      await theirs.getByText(broadcastStatusNames.sending[language], { exact: true }).first().waitFor();
      await theirs
        .getByText(sayDesk('lines.failed', { count: '1' }))
        .first()
        .waitFor({ timeout: 30_000 })
        .catch(() => undefined);
      await page.getByText(broadcastStatusNames.active[language], { exact: true }).first().waitFor({ timeout: 30_000 });
      await look(author, 'progress');
      await look(second, 'progress');

      await page.goto(path);
      await button('page.end').click();
      await dialog.getByRole('button', { name: say('page.endConfirm'), exact: true }).click();
      // The notification may still say the same.
      await page.locator('main').getByText(say('page.over')).waitFor();
      await page.getByText(say('score.falseOk')).waitFor();
      await look(author, 'score');
      await page.goto('/emergency/exercises');
      await page
        .getByText(say('score.short', { falseSends: '0', missed: '0' }))
        .first()
        .waitFor();
      await look(author, 'list');
      expect((await app.as('operator').get('/broadcasts')).items).toEqual([]);
    },
  );

  it.each<Look>([
    { language: 'zh-TW', phone: true },
    { language: 'en', theme: 'dark', phone: true },
  ])('is denied after sending: it stops, says so, and is taken back by one press (%o)', async (given) => {
    const language = given.language ?? 'en';
    const { say: anySay } = speaker(language);
    const say = (key: string, values: Record<string, string> = {}) => anySay(`emergency:exercise.${key}`, values);
    const [author, second] = [app.as('operator'), app.as('operator2')];
    for (const { id, endedAt } of (await author.get('/exercises')).items)
      if (endedAt === null) await author.post(`/exercises/${id}/end`);
    await app.query("update line set county = '花蓮縣', district = null where number like '+8868955%'");
    const { id } = await author.post('/exercises', { evening: 'late_denial', speed: 10 });
    // So many seconds of the evening's 252 have passed; nobody waits for them here. The denial comes after 84.
    const move = (seconds: number) =>
      app.query(
        "update exercise set ends_at = now() - $2 * interval '1 s' + (ends_at - started_at), started_at = now() - $2 * interval '1 s' where id = $1",
        [id, seconds],
      );
    await move(40);
    const draft = {
      ...{ topic: '花蓮縣//2025-08-14/full', area: { county: '花蓮縣' }, reason: 'Exercise' },
      ...{ from: '2025-08-14T00:00:00+08:00', until: '2025-08-15T00:00:00+08:00' },
    };
    const { id: broadcastId } = await author.post(`/exercises/${id}/broadcasts`, draft);
    const take = (person: typeof author, body: object) =>
      person.post(`/exercises/${id}/broadcasts/${broadcastId}/steps`, body);
    const visitor = await enter(given);
    const { page } = visitor;
    await page.goto(`/emergency/exercises/${id}/broadcasts/${broadcastId}`);
    await page.getByRole('button', { name: say('draft.edit'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(anySay('emergency:draft.reason')).fill('Edited in the exercise');
    await look(visitor, 'edit');
    await dialog.getByRole('button', { name: say('draft.save') }).click();
    await page.getByText('Edited in the exercise').waitFor();
    await move(45);
    const waiting = await take(author, { action: 'submit' });
    await take(second, { action: 'hear', promptSha256: waiting.soundSha256 });
    await move(45);
    await take(second, { action: 'approve', draftHash: waiting.draftHash, typed: 'exercise' });
    // As if it had been sent four seconds before the denial: the first line has answered then, the others have not.
    const sentAt = '2025-08-13T20:11:20+08:00';
    await app.query(
      `update exercise_line set answers_at = answers_at + ($2::timestamptz - sent_at), held_until = held_until + ($2::timestamptz - sent_at)
        from exercise_broadcast where id = broadcast_id and id = $1`,
      [broadcastId, sentAt],
    );
    await app.query('update exercise_broadcast set sent_at = $2, going_since = $2 where id = $1', [
      broadcastId,
      sentAt,
    ]);
    await move(86);
    await page.getByRole('heading', { name: say('denial.title') }).waitFor();
    await page.getByText(broadcastStatusNames.stopped[language], { exact: true }).first().waitFor();
    await look(visitor, 'denied');
    await page
      .getByRole('button', { name: new RegExp(say('denial.counter_other', { count: '\\d+' })) })
      .or(page.getByRole('button', { name: say('denial.counter_one', { count: '1' }) }))
      .first()
      .click();
    await page.getByText(broadcastStatusNames.ended[language], { exact: true }).first().waitFor();
    await look(visitor, 'taken-back');
    await page.goto(`/emergency/exercises/${id}`);
    await page.getByText(say('score.takenBack', { area: language === 'en' ? 'Hualien County' : '花蓮縣' })).waitFor();
    await look(visitor, 'denial-score');
  });
});
