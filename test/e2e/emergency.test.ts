import { access, mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { broadcastStatusNames } from '../../src/contract/words/broadcasts.ts';
import { shippedFile } from '../../src/shared/project-root.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Json } from '../support/app-client.ts';
import { browserAbsent, type Look, type Visitor } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { leaveNoBroadcast } from '../support/leave-no-broadcast.ts';
import { playFast } from '../support/play-fast.ts';
import { settled } from '../support/settled.ts';
import { speaker } from '../support/spoken.ts';
import { faultsOfPage, noFaults } from '../support/survey.ts';
import { eventually } from '../support/test-tasks.ts';

/** Enough for the first line to go first. */
const many = 22;
const county = '雲林縣';
const looks: [author: Look, second: Look][] = [
  [
    { language: 'zh-TW', phone: true },
    { language: 'zh-TW', theme: 'dark' },
  ],
  [
    { language: 'en', theme: 'dark' },
    { language: 'en', phone: true },
  ],
];

async function isThere(folder: string): Promise<boolean> {
  return await access(folder).then(
    () => true,
    () => false,
  );
}

describe.skipIf(browserAbsent)('the emergency desk', () => {
  let app: TestApp;
  let pbx: string;
  beforeAll(async () => {
    app = await startTestApp({ now: new Date().toISOString() });
    const admin = app.as('admin');
    pbx = join(app.dataFolder, 'typhoon-pbx');
    await mkdir(pbx);
    const settings = { folder: pbx };
    const system = await admin.post('/phone-systems', { name: 'Typhoon PBX', kind: 'directory', settings });
    const { items: customers } = await admin.get('/customers?limit=200');
    const { id: organisationId } = customers.find(({ contract }: Json) => contract !== null);
    const make = (number: string, phoneSystemId: string) =>
      admin.post('/lines', { organisationId, number, label: `Shop ${number.slice(-3)}`, phoneSystemId, county });
    for (let index = 0; index < many; index += 1) await make(`+8865550${1000 + index}`, system.id);
    const { id: unset } = await make('+88655509999', system.id);
    await app.query("update line set emergency_consent = 'auto' where county = $1", [county]);
    await app.query(
      'insert into line_drive (line_id, organisation_id, target) select id, organisation_id, revision from line where phone_system_id = $1 and id <> $2',
      [system.id, unset],
    );
    await eventually(async () => {
      const counting = 'select count(settled_revision)::int as settled from line where phone_system_id = $1';
      const [row] = await app.query(counting, [system.id]);
      return row.settled === many;
    });
  });
  // A second try begins as the first did, wherever that one broke off.
  beforeEach(async () => {
    const away = `${pbx}-away`;
    if (await isThere(away)) await rename(away, pbx);
    await app.query("update line set emergency_consent = 'auto' where county = $1", [county]);
    await leaveNoBroadcast(app);
    app.takeFaults();
  });
  afterAll(() => app?.close());
  const enter = deskVisitors(() => app, 'operator');

  async function look(visitor: Visitor, name: string): Promise<void> {
    await settled(visitor.page);
    await visitor.shoot(`emergency-${name}`);
    expect(await faultsOfPage(visitor)).toMatchObject({ ...noFaults, shifts: expect.any(Array) });
  }

  function speech(language: 'zh-TW' | 'en') {
    const { say: anySay } = speaker(language);
    return {
      say: (key: string, values: Record<string, string> = {}) => anySay(`emergency:${key}`, values),
      status: (code: keyof typeof broadcastStatusNames) => broadcastStatusNames[code][language],
    };
  }

  it.each(looks)(
    'takes two people from a notice to closed lines and back ($language)',
    async (authorLook, secondLook) => {
      const { say, status } = speech(authorLook.language ?? 'en');
      const author = await enter(authorLook);
      const { page } = author;
      const button = (key: string) => page.getByRole('button', { name: say(key), exact: true });
      await page.goto('/emergency');
      await page.getByText(say('running.none')).waitFor();
      await look(author, 'empty');

      const tomorrow = new Date(Date.now() + 32 * 3_600_000);
      const day = `${tomorrow.getUTCMonth() + 1}月${tomorrow.getUTCDate()}日`;
      await page
        .getByRole('textbox', { name: say('paste.label') })
        .fill(`雲林縣:${day}停止上班、停止上課。\n嘉義縣:${day}照常上班、照常上課。`);
      await button('paste.read').click();
      await page.getByText(say('paste.sendable'), { exact: true }).waitFor();
      await page.getByText(say('paste.notSendable'), { exact: true }).waitFor();
      expect(await page.locator('mark[data-kind="state"]').count()).toBeGreaterThan(1);
      await look(author, 'notice');
      await button('paste.draft')
        .or(page.locator(`[aria-label^="${say('paste.draft')}"]`))
        .first()
        .click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(say('draft.reason')).waitFor();
      await look(author, 'draft');
      await dialog.getByRole('button', { name: say('draft.save') }).click();
      await page.waitForURL(/\/emergency\/broadcasts\//);
      const path = new URL(page.url()).pathname;
      const id = path.split('/').at(-1) as string;
      expect(await app.as('operator').get(`/broadcasts/${id}`)).toMatchObject({
        ...{ area: { county, district: null }, counts: { close: many, blocked: 1 } },
        from: expect.stringContaining('T00:00:00+08:00'),
      });
      await page.getByRole('tab', { name: say('preview.blocked') }).click();
      await page.getByText(authorLook.language === 'en' ? /never been set up/ : /尚未在電話系統上完成設定/).waitFor();
      await page.getByRole('tab', { name: say('preview.close') }).click();
      await look(author, 'preview');
      await button('act.submit').click();
      await page.getByText(say('approval.author')).waitFor();
      const { name: secondName } = await app.as('operator2').get('/me');
      await page.getByText(secondName).waitFor();
      expect(await button('approval.approve').count()).toBe(0);
      await look(author, 'author');

      const second = await enter(secondLook, 'operator2');
      const theirs = second.page;
      await theirs.addInitScript(playFast);
      await theirs.goto('/emergency');
      await theirs.getByText(say('waits.approve')).waitFor();
      await look(second, 'waits');
      await theirs.goto(path);
      const approve = theirs.getByRole('button', { name: say('approval.approve'), exact: true });
      await approve.waitFor();
      expect(await approve.isDisabled()).toBe(true);
      await theirs.getByRole('button', { name: say('sound.listen') }).click();
      await theirs.getByText(say('sound.heard')).waitFor();

      // A line that leaves changes what would be approved.
      await app.query("update line set emergency_consent = 'never' where number = '+88655501000'");
      await approve.click();
      const question = theirs.getByRole('dialog');
      await question.getByText(say('approval.opens')).waitFor();
      await look(second, 'approve');
      await question.getByRole('button', { name: say('approval.approve'), exact: true }).click();
      await question.getByRole('button', { name: say('approval.keep') }).click();
      await theirs.getByText(say('approval.changed')).waitFor();
      await look(second, 'changed');
      expect(await approve.isDisabled()).toBe(true);
      await theirs.getByRole('button', { name: say('approval.looked') }).click();

      await rename(pbx, `${pbx}-away`);
      await approve.click();
      await question.getByRole('button', { name: say('approval.approve'), exact: true }).click();
      await page
        .getByText(say('lines.failed', { count: '1' }))
        .first()
        .waitFor({ timeout: 90_000 });
      await look(author, 'held');
      await page.locator(`button:has-text("${say('act.release.labelOf', { name: 'Typhoon PBX' })}")`).click();
      await dialog.getByLabel(say('act.reason')).fill('The folder is back');
      await dialog.getByRole('button', { name: say('act.release.confirm'), exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
      // Only now: the failed line is tried again by itself, and the dialog goes with it.
      await rename(`${pbx}-away`, pbx);
      app.takeFaults();
      // The failed line is tried again by itself as well; the button goes with it.
      await button('act.retry')
        .click({ timeout: 3_000 })
        .catch(() => undefined);
      await page.getByText(status('active'), { exact: true }).first().waitFor({ timeout: 90_000 });
      const all = String(many - 1);
      await page.getByText(say('progress.done', { done: all, all })).waitFor();
      await theirs.getByText(say('progress.done', { done: all, all })).waitFor();
      await look(second, 'active');

      await button('change.label').click();
      const until = dialog.getByLabel(say('draft.until'));
      const later = (await until.inputValue()).replace(/T.*/, 'T06:00');
      await until.fill(later);
      await dialog.getByRole('listitem').waitFor();
      await look(author, 'change');
      await dialog.getByRole('button', { name: say('change.ask') }).click();
      await page.getByText(say('change.yours')).waitFor();
      await look(author, 'change-asked');
      const { name: authorName } = await app.as('operator').get('/me');
      await theirs.getByText(say('change.askedBy', { name: authorName })).waitFor();
      await theirs.getByRole('button', { name: say('change.approve') }).click();
      await question.getByRole('listitem').waitFor();
      await look(second, 'change-approve');
      await question.getByRole('button', { name: say('change.approve') }).click();
      await page.getByText(say('change.approvedBy', { name: authorName, second: secondName })).waitFor();
      await page.getByText(status('active'), { exact: true }).first().waitFor({ timeout: 90_000 });
      expect((await app.as('operator').get(`/broadcasts/${id}`)).until).toBe(`${later}:00+08:00`);

      await button('act.end.label').click();
      await dialog.getByLabel(say('act.reason')).fill('The typhoon has passed');
      await look(author, 'end');
      await dialog.getByRole('button', { name: say('act.end.confirm'), exact: true }).click();
      await theirs.getByText(status('ended'), { exact: true }).first().waitFor({ timeout: 90_000 });
      await look(author, 'ended');
      await page.goto('/emergency');
      await page
        .getByText(say('lines.reopened', { done: all, all }))
        .first()
        .waitFor();
      await look(author, 'desk');
    },
  );

  it('takes a draft by hand: a second yes for the country, a voice file of the desk, an edit, and an end', async () => {
    const { say, status } = speech('en');
    const { page, axe } = await enter({ language: 'en' });
    await page.goto('/emergency');
    await page.getByRole('button', { name: say('draft.open') }).click();
    const dialog = page.getByRole('dialog');
    const save = dialog.getByRole('button', { name: say('draft.save') });
    await dialog.getByLabel(say('draft.reason')).fill('Typhoon');
    expect(await save.isDisabled()).toBe(true);
    await dialog.getByText(say('draft.areas.country'), { exact: true }).click();
    expect(await save.isDisabled()).toBe(true);
    await dialog.getByLabel(say('draft.sure')).check();
    await expect.poll(() => save.isEnabled()).toBe(true);
    await dialog.getByText(say('sound.desk'), { exact: true }).click();
    expect(await save.isDisabled()).toBe(true);
    await dialog.getByLabel(say('sound.file')).setInputFiles(shippedFile('fixtures', 'audio', 'closed.wav'));
    await expect.poll(() => save.isEnabled(), { timeout: 90_000 }).toBe(true);
    expect(await axe()).toEqual([]);
    await save.click();
    await page.getByText('closed.wav').first().waitFor();
    await page.waitForURL(/\/emergency\/broadcasts\//);
    const id = new URL(page.url()).pathname.split('/').at(-1);
    expect(await app.as('operator').get(`/broadcasts/${id}`)).toMatchObject({
      ...{ area: null, sound: { promptId: expect.any(String) } },
    });
    await page.getByRole('button', { name: say('act.edit'), exact: true }).click();
    await dialog.getByText(say('draft.areas.county'), { exact: true }).click();
    await dialog.getByRole('combobox', { name: say('draft.county') }).click();
    await page.getByRole('option', { name: 'Yunlin County' }).click();
    await save.click();
    await page.getByRole('heading', { level: 1, name: 'Yunlin County' }).waitFor();
    await page.getByRole('button', { name: say('act.give.label') }).click();
    await dialog.getByRole('button', { name: say('act.give.confirm') }).click();
    await page.getByText(status('cancelled'), { exact: true }).first().waitFor();
  });
});
