import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { browserAbsent, type Look, twoLooks } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { filings } from '../support/filing.ts';
import { settled } from '../support/settled.ts';
import { faultsOfPage, noFaults } from '../support/survey.ts';
import { demoNumbers } from '../support/voice.ts';

const said = {
  'zh-TW': { on: /^以下 \d 條線路：$/, apply: '套用變更', sign: '簽核這條線路', done: '已完成並簽核' },
  en: { on: /^On \d lines:$/, apply: 'Apply the change', sign: 'Sign off this line', done: 'Done and signed off' },
} as const;

describe.skipIf(browserAbsent)('a job over lines of two phone systems', () => {
  let app: TestApp;
  let filing: ReturnType<typeof filings>;
  beforeAll(async () => {
    app = await startTestApp();
    filing = filings(app);
  });
  afterAll(() => app?.close());

  const enter = deskVisitors(() => app, 'technician');

  it.each<Look>(twoLooks)('is on one screen: applied here, signed off there: %o', async (look) => {
    const { on, apply, sign, done } = said[look.language ?? 'zh-TW'];
    const lineIds = [];
    for (const number of [demoNumbers.directory, demoNumbers.second, demoNumbers.manual])
      lineIds.push((await app.as('owner').line(number)).id);
    const { path, job } = await filing.file({ extra: { lineIds, lineId: undefined } });
    await app.as('technician').post(`${job}/take`);
    const visitor = await enter(look);
    const { page } = visitor;
    await page.goto(job);
    await page.getByText(on).first().waitFor();
    await page.getByRole('button', { name: apply }).waitFor();
    await page.locator('[class*=player]').first().waitFor();
    await settled(page);
    await visitor.shoot('technician-many-lines');
    expect(await faultsOfPage(visitor)).toEqual(noFaults);

    const steps = page.getByRole('checkbox');
    const count = await steps.count();
    for (let index = 0; index < count; index += 1) await steps.nth(index).check();
    await page.getByRole('button', { name: sign }).click();
    await steps.first().waitFor({ state: 'detached' });
    const states = async () => (await app.as('owner').get(path)).lines.map(({ state }: { state: string }) => state);
    expect((await states()).toSorted()).toEqual(['live', 'waiting', 'waiting']);

    await page.getByRole('button', { name: apply }).click();
    await page.getByRole('status').getByText(done).waitFor();
    expect(await states()).toEqual(['live', 'live', 'live']);
    await settled(page);
    expect(await visitor.axe()).toEqual([]);
  });
});
