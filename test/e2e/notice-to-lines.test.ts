import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { broadcastStatusNames } from '../../src/contract/words/broadcasts.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Json } from '../support/app-client.ts';
import { browserAbsent, type Look, type Visitor } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { playFast } from '../support/play-fast.ts';
import { settled } from '../support/settled.ts';
import { speaker } from '../support/spoken.ts';
import { faultsOfPage, noFaults } from '../support/survey.ts';
import { eventually } from '../support/test-tasks.ts';

const county = '屏東縣';
const district = '恆春鎮';
/** Enough for the first line to go first, so that the others wait for it as long as it fails. */
const many = 22;
const names = { 'zh-TW': '屏東縣', en: 'Pingtung County' } as const;
/** Of one area and day at most one notice stands, so each language has a day of its own. */
const looks: [author: Look, second: Look, days: number][] = [
  [{ language: 'zh-TW', phone: true }, { language: 'zh-TW', theme: 'dark' }, 1],
  [{ language: 'en', theme: 'dark' }, { language: 'en', phone: true }, 2],
];

describe.skipIf(browserAbsent)('from a notice to closed lines', () => {
  let app: TestApp;
  let pbx: string;
  const started = Date.now();
  beforeAll(async () => {
    app = await startTestApp({ now: new Date(started).toISOString() });
    const admin = app.as('admin');
    pbx = join(app.dataFolder, 'notice-pbx');
    await mkdir(pbx);
    const system = await admin.post('/phone-systems', { name: 'Pier', kind: 'directory', settings: { folder: pbx } });
    const { items: customers } = await admin.get('/customers?limit=200');
    const { id: organisationId } = customers.find(({ contract }: Json) => contract !== null);
    for (let index = 0; index < many; index += 1) {
      const line = { organisationId, number: `+8865550${3000 + index}`, label: `Shop ${index}` };
      await admin.post('/lines', { ...line, phoneSystemId: system.id, county, district });
    }
    await app.query("update line set emergency_consent = 'auto' where county = $1", [county]);
    await app.query(
      'insert into line_drive (line_id, organisation_id, target) select id, organisation_id, revision from line where phone_system_id = $1',
      [system.id],
    );
    await eventually(async () => {
      const counting = 'select count(settled_revision)::int as settled from line where phone_system_id = $1';
      const [row] = await app.query(counting, [system.id]);
      return row.settled === many;
    });
  });
  afterAll(() => app?.close());
  const enter = deskVisitors(() => app, 'operator');

  async function look(visitor: Visitor, name: string): Promise<void> {
    await settled(visitor.page);
    await visitor.shoot(`notice-${name}`);
    expect(await faultsOfPage(visitor)).toMatchObject({ ...noFaults, shifts: expect.any(Array) });
  }

  function speech(language: 'zh-TW' | 'en') {
    const { say: anySay } = speaker(language);
    return {
      say: (key: string, values: Record<string, string> = {}) => anySay(`emergency:${key}`, values),
      status: (code: keyof typeof broadcastStatusNames) => broadcastStatusNames[code][language],
    };
  }

  /** The day of Taipei in so many days, as notices write it. */
  function dayIn(days: number): string {
    const at = new Date(started + 8 * 3_600_000 + days * 86_400_000);
    return `${at.getUTCMonth() + 1}月${at.getUTCDate()}日`;
  }

  it.each(looks)(
    'a notice settles, is activated, drafted on, approved by ear and carried out (%o)',
    async (...given) => {
      const [authorLook, secondLook, days] = given;
      const language = authorLook.language ?? 'en';
      const { say, status } = speech(language);
      app.clock.set(new Date());
      const author = await enter(authorLook);
      const { page } = author;
      const button = (key: string) => page.getByRole('button', { name: say(key), exact: true });
      await page.goto('/emergency');
      await page
        .getByRole('textbox', { name: say('paste.label') })
        .fill(`${county}:${dayIn(days)}停止上班、停止上課。`);
      await button('paste.read').click();
      await page.getByRole('textbox', { name: say('paste.source') }).fill('人事行政總處');
      await button('paste.enter').click();
      await page.waitForURL(/\/emergency\/announcements\//);
      await page.getByText(say('notice.states.settling'), { exact: true }).waitFor();
      const announcementId = new URL(page.url()).pathname.split('/').at(-1);
      app.clock.set(new Date(Date.now() + 301_000));
      await page.getByText(say('notice.states.proposed'), { exact: true }).waitFor({ timeout: 60_000 });
      await button('notice.activate.label').click();
      await page.getByText(say('notice.states.active'), { exact: true }).waitFor();
      await button('paste.draft').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText(say('draft.areaOfNotice')).waitFor();
      await look(author, 'draft');
      await dialog.getByRole('button', { name: say('draft.save') }).click();
      await page.waitForURL(/\/emergency\/broadcasts\//);
      const path = new URL(page.url()).pathname;
      await page.getByRole('heading', { name: say('notice.restsOn') }).waitFor();
      const id = path.split('/').at(-1) as string;
      expect(await app.as('operator').get(`/broadcasts/${id}`)).toMatchObject({
        ...{ announcementId, area: { county, district: null }, counts: { close: many } },
      });
      // Another reason, and the area stays that of the announcement.
      await button('act.edit').click();
      await dialog.getByText(names[language], { exact: true }).waitFor();
      await dialog.getByLabel(say('draft.reason')).fill('Typhoon day in Pingtung');
      await dialog.getByRole('button', { name: say('draft.save') }).click();
      await page.getByText('Typhoon day in Pingtung').waitFor();
      await button('act.submit').click();
      await page.getByText(say('approval.author')).waitFor();
      await look(author, 'submitted');

      const second = await enter(secondLook, 'operator2');
      const theirs = second.page;
      await theirs.addInitScript(playFast);
      await theirs.goto(path);
      const approve = theirs.getByRole('button', { name: say('approval.approve'), exact: true });
      await approve.waitFor();
      expect(await approve.isDisabled()).toBe(true);
      await theirs.getByRole('button', { name: say('sound.listen') }).click();
      await theirs.getByText(say('sound.heard')).waitFor({ timeout: 60_000 });
      await approve.click();
      const question = theirs.getByRole('dialog');
      await question.getByRole('button', { name: say('approval.approve'), exact: true }).click();
      const all = String(many);
      await page.getByText(say('progress.done', { done: all, all })).waitFor({ timeout: 60_000 });
      await page.getByText(status('active'), { exact: true }).first().waitFor({ timeout: 60_000 });
      await look(second, 'closed');
      await page.goto(`/emergency/announcements/${announcementId}`);
      await page.getByRole('link', { name: say('notice.broadcast', { number: '1' }) }).waitFor();
      await app.as('operator').post(`/broadcasts/${id}/end`, { reason: 'The typhoon has passed' });
      await app.as('operator').until(`/broadcasts/${id}`, (each) => each.status === 'ended');
    },
  );

  it.each(looks)('a dispute in mid-sending stops it, and an operator decides it there (%o)', async (...given) => {
    const [, seen, days] = given;
    const { say, status } = speech(seen.language ?? 'en');
    const [author, second] = [app.as('operator'), app.as('operator2')];
    app.clock.set(new Date());
    const enterNotice = async (words: string, source: string) => {
      const text = `${county}${district}:${dayIn(days)}${words}。`;
      return (await author.post('/announcements', { text, source })).items[0];
    };
    const { id: announcementId } = await enterNotice('停止上班、停止上課', '人事行政總處');
    app.clock.set(new Date(Date.now() + 301_000));
    await author.until(`/announcements/${announcementId}`, ({ state }) => state === 'proposed');
    await author.post(`/announcements/${announcementId}/activate`, {});
    const { id } = await author.post('/broadcasts', { announcementId });
    const { draftHash, sound } = await author.post(`/broadcasts/${id}/submit`);
    await second.post(`/broadcasts/${id}/heard`, { promptSha256: sound.sha256 });
    await rename(pbx, `${pbx}-away`);
    await second.post(`/broadcasts/${id}/approve`, { draftHash });

    const visitor = await enter(seen);
    const { page } = visitor;
    await page.goto(`/emergency/broadcasts/${id}`);
    await page.getByText(status('sending'), { exact: true }).first().waitFor();
    await enterNotice('照常上班、照常上課', '縣府網站');
    await page.getByText(status('stopped'), { exact: true }).first().waitFor({ timeout: 60_000 });
    await page.getByText(say('notice.disputed.stopped')).waitFor();
    const sources = page.getByRole('region', { name: say('sightings.title') });
    await sources.getByText('停止上班', { exact: false }).first().waitFor();
    await sources.getByText('照常上班', { exact: false }).first().waitFor();
    await look(visitor, 'disputed');
    await rename(`${pbx}-away`, pbx);
    await sources.getByRole('button', { name: say('sightings.settle.labelOf', { source: '人事行政總處' }) }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('act.reason')).fill('The county has called back');
    await dialog.getByRole('button', { name: say('sightings.settle.confirm'), exact: true }).click();
    await page.getByText(say('notice.disputed.stopped')).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: say('act.resume.label'), exact: true }).click();
    await dialog.getByLabel(say('act.reason')).fill('It holds');
    await dialog.getByRole('button', { name: say('act.resume.confirm'), exact: true }).click();
    const all = String(many);
    await page.getByText(say('progress.done', { done: all, all })).waitFor({ timeout: 90_000 });
    await page.getByText(status('active'), { exact: true }).first().waitFor({ timeout: 60_000 });
    app.takeFaults();
    await look(visitor, 'went-on');
    await author.post(`/broadcasts/${id}/end`, { reason: 'The typhoon has passed' });
    await author.until(`/broadcasts/${id}`, (each) => each.status === 'ended');
  });
});
