import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scopeEn } from '../../src/web/features/scope/words.en.ts';
import { scopeZhTw } from '../../src/web/features/scope/words.zh-tw.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { browserAbsent, type Look } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { settled } from '../support/settled.ts';

const looks: Look[] = [{ language: 'zh-TW', phone: true, theme: 'dark' }, { language: 'en' }];
const typed = {
  en: { asked: 'music on hold', answer: 'Send us a piece that you may play, and we set it for your callers.' },
  'zh-TW': { asked: '等候音樂', answer: '請提供您有權播放的音樂，我們會為來電者設定。' },
};

describe.skipIf(browserAbsent)('the scope table', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app?.close());
  const enter = deskVisitors(() => app);

  it.each(looks)('is drafted, compared and published, and customers read the new answer ($language)', async (look) => {
    const language = look.language ?? 'en';
    const words = language === 'en' ? scopeEn : scopeZhTw;
    const { asked, answer } = typed[language];
    const { topics } = await app.as('admin').get('/scope');
    const topic = topics.find(({ key }: { key: string }) => key === 'holidays');
    const [admin, customer] = [await enter(look, 'admin'), await enter(look, 'member')];
    const ask = async () => {
      await customer.page.goto('/ask');
      await customer.page.getByLabel(words.ask.question).fill(asked);
      await settled(customer.page);
      return await customer.page.getByRole('main').textContent();
    };
    expect(await ask()).not.toContain(answer);

    const { page } = admin;
    await page.goto('/scope');
    await page.getByRole('button', { name: topic.title[language], exact: true }).click();
    const form = page.getByRole('region', {
      name: words.edit.editing.replace('{key}', topic.title[language]),
    });
    const [answerField, keywordsField] =
      language === 'en' ? [words.edit.answerEn, words.edit.keywordsEn] : [words.edit.answerZh, words.edit.keywordsZh];
    await form.getByLabel(answerField).fill(answer);
    await form.getByLabel(keywordsField).fill(asked);
    await settled(page);
    expect(await admin.axe()).toEqual([]);
    await admin.shoot('scope-topic');
    await form.getByRole('button', { name: words.edit.save }).click();

    const draft = page.getByRole('region', { name: words.edit.draft });
    await draft.getByText(words.edit.changes.changed, { exact: true }).waitFor();
    // Before and after of what was edited, and of nothing else.
    const compared = draft.getByRole('definition');
    await compared.filter({ hasText: topic.answer[language] }).filter({ hasText: answer }).waitFor();
    expect(await compared.count()).toBe(2);
    await settled(page);
    expect(await admin.axe()).toEqual([]);
    await admin.shoot('scope-draft');
    // A draft is nobody's answer yet.
    expect(await ask()).not.toContain(answer);

    await draft.getByRole('button', { name: words.edit.publish }).click();
    await page.getByRole('dialog').getByRole('button', { name: words.edit.publish }).click();
    await draft.getByText(words.edit.noDraft).waitFor();
    await settled(page);
    await admin.shoot('scope-published');
    await customer.page.goto('/ask');
    await customer.page.getByLabel(words.ask.question).fill(asked);
    const answers = customer.page.getByRole('list', { name: words.ask.answers });
    await answers.getByText(answer).waitFor();
    expect(await customer.axe()).toEqual([]);
    await customer.shoot('scope-answer');
  });
});
