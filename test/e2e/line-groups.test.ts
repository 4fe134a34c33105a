import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Json } from '../support/app-client.ts';
import { browserAbsent } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';

const words = {
  en: {
    title: 'Line groups',
    none: 'No groups yet',
    add: 'New group',
    name: 'Name',
    lines: 'Lines',
    all: /^All \d+ lines$/,
    save: 'Save',
    edit: 'Edit Taipei',
    remove: 'Delete Taipei shops',
    question: 'Delete the group Taipei shops?',
    keep: 'Keep it',
    confirm: 'Delete the group',
    stale: 'Load the current version',
    taken: /already has a group named/,
  },
  'zh-TW': {
    title: '線路群組',
    none: '還沒有群組',
    add: '新增群組',
    name: '名稱',
    lines: '線路',
    all: /^全部 \d+ 條線路$/,
    save: '儲存',
    edit: '編輯 Taipei',
    remove: '刪除 Taipei shops',
    question: '要刪除群組「Taipei shops」嗎？',
    keep: '保留群組',
    confirm: '刪除群組',
    stale: '載入目前版本',
  },
};

describe.skipIf(browserAbsent)('groups of lines', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app?.close());

  const enter = deskVisitors(() => app);
  const groups = async (): Promise<Json[]> => (await app.as('owner').get('/line-groups')).items;

  it.each([
    { language: 'zh-TW', theme: 'light', phone: true },
    { language: 'en', theme: 'dark', phone: false },
  ] as const)('are made, renamed, given other lines and deleted ($language, phone: $phone)', async (look) => {
    const say = words[look.language];
    const visitor = await enter(look, 'owner');
    const { page } = visitor;
    const wide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    await page.goto('/lines');
    await page.getByRole('link', { name: say.title }).click();
    await page.getByRole('heading', { name: say.none }).waitFor();
    await visitor.shoot('customer-groups-none');
    expect(await visitor.axe()).toEqual([]);

    await page.getByRole('button', { name: say.add }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say.name).fill('Taipei');
    await dialog.getByRole('button', { name: say.all }).click();
    await visitor.shoot('customer-groups-new');
    expect(await visitor.axe()).toEqual([]);
    await dialog.getByRole('button', { name: say.save }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(async () => (await groups()).map(({ name }) => name)).toEqual(['Taipei']);
    const [made] = await groups();
    const all = (await app.as('owner').get('/lines?limit=200')).items;
    expect(made?.lineIds).toHaveLength(all.length);

    await page.getByRole('button', { name: say.edit }).click();
    await dialog.getByLabel(say.name).fill('Taipei shops');
    await dialog.getByRole('combobox', { name: say.lines }).press('Backspace');
    // Moves the focus out of the field, so that its list closes.
    await page.keyboard.press('Tab');
    await dialog.getByRole('button', { name: say.save }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Taipei shops').waitFor();
    await expect.poll(async () => (await groups())[0]?.lineIds).toEqual(made?.lineIds.slice(0, -1));
    await visitor.shoot('customer-groups');
    expect(await visitor.axe()).toEqual([]);
    expect(await page.evaluate(wide)).toBe(0);

    const remove = page.getByRole('button', { name: say.remove });
    await remove.click();
    await page.getByRole('dialog', { name: say.question }).getByRole('button', { name: say.keep }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await groups()).toHaveLength(1);
    await remove.click();
    await dialog.getByRole('button', { name: say.confirm }).click();
    await page.getByRole('heading', { name: say.none }).waitFor();
    await expect.poll(groups).toEqual([]);
    expect(visitor.faults).toEqual([]);
  });

  it('are not overwritten where somebody else changed one meanwhile, and no name is given twice', async () => {
    const owner = app.as('owner');
    const { items } = await owner.get('/lines?limit=200');
    const lineIds = [items[0].id];
    const { id } = await owner.post('/line-groups', { name: 'Taipei', lineIds });
    await owner.post('/line-groups', { name: 'Taichung', lineIds });
    const { page } = await enter({ language: 'en' }, 'member');
    const say = words.en;
    await page.goto('/line-groups');
    await page.getByRole('button', { name: say.edit }).click();
    const dialog = page.getByRole('dialog');
    const name = dialog.getByLabel(say.name);
    await name.fill('Mine');
    const etag = (await owner.ask('GET', `/line-groups/${id}`)).headers.get('etag') ?? '';
    const patch = { body: { name: 'Theirs' }, headers: { 'if-match': etag } };
    expect((await owner.ask('PATCH', `/line-groups/${id}`, patch)).status).toBe(200);
    await dialog.getByRole('button', { name: say.save }).click();
    await dialog.getByRole('button', { name: say.stale }).click();
    await expect.poll(() => name.inputValue()).toBe('Theirs');
    await name.fill('Taichung');
    await dialog.getByRole('button', { name: say.save }).click();
    await dialog.getByText(say.taken).waitFor();
    await name.fill('Mine');
    await dialog.getByRole('button', { name: say.save }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(async () => (await groups()).map((each) => each.name).sort()).toEqual(['Mine', 'Taichung']);
  });
});
