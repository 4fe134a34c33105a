import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Json } from '../support/app-client.ts';
import { browserAbsent, fourLooks } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { demoNumbers, voice } from '../support/voice.ts';

const words = {
  en: {
    ...{ move: 'Move to another time', time: 'Go live at (Taipei time)', do: 'Move it', done: 'The time is changed.' },
    changed: 'Changed since you filed this',
    free: /next free time is Thu 3 Jun 2027, 00:00/,
  },
  'zh-TW': {
    ...{ move: '改期', time: '生效時間（臺北時間）', do: '確定改期', done: '生效時間已更改。' },
    changed: '提出後另有變更',
    free: /下一個可用的時間是 2027年6月3日（四）00:00/,
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

  it.each(fourLooks)('is moved, not into another one ($language, $theme, phone: $phone)', async (look) => {
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
});
