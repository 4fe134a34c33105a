import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Json } from '../support/app-client.ts';
import { browserAbsent, twoLooks } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { demoNumbers, voice } from '../support/voice.ts';

const words = {
  en: {
    ...{ move: 'Move to another time', time: 'Go live at (Taipei time)', do: 'Move it', done: 'The time is changed.' },
    changed: 'Changed since you filed this',
    free: /next free time is Thu 3 Jun 2027, 00:00/,
    ...{
      number: 'Pass on to',
      until: 'Set it back at (Taipei time)',
      take: /^Start on Tue 3 Aug/,
      send: 'Send the request',
    },
  },
  'zh-TW': {
    ...{ move: '改期', time: '生效時間（臺北時間）', do: '確定改期', done: '生效時間已更改。' },
    changed: '提出後另有變更',
    free: /下一個可用的時間是 2027年6月3日（四）00:00/,
    ...{ number: '轉接門號', until: '恢復原設定的時間（臺北時間）', take: /^改從 8月3日/, send: '送出需求' },
  },
};

describe.skipIf(browserAbsent)('a plan', () => {
  let app: TestApp;
  let upload: Json;
  let other: Json;
  let line: Json;
  beforeAll(async () => {
    app = await startTestApp();
    app.clock.set(new Date().toISOString());
    const owner = app.as('owner');
    line = await owner.line(demoNumbers.directory);
    upload = await owner.uploadChecked(voice(3));
    other = await owner.uploadChecked(voice(4));
  });
  afterAll(() => app?.close());

  const enter = deskVisitors(() => app);
  let slots = 0;

  it.each(twoLooks)('is moved, not into another one ($language, $theme, phone: $phone)', async (look) => {
    const owner = app.as('owner');
    slots += 1;
    const file = ({ id: uploadId }: Json, times: object): Promise<Json> =>
      owner.post('/change-requests', {
        ...{ kind: 'voice_replacement', lineId: line.id, slot: `custom:plan${slots}`, uploadId, ...times },
      });
    const at = (text: string) => `2027-06-${text}+08:00`;
    await file(other, { effectiveAt: at('01T00:00:00'), revertAt: at('03T00:00:00') });
    const plan = await file(upload, { effectiveAt: at('10T09:00:00') });
    const said = words[look.language ?? 'en'];
    const visitor = await enter(look, 'owner');
    const { page } = visitor;
    await page.goto(`/requests/${plan.id}`);
    await page.getByRole('button', { name: said.move }).click();
    const dialog = page.getByRole('dialog');
    const time = dialog.getByLabel(said.time);
    await expect.poll(() => time.inputValue()).toBe('2027-06-10T09:00');
    await time.fill('2027-06-02T09:00');
    await dialog.getByRole('button', { name: said.do }).click();
    await dialog.getByRole('alert').getByText(said.free).first().waitFor();
    expect(await visitor.axe()).toEqual([]);
    await visitor.shoot('customer-plan-overlaps');
    await time.fill('2027-06-03T00:00');
    await dialog.getByRole('button', { name: said.do }).click();
    await page.getByText(said.done).waitFor();
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect((await owner.get(`/change-requests/${plan.id}`)).effectiveAt).toBe(at('03T00:00:00'));
    const between = await file(other, {});
    const technician = app.as('technician');
    await technician.post(`/jobs/${between.jobId}/take`);
    await technician.post(`/jobs/${between.jobId}/apply`);
    await owner.until(`/change-requests/${between.id}`, ({ status }) => status === 'completed');
    await page.reload();
    await page.getByRole('heading', { name: said.changed }).waitFor();
    expect(await visitor.axe()).toEqual([]);
    await visitor.shoot('customer-plan-changed');
  });

  it.each(twoLooks)('is filed for the next free time by one press ($language, $theme, phone: $phone)', async (look) => {
    const owner = app.as('owner');
    const said = words[look.language ?? 'en'];
    const at = (text: string) => `2027-08-${text}+08:00`;
    const plan = { kind: 'other_adjustment', lineIds: [line.id], setting: 'closedForwarding', value: '+886912345678' };
    const times = { effectiveAt: at('01T09:00:00'), revertAt: at('03T09:00:00') };
    const first: Json = await owner.post('/change-requests', { ...plan, ...times });
    const visitor = await enter(look, 'owner');
    const { page } = visitor;
    await page.goto(`/requests/other?line=${line.id}`);
    await page.getByLabel(said.number, { exact: true }).fill('0912345679');
    await page.getByLabel(said.time).fill('2027-08-02T09:00');
    await page.getByLabel(said.until).fill('2027-08-02T21:00');
    const take = page.getByRole('button', { name: said.take });
    await take.waitFor();
    expect(await visitor.axe()).toEqual([]);
    await visitor.shoot('customer-plan-next-free');
    await take.press('Enter');
    await expect.poll(() => page.getByLabel(said.time).inputValue()).toBe('2027-08-03T09:00');
    expect(await page.getByLabel(said.until).inputValue()).toBe('2027-08-03T21:00');
    await page.getByRole('button', { name: said.send }).click();
    await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
    const second = page.url().split('/').at(-1);
    expect(await owner.get(`/change-requests/${second}`)).toMatchObject({
      ...{ effectiveAt: at('03T09:00:00'), revertAt: at('03T21:00:00') },
    });
    for (const id of [second, first.id]) await owner.post(`/change-requests/${id}/cancel`, {});
    expect(visitor.faults).toEqual([]);
  });
});
