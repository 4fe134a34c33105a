import { describe, expect, it } from 'vitest';
import { checklist, removal } from '../../src/connectors/phone-systems/manual/checklist.ts';
import { checklistCodes } from '../../src/connectors/phone-systems/manual/checklist-step.ts';
import { wordings } from '../../src/contract/words/catalogue.ts';
import { changeFaultWords } from '../../src/contract/words/change-faults.ts';
import { checklistWords } from '../../src/contract/words/checklist.ts';
import { fieldWords } from '../../src/contract/words/fields.ts';
import { lineFieldWords } from '../../src/contract/words/lines.ts';
import { phoneSystemSentences } from '../../src/contract/words/phone-system-says.ts';
import { settingWords } from '../../src/contract/words/phone-systems.ts';
import { say, sayInGeneral } from '../../src/contract/words/say.ts';
import { timelineLabel, timelineWords } from '../../src/contract/words/timeline.ts';
import { fill, type Sentence } from '../../src/contract/words/wording.ts';
import { standingDoubts } from '../../src/domain/announcement/standing.ts';
import { changeRequestActions } from '../../src/domain/change-request/lifecycle.ts';
import { holdingActions } from '../../src/domain/job/job-state.ts';
import type { DesiredLine } from '../../src/domain/line/compare-lines.ts';
import type { LineConfig } from '../../src/domain/line/line-config.ts';
import { reasonEffects } from '../../src/domain/qualification/qualification-input.ts';
import { desiredLine, weekdaysNineToSix } from '../support/phone-system-lines.ts';
import { givenCodes } from './thrown-codes.ts';
import { modulesIn, wordSentences as words } from './word-sentences.ts';

const given = givenCodes();
const languages = ['en', 'zh-TW'] as const;

/** Codes that come from a library's shape or a translated refusal: the literal is where the refusal is created. */
const computedCodes = [/\b(refusal|fault|reason)\.code$/, /^code$/];

/** Entries that no line of `src` names, with the reason why they exist. */
const unnamedEntries: Record<string, string> = Object.fromEntries(
  standingDoubts.map((code) => [code, 'a doubt of a notice, found by the parser, or where it stands']),
);

/** First segments of the pages that next steps lead to, beside the API's own paths. */
const pages = [
  'account',
  'ask',
  'api-keys',
  'calendar',
  'contact',
  'emergency',
  'enquiries',
  'forgot-password',
  'invitations',
  'jobs',
  'lines',
  'members',
  'quotes',
  'reports',
  'scope',
  'requests',
  'sign-in',
  'staff',
  'start',
  'webhooks',
  'on-call',
];

/** Words of mainland Chinese. 通過 in the sense of "by means of" is 透過 in Taiwan; a recording that passes is 合格. */
const foreignWords =
  /文件|視頻|默認|信息|支持|通過|激活|用戶|質量|網絡|數據|登錄|賬|服務器|程序|鏈接|短信|郵箱|屏幕|打印|保存|加載|界面|硬盤|內存|緩存|在線|反饋|渠道|菜單|設置|搜索|軟件|硬件|音頻|字節|字符|接口|端口|隊列|進程|調用|缺省|訪問|點擊|當前|實時|添加|你/;
const simplifiedCharacters = /[请这时间没为务电话号错误设语档线内连输码单续业认证权户发来过还让]/;

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string).sort();
}

/** The full sentences, without titles, labels, single words and mails. */
const told: [string, Sentence][] = [
  ...Object.entries(wordings).map(([code, { detail }]): [string, Sentence] => [code, detail]),
  ...Object.entries(changeFaultWords).flatMap(([code, { detail, next }]): [string, Sentence][] => [
    [code, detail],
    [`${code} next`, next],
  ]),
  ...Object.entries({
    ...fieldWords,
    ...lineFieldWords,
    ...settingWords,
    ...checklistWords,
    ...phoneSystemSentences,
  }),
];

async function apiPaths(): Promise<string[]> {
  const endpoints = (await modulesIn('src/contract')).flatMap(({ exports }) => Object.values(exports));
  const paths = endpoints.map((each) => (each as { method?: string; path?: string } | null)?.path);
  return paths.filter((path) => path !== undefined).map((path) => `/api/v1${path}`);
}

describe('the words of refusals', () => {
  it('are there for every code the program can give', () => {
    const wordless = given.codes.filter(({ code }) => !(code in wordings) && !(code in phoneSystemSentences));
    expect(given.codes.length).toBeGreaterThan(100);
    expect(wordless.map(({ code, at }) => `${code} (${at})`)).toEqual([]);
    expect(Object.keys(reasonEffects).filter((code) => !(code in wordings))).toEqual([]);
  });

  it('are there for every fault of a field that brings no sentence along', () => {
    const wordless = given.fields.filter(({ code }) => !(code in fieldWords) && !(code in settingWords));
    expect(wordless.map(({ code, at }) => `${code} (${at})`)).toEqual([]);
  });

  it('use only the values that every thrower of the code gives', () => {
    const short = given.codes.flatMap(({ code, values, at }) => {
      const wording = wordings[code];
      if (!wording || values === null) return [];
      const used = placeholders(
        `${wording.title.en} ${wording.detail.en} ${wording.next.label.en} ${wording.next.href}`,
      );
      return used.filter((name) => !values.includes(name)).map((name) => `${code} {${name}} (${at})`);
    });
    expect(short).toEqual([]);
  });

  it('are found for codes that are worked out: each comes from a refusal that is written out elsewhere', () => {
    const unknown = given.computed.filter(({ text }) => !computedCodes.some((pattern) => pattern.test(text)));
    expect(unknown).toEqual([]);
  });

  it('stand there for codes that are really given', () => {
    const named = new Set([...given.codes.map(({ code }) => code), ...Object.keys(reasonEffects)]);
    const unused = Object.keys(wordings).filter((code) => !named.has(code) && !(code in unnamedEntries));
    expect(unused).toEqual([]);
    expect(Object.keys(unnamedEntries).filter((code) => named.has(code))).toEqual([]);
  });

  it('lead to a page or an address of ours', async () => {
    const paths = ['/api/docs', '/readyz', ...(await apiPaths())];
    expect(paths.length).toBeGreaterThan(20);
    const lost = Object.entries(wordings).filter(([, { next }]) => {
      const [path = ''] = next.href.split(/[?#]/);
      return !paths.includes(path) && !pages.includes(path.split('/')[1] ?? '');
    });
    expect(lost.map(([code, { next }]) => `${code}: ${next.href}`)).toEqual([]);
  });

  it('may lead to the page of what was refused: its address holds a value, and each thrower gives one', () => {
    for (const code of ['draft_changed', 'sound_not_heard']) {
      const href = wordings[code]?.next.href ?? '';
      expect(fill(href, { place: 'exercises/1/broadcasts/2' })).toBe('/emergency/exercises/1/broadcasts/2');
      expect(given.codes.filter((each) => each.code === code && !each.values?.includes('place'))).toEqual([]);
    }
  });
});

describe('every sentence', () => {
  it('is there in both languages, with the same values', () => {
    expect(words.length).toBeGreaterThan(400);
    expect(words.filter(({ sentence }) => languages.some((language) => sentence[language].trim() === ''))).toEqual([]);
    const unequal = words.filter(
      ({ sentence }) => placeholders(sentence.en).join() !== placeholders(sentence['zh-TW']).join(),
    );
    expect(unequal).toEqual([]);
  });

  it('ends like one where it is told as one', () => {
    const open = told.filter(([, { en, 'zh-TW': chinese }]) => !/[.?]$/.test(en) || !/[。？]$/.test(chinese));
    expect(open).toEqual([]);
  });

  it("is Taiwan's Chinese: its words, its characters, its punctuation", () => {
    const foreign = words.filter(
      ({ sentence: { 'zh-TW': chinese } }) =>
        foreignWords.test(chinese) || simplifiedCharacters.test(chinese) || /[\u4e00-\u9fff][,;:!?]/.test(chinese),
    );
    expect(foreign).toEqual([]);
  });
});

describe('saying a sentence', () => {
  it('turns codes into words, dates and instants into those of Taipei, and bytes into KB or MB', () => {
    const sentence = {
      en: '{status}, {at}, {on}, {maxBytes}, {size}',
      'zh-TW': '{status}、{at}、{on}、{maxBytes}、{size}',
    };
    const at = '2026-03-04T09:40:00.000Z';
    const values = { status: 'inProgress', at, on: '2025-12-31', maxBytes: 52_428_800, size: 32_044 };
    expect(say(sentence, 'en', values)).toBe('In progress, Wed 4 Mar 2026, 17:40, Wed 31 Dec 2025, 50 MB, 32 KB');
    expect(say(sentence, 'zh-TW', values)).toBe('處理中、2026年3月4日（三）17:40、2025年12月31日（三）、50 MB、32 KB');
  });

  it('says free space in MB up to a gigabyte, then in GB', () => {
    const sentence = { en: '{freeMegabytes}', 'zh-TW': '{freeMegabytes}' };
    expect([900, 1024, 74_557].map((freeMegabytes) => say(sentence, 'en', { freeMegabytes }))).toEqual([
      '900 MB',
      '1 GB',
      '72 GB',
    ]);
  });

  it("calls a customer's own slot by its name", () => {
    expect(say({ en: '“{slot}”', 'zh-TW': '「{slot}」' }, 'zh-TW', { slot: 'custom:vip' })).toBe('「vip」');
  });

  it('labels each entry of a timeline, and keeps the code of one it does not know', () => {
    const actions = [...changeRequestActions, 'filed', 'reverted'].map((action) => `change_request.${action}`);
    for (const side of ['customer', 'staff'] as const) {
      for (const action of actions) expect(timelineLabel({ action }, 'zh-TW', side)).not.toBe(action);
      expect(timelineLabel({ action: 'line.edited' }, 'en', side)).toBe('line.edited');
    }
  });

  it('says when a plan was moved to; the name of the action stands alone', () => {
    const entry = { action: 'change_request.reschedule', after: { effectiveAt: '2026-03-12T01:00:00.000Z' } };
    expect(timelineLabel(entry, 'en', 'customer')).toBe('Moved it to Thu 12 Mar 2026, 09:00');
    for (const { en, 'zh-TW': chinese } of Object.values(timelineWords)) expect(en + chinese).not.toContain('{');
  });

  it('says of a completion how it is known, also of one that an earlier version kept', () => {
    const completed = (proof: string) =>
      timelineLabel({ action: 'change_request.complete', after: { proof } }, 'en', 'customer');
    expect(completed('settled')).toBe('Live and verified');
    for (const proof of ['signedOff', 'checklist']) expect(completed(proof)).toBe('Done by hand and signed off');
    expect(completed('nonsense')).toBe('Completed');
  });

  it("tells a customer of the work, and none of our desk's own terms", () => {
    const read = (side: 'customer' | 'staff') =>
      [...holdingActions, ...changeRequestActions].map((action) =>
        timelineLabel({ action: `change_request.${action}` }, 'zh-TW', side),
      );
    expect(read('staff').join()).toMatch(/認領工作.*詢問客戶/);
    expect(read('customer').join()).not.toMatch(/認領|佇列|接手|改派|釋出|客戶/);
    expect(timelineLabel({ action: 'change_request.take' }, 'en', 'customer')).toBe('A technician started work');
    expect(timelineLabel({ action: 'change_request.lapse' }, 'en', 'customer')).toBeNull();
    expect(timelineLabel({ action: 'change_request.lapse' }, 'en', 'staff')).toBe(
      'Back in the queue: not worked on in time',
    );
  });

  it('leaves what it does not know as it is', () => {
    const sentence = { en: '{slot} {missing}', 'zh-TW': '{slot} {missing}' };
    expect(say(sentence, 'en', { slot: 'vip' })).toBe('vip {missing}');
    expect(sayInGeneral(sentence, 'en')).toBe('… …');
  });

  it('tells every step of a checklist without a gap', () => {
    expect(Object.keys(checklistWords).sort()).toEqual([...checklistCodes, 'do_as_described'].sort());
    const [first, second] = [desiredLine(), desiredLine({ greeting: 'greeting-2' })];
    const bare: DesiredLine = {
      ...first,
      number: '+886229999999',
      config: { ...first.config, weekly: null, followNationalCalendar: false, datedDays: [], prompts: {} },
      closures: [],
    };
    const weekly = { ...weekdaysNineToSix, sat: [] };
    const season = { from: '2027-07-01', to: '2027-08-31', name: '暑假' };
    const rich = (config: Partial<LineConfig>): DesiredLine => ({ ...first, config: { ...first.config, ...config } });
    const summer = rich({
      seasons: [{ ...season, weekly }],
      makeupDays: 'closed',
      datedDays: [{ ...season, hours: 'closed', closedHours: [{ open: '14:00', close: '16:00' }] }],
      closedForwarding: '+886912345678',
    });
    const changes = [
      { before: first, after: summer },
      { before: summer, after: rich({ seasons: [{ ...season, weekly: null }], makeupDays: [] }) },
      { before: summer, after: first },
      { before: null, after: first, national: [{ date: '2027-01-01', name: '開國紀念日' }] },
      { before: first, after: second },
      { before: first, after: bare },
    ];
    const steps = [...changes.flatMap((change) => checklist(change, 'wav8k')), ...removal(desiredLine(), 'wav8k')];
    expect(new Set(steps.map(({ code }) => code)).size).toBe(checklistCodes.length);
    for (const { code, params } of steps) {
      const sentence = checklistWords[code] as Sentence;
      for (const language of languages) expect(say(sentence, language, params)).not.toMatch(/[{}]/);
    }
  });
});
