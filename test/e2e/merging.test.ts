import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { browserAbsent } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { demoNumbers } from '../support/voice.ts';

const words = {
  en: {
    merge: 'Merge into that one',
    do: 'Merge them',
    done: 'The requests are merged.',
    on: 'Its lines go on in request',
  },
  'zh-TW': { merge: '併入那一筆', do: '確定合併', done: '需求已合併。', on: '線路已併入需求' },
};

describe.skipIf(browserAbsent)('two requests of one kind', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app?.close());

  const enter = deskVisitors(() => app);

  it.each([
    { language: 'zh-TW' as const, phone: true, month: '10' },
    { language: 'en' as const, phone: false, month: '11' },
  ])('become one from the page of either ($language, phone: $phone)', async ({ month, ...look }) => {
    const owner = app.as('owner');
    const file = async (number: string) => {
      const { id } = await owner.line(number);
      const day = { from: `2027-${month}-05`, to: `2027-${month}-05`, name: '盤點', hours: 'closed' };
      return await owner.post('/change-requests', { kind: 'holiday_setting', lineIds: [id], add: [day] });
    };
    const stays = await file(demoNumbers.directory);
    const goes = await file(demoNumbers.second);
    const said = words[look.language];
    const visitor = await enter(look, 'owner');
    const { page } = visitor;
    await page.goto(`/requests/${goes.id}`);
    await page.getByRole('button', { name: said.merge }).click();
    await page.getByRole('dialog').getByText(stays.number).waitFor();
    expect(await visitor.axe()).toEqual([]);
    await visitor.shoot('customer-merge');
    await page.getByRole('dialog').getByRole('button', { name: said.do }).click();
    await page.waitForURL(`**/requests/${stays.id}`);
    await page.getByText(said.done).waitFor();
    await expect.poll(() => page.getByRole('row').count()).toBe(3);
    await page.goto(`/requests/${goes.id}`);
    await page.getByText(said.on).waitFor();
    expect(await visitor.axe()).toEqual([]);
    await visitor.shoot('customer-merged');
    await owner.post(`/change-requests/${stays.id}/cancel`, {});
  });
});
