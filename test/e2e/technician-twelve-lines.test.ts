import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Json } from '../support/app-client.ts';
import { browserAbsent, type Look } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { settled } from '../support/settled.ts';
import { faultsOfPage, noFaults } from '../support/survey.ts';
import { demoNumbers } from '../support/voice.ts';

const said = {
  'zh-TW': {
    on: '以下 12 條線路：',
    apply: '套用變更',
    some: '12 條線路中有 11 條已生效',
    only: '未完成的 1 條線路：',
    why: /電話系統的連線設定有誤/,
    silent: '無法讀取',
    again: '重新讀取',
    retry: '重試未完成的 1 條線路',
    done: '已生效並確認',
    proof: /12 條線路的內容都與這項變更一致/,
  },
  en: {
    on: 'On 12 lines:',
    apply: 'Apply the change',
    some: '11 of 12 lines are live',
    only: '1 line is not live:',
    why: /The phone system connection is misconfigured/,
    silent: 'Could not be read',
    again: 'Read again',
    retry: 'Try the failed line again',
    done: 'Live and verified',
    proof: /exactly this on all 12 lines/,
  },
} as const;
const places = ['信義', '大安', '中山', '松山', '內湖', '士林', '北投', '文山', '南港', '萬華', '大同', '中正'];
const broken = 7;

describe.skipIf(browserAbsent)('a request of twelve lines of which one fails', () => {
  let app: TestApp;
  let folder: string;
  let lines: Json[];
  let years = 2026;
  beforeAll(async () => {
    app = await startTestApp();
    folder = join(app.dataFolder, 'second-pbx');
    lines = await addLines();
  });
  afterAll(() => app?.close());

  const enter = deskVisitors(() => app, 'technician');

  /** Twelve shops, one of them on a phone system whose folder does not exist. */
  async function addLines(): Promise<Json[]> {
    const admin = app.as('admin');
    const { items: systems } = await admin.get('/phone-systems');
    const good = systems.find(({ kind }: Json) => kind === 'directory');
    const away = await admin.post('/phone-systems', { name: 'Second PBX', kind: 'directory', settings: { folder } });
    const { organisationId } = await app.as('owner').line(demoNumbers.directory);
    const made: Json[] = [];
    for (const [index, place] of places.entries())
      made.push(
        await admin.post('/lines', {
          organisationId,
          number: `+88625550${String(2_001 + index)}`,
          label: `${place}門市`,
          phoneSystemId: index === broken ? away.id : good.id,
          county: '臺北市',
        }),
      );
    return made;
  }

  /** Filed and taken by the technician: half a day and three days off. */
  async function taken(): Promise<{ path: string; job: string }> {
    years += 1;
    const { id, jobId } = await app.as('owner').post('/change-requests', {
      kind: 'holiday_setting',
      lineIds: lines.map((line) => line.id),
      add: [
        { from: `${years}-02-05`, to: `${years}-02-05`, name: '除夕', hours: [{ open: '09:00', close: '12:00' }] },
        { from: `${years}-02-06`, to: `${years}-02-08`, name: '春節', hours: 'closed' },
      ],
    });
    await app.as('technician').post(`/jobs/${jobId}/take`);
    return { path: `/change-requests/${id}`, job: `/jobs/${jobId}` };
  }

  async function linesOf(path: string): Promise<Json[]> {
    return (await app.as('owner').get(path)).lines;
  }

  it.each<Look>([
    { language: 'zh-TW', theme: 'light' },
    { language: 'en', theme: 'dark', phone: true },
  ])('is finished by retrying that line only: %o', async (look) => {
    await rm(folder, { recursive: true, force: true });
    const words = said[look.language ?? 'zh-TW'];
    const { path, job } = await taken();
    const visitor = await enter(look);
    const { page } = visitor;
    await page.goto(job);
    await page.getByText(words.on).waitFor();
    await settled(page);
    await visitor.shoot('technician-twelve-lines');
    expect(await faultsOfPage(visitor)).toEqual(noFaults);

    await page.getByRole('button', { name: words.apply }).click();
    await page.getByRole('status').getByText(words.some).waitFor();
    const section = page.locator('section').filter({ has: page.getByRole('button', { name: words.retry }) });
    for (const text of [words.some, words.only, '文山門市', words.why]) await section.getByText(text).waitFor();
    await page.getByText(words.silent, { exact: true }).waitFor();
    await settled(page);
    await visitor.shoot('technician-twelve-lines-partial');
    // The answers arrive one by one, and what they add moves the content below.
    expect(await faultsOfPage(visitor)).toEqual({ ...noFaults, shifts: expect.any(Array) });
    const before = await linesOf(path);
    expect(before.map(({ state }: Json) => state)).toEqual(places.map((_, at) => (at === broken ? 'failed' : 'live')));

    await mkdir(folder);
    await page.getByRole('button', { name: words.again }).click();
    await page.getByText(words.silent, { exact: true }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: words.retry }).click();
    await page.getByRole('status').getByText(words.done).waitFor();
    await page.getByText(words.proof).waitFor();
    await settled(page);
    await visitor.shoot('technician-twelve-lines-done');
    expect(await visitor.axe()).toEqual([]);
    const after = await linesOf(path);
    expect(after.map(({ state }: Json) => state)).toEqual(places.map(() => 'live'));
    const isSame = after.map(({ revision }: Json, at) => revision === before[at]?.revision);
    expect(isSame).toEqual(places.map((_, at) => at !== broken));
    expect(await app.as('owner').get(path)).toMatchObject({ status: 'completed', outcome: 'whole' });
    app.takeFaults();
  });
});
