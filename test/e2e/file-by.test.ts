import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { browserAbsent, twoLooks } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { demoNumbers, voice } from '../support/voice.ts';

const words = {
  en: {
    ...{ add: 'Add a day', first: 'First day', time: 'Go live at (Taipei time)', move: 'Move to another time' },
    newYear: 'Live on Fri 1 Jan 2027, 00:00: file by Mon 28 Dec 2026, 17:40.',
    noon: 'Live on Fri 1 Jan 2027, 12:00: file by Mon 28 Dec 2026, 17:40.',
    late: "That's sooner than we can promise. We'll try, but it may go live as late as Mon 9 Mar, 18:00.",
    promised: 'We promise any time from Mon 9 Mar, 18:00 on.',
  },
  'zh-TW': {
    ...{ add: '新增日期', first: '第一天', time: '生效時間（臺北時間）', move: '改期' },
    newYear: '想在 2027年1月1日（五）00:00 生效，請在 2026年12月28日（一）17:40 前送出需求。',
    noon: '想在 2027年1月1日（五）12:00 生效，請在 2026年12月28日（一）17:40 前送出需求。',
    late: '早於我們承諾的時間。我們會盡力趕上，但最晚可能到 3月9日（一）18:00 才生效。',
    promised: '3月9日（一）18:00 之後的時間，我們都能承諾。',
  },
};

describe.skipIf(browserAbsent)('by when to file', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app?.close());

  const enter = deskVisitors(() => app);
  let slots = 0;

  it.each(twoLooks)('stands beside every date that is chosen ($language, $theme, phone: $phone)', async (look) => {
    const say = words[look.language ?? 'en'];
    const owner = app.as('owner');
    const line = await owner.line(demoNumbers.second);
    const visitor = await enter(look, 'owner');
    const { page } = visitor;
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/deadlines/file-by')) asked.push(request.postData() ?? '');
    });
    const isSound = async (name: string) => {
      await visitor.shoot(name);
      expect(await visitor.axe()).toEqual([]);
      const wide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      expect(await page.evaluate(wide)).toBe(0);
    };

    await page.goto(`/requests/holidays?line=${line.id}`);
    await page.getByRole('button', { name: say.add, exact: true }).click();
    await page.getByLabel(say.first).fill('2027-01-01');
    await page.getByText(say.newYear).waitFor();
    await isSound('file-by-holiday');
    await page.getByLabel(say.first).fill('2026-03-05');
    await page.getByText(say.late).waitFor();
    expect(asked).toHaveLength(2);

    await page.goto(`/requests/hours?line=${line.id}`);
    await page.getByLabel(say.time).fill('2027-01-01T12:00');
    await page.getByText(say.noon).waitFor();
    await page.goto(`/requests/new?line=${line.id}`);
    await page.getByLabel(say.time).fill('2026-03-06T12:00');
    await page.getByText(say.late).waitFor();
    await isSound('file-by-late');

    await page.goto(`/lines/${line.id}?at=2027-01-01`);
    await page.getByText(say.newYear).waitFor();
    await isSound('file-by-month');
  });

  it.each(twoLooks)('gives way to the promise once it is filed ($language, $theme, phone: $phone)', async (look) => {
    const say = words[look.language ?? 'en'];
    const owner = app.as('owner');
    const line = await owner.line(demoNumbers.second);
    const { id: uploadId } = await owner.uploadChecked(voice(2));
    slots += 1;
    const slot = `custom:moved${slots}`;
    const times = { effectiveAt: '2026-06-01T09:00:00+08:00' };
    const plan = await owner.post('/change-requests', {
      ...{ kind: 'voice_replacement', lineId: line.id, slot, uploadId, ...times },
    });
    const visitor = await enter(look, 'owner');
    await visitor.page.goto(`/requests/${plan.id}`);
    await visitor.page.getByRole('button', { name: say.move }).click();
    const dialog = visitor.page.getByRole('dialog');
    await dialog.getByText(say.promised).waitFor();
    await dialog.getByLabel(say.time).fill('2026-03-09T17:00');
    await dialog.getByText(say.late).waitFor();
    await visitor.shoot('file-by-moved');
    expect(await visitor.axe()).toEqual([]);
  });
});
