import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedFile } from '../../src/shared/project-root.ts';
import { browserAbsent, openVisitor, type Visitor } from '../support/browser.ts';
import { startWebServer, type WebServer } from '../support/web-server.ts';

/** The output of a screen reader reading through a page: headings, controls and column headers, in order. */
const spoken =
  /^ *- '?(heading|link|button|textbox|combobox|slider|tab|columnheader|navigation|search|table) "([^"]+)"/gm;

describe.skipIf(browserAbsent)('names read in order', () => {
  let server: WebServer;
  beforeAll(async () => {
    server = await startWebServer();
  });
  afterAll(() => server?.close());

  async function enter(language: 'en' | 'zh-TW', account: string): Promise<Visitor> {
    const visitor = await openVisitor(server, { language });
    await visitor.signIn(server.accounts[account] as never);
    return visitor;
  }

  /** Writes the whole tree beside the pictures. */
  async function namesOf({ page, look }: Visitor, name: string): Promise<string[]> {
    const tree = await page.locator('body').ariaSnapshot();
    mkdirSync(shippedFile('screenshots'), { recursive: true });
    writeFileSync(shippedFile('screenshots', `${name}.${look.language}.aria.yml`), `${tree}\n`);
    return [...tree.matchAll(spoken)].map(([, role, text]) => `${role} ${text}`);
  }

  it.each([
    [
      'en',
      [
        'heading 1. Where is it played?',
        'combobox Line',
        'combobox Prompt',
        'button Play: Greeting',
        'slider Position: Greeting',
        'heading 2. The new voice file',
        'button Drop the file here, or choose one',
        'button Record here',
        'heading 3. Timing and note (optional)',
        'textbox Go live at (Taipei time)',
        'textbox Switch back at (Taipei time)',
        'textbox Note to our technicians',
        'heading 4. Before you send',
      ],
    ],
    [
      'zh-TW',
      [
        'heading 1. 在哪裡播放？',
        'combobox 線路',
        'combobox 語音位置',
        'button 播放：歡迎語',
        'slider 播放位置：歡迎語',
        'heading 2. 新的語音檔',
        'button 將檔案拖曳到這裡，或點選檔案',
        'button 直接錄音',
      ],
    ],
  ] as const)('tell a filing step by step: %s', async (language, steps) => {
    const visitor = await enter(language, 'owner');
    const { items } = (await server.ask('owner', '/lines?limit=1')) as { items: { id: string }[] };
    await visitor.page.goto(`/requests/new?line=${items[0]?.id}`);
    await visitor.page.getByRole('slider').waitFor();
    const names = await namesOf(visitor, 'filing');
    const from = names.indexOf(steps[0] as string);
    expect(names.slice(from, from + steps.length)).toEqual(steps);
    expect(names.slice(0, from).filter((name) => name.startsWith('navigation'))).toHaveLength(1);
  });

  it.each([
    [
      'en',
      [
        'heading Job queue',
        'button Take the next one',
        'tab Open 4',
        'tab Taken 3',
        'tab Mine 1',
        'tab Failed 1',
        'textbox Customer, line or number',
        'combobox All prompts',
        'combobox All kinds',
        'button Overdue',
        'button Emergency',
        'button Mine',
        'button Keys',
        'table Open',
        'columnheader Customer and line',
        'columnheader Change',
        'columnheader System',
        'columnheader Due',
        'columnheader Goes live',
        'columnheader Waiting',
        'columnheader Action',
      ],
    ],
    [
      'zh-TW',
      [
        'heading 工作佇列',
        'button 認領下一件',
        'tab 待認領 4',
        'tab 已認領 3',
        'tab 我的工作 1',
        'tab 未能完成 1',
        'textbox 客戶、線路或門號',
        'combobox 全部語音位置',
        'combobox 全部類型',
        'button 已逾期',
        'button 緊急',
        'button 我的工作',
        'button 快速鍵',
        'table 待認領',
        'columnheader 客戶與線路',
        'columnheader 變更',
        'columnheader 電話系統',
        'columnheader 期限',
        'columnheader 生效時間',
        'columnheader 已等候',
        'columnheader 動作',
      ],
    ],
  ] as const)('tell the queue from its tabs to each row: %s', async (language, steps) => {
    const visitor = await enter(language, 'technician');
    await visitor.page.goto('/jobs');
    await visitor.page.getByRole('row').nth(4).waitFor();
    const names = await namesOf(visitor, 'queue');
    const from = names.indexOf(steps[0] as string);
    expect(names.slice(from, from + steps.length)).toEqual(steps);
    const actions = names.filter((name) => name.startsWith('button'));
    expect(actions.length).toBeGreaterThan(8);
    expect(actions).toEqual([...new Set(actions)]);
  });
});
