import { describe, expect, it } from 'vitest';
import { timelineWords } from '../../../src/contract/words/timeline.ts';
import { vocabulary } from '../../../src/contract/words/vocabulary.ts';
import { alarmsEn } from '../../../src/web/alarms/alarms-words.en.ts';
import { alarmsZhTw } from '../../../src/web/alarms/alarms-words.zh-tw.ts';
import { mailChoiceEn } from '../../../src/web/features/account/mail-choice-words.en.ts';
import { mailChoiceZhTw } from '../../../src/web/features/account/mail-choice-words.zh-tw.ts';
import { auditDetailEn } from '../../../src/web/features/admin/audit-words.en.ts';
import { auditDetailZhTw } from '../../../src/web/features/admin/audit-words.zh-tw.ts';
import { publicHoursTitle } from '../../../src/web/features/customer/public-hours/title.ts';
import { publicHoursEn } from '../../../src/web/features/customer/public-hours/words.en.ts';
import { publicHoursZhTw } from '../../../src/web/features/customer/public-hours/words.zh-tw.ts';
import { exerciseEn } from '../../../src/web/features/emergency/exercise-words.en.ts';
import { exerciseZhTw } from '../../../src/web/features/emergency/exercise-words.zh-tw.ts';
import { stepEn } from '../../../src/web/features/emergency/step-words.en.ts';
import { stepZhTw } from '../../../src/web/features/emergency/step-words.zh-tw.ts';
import { emergencyEn } from '../../../src/web/features/emergency/words.en.ts';
import { emergencyZhTw } from '../../../src/web/features/emergency/words.zh-tw.ts';
import { findingEn } from '../../../src/web/features/finding/words.en.ts';
import { findingZhTw } from '../../../src/web/features/finding/words.zh-tw.ts';
import { onCallEn } from '../../../src/web/features/on-call/words.en.ts';
import { onCallZhTw } from '../../../src/web/features/on-call/words.zh-tw.ts';
import { calendarEn } from '../../../src/web/features/operations/calendar-words.en.ts';
import { calendarZhTw } from '../../../src/web/features/operations/calendar-words.zh-tw.ts';
import { patternsEn } from '../../../src/web/features/patterns/words.en.ts';
import { patternsZhTw } from '../../../src/web/features/patterns/words.zh-tw.ts';
import { reportingEn } from '../../../src/web/features/reporting/words.en.ts';
import { reportingZhTw } from '../../../src/web/features/reporting/words.zh-tw.ts';
import { supportEn } from '../../../src/web/features/support/words.en.ts';
import { supportZhTw } from '../../../src/web/features/support/words.zh-tw.ts';
import { tablesEn } from '../../../src/web/features/tables/words.en.ts';
import { tablesZhTw } from '../../../src/web/features/tables/words.zh-tw.ts';
import { rawFormatEn } from '../../../src/web/raw-format/words.en.ts';
import { rawFormatZhTw } from '../../../src/web/raw-format/words.zh-tw.ts';
import { repairEn } from '../../../src/web/repair/words.en.ts';
import { repairZhTw } from '../../../src/web/repair/words.zh-tw.ts';
import { webhooksEn } from '../../../src/web/webhooks/words.en.ts';
import { webhooksZhTw } from '../../../src/web/webhooks/words.zh-tw.ts';
import { en, zhTw } from '../../support/page-words.ts';
import { wordSentences } from '../word-sentences.ts';

function flat(words: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flat(value, `${prefix}${key}.`)],
    ),
  );
}

/** Pages with a namespace of their own; the same rules apply. */
const english = flat({
  ...en,
  alarms: alarmsEn,
  mailChoice: mailChoiceEn,
  emergency: { ...emergencyEn, ...stepEn, exercise: exerciseEn },
  onCall: onCallEn,
  audit: auditDetailEn,
  calendar: calendarEn,
  tables: tablesEn,
  finding: findingEn,
  patterns: patternsEn,
  publicHours: { ...publicHoursEn, title: publicHoursTitle.en },
  rawFormat: rawFormatEn,
  repair: repairEn,
  reporting: reportingEn,
  support: supportEn,
  webhooks: webhooksEn,
});
const chinese = flat({
  ...zhTw,
  alarms: alarmsZhTw,
  mailChoice: mailChoiceZhTw,
  emergency: { ...emergencyZhTw, ...stepZhTw, exercise: exerciseZhTw },
  onCall: onCallZhTw,
  audit: auditDetailZhTw,
  calendar: calendarZhTw,
  tables: tablesZhTw,
  finding: findingZhTw,
  patterns: patternsZhTw,
  publicHours: { ...publicHoursZhTw, title: publicHoursTitle['zh-TW'] },
  rawFormat: rawFormatZhTw,
  repair: repairZhTw,
  reporting: reportingZhTw,
  support: supportZhTw,
  webhooks: webhooksZhTw,
});

/** Words of mainland Chinese, each with the one Taiwan uses. */
const mainland: Record<string, string> = {
  文件夾: '資料夾',
  默認: '預設',
  視頻: '影片',
  音頻: '音訊、語音',
  軟件: '軟體',
  硬件: '硬體',
  網絡: '網路',
  服務器: '伺服器',
  信息: '資訊、訊息',
  數據: '資料',
  用戶: '使用者、客戶',
  登錄: '登入',
  註銷: '登出',
  界面: '介面',
  點擊: '按、點選',
  加載: '載入',
  保存設置: '儲存設定',
  設置: '設定',
  添加: '新增',
  刪掉: '刪除',
  搜索: '搜尋',
  質量: '品質',
  打印: '列印',
  屏幕: '螢幕',
  鼠標: '滑鼠',
  鏈接: '連結',
  郵箱: '信箱、電子郵件',
  賬號: '帳號',
  賬戶: '帳戶',
  密鑰: '金鑰',
  驗證碼短信: '簡訊驗證碼',
  短信: '簡訊',
  上傳文件: '上傳檔案',
  錄音文件: '語音檔',
  節假日: '假日',
  激活: '啟用',
  支持: '支援',
  實時: '即時',
  隊列: '佇列',
  反饋: '回饋、意見',
  在線: '線上',
  離線狀態下: '離線時',
  程序: '程式',
  計算機: '電腦',
  操作系統: '作業系統',
  通過電子郵件: '以電子郵件',
};

/** One thing has one name: former names, each with the one to use. */
const otherNames: Record<string, string> = {
  標準語音: '系統預設語音',
  預設內容: '系統預設語音',
  替代語音: '系統預設語音',
  特別日: '自訂日期',
  問候語: '歡迎語',
  貴組織: '貴公司',
  所屬組織: '所屬公司',
  同仁: '內部人員',
  撤回邀請: '撤銷邀請',
  最後回覆: '最後受理時間',
  啟用日期: '啟用日',
  導入日: '啟用日',
  電話合約: '電話服務合約',
  電話通路: '電話服務合約、電話線路',
  要求編號: '錯誤編號',
  requestId: '錯誤編號',
  預計完成: '承諾完成時間',
  釋出: '放回佇列',
  退回佇列: '放回佇列',
  讀回: '讀取確認、重新讀取比對',
  這樣做: '執行',
};
/** Recording is an activity, and the service that is sold; its result is a voice file. */
const otherNamesEnglish: [RegExp, string][] = [
  [/^(?!(Voice )?Recording$).*\brecordings?\b(?! (level|equipment))/is, 'voice file'],
  [/\bsecond (step|factor)\b/i, 'two-step verification'],
  [/\bproved?\b|\bproof\b/i, 'confirmed, verified'],
  [/\bput(ting)? back (at|to)\b/i, 'restored'],
  [/\bread back\b/i, 'confirmed'],
  [/\b(own|special) (place|days)\b/i, 'custom prompt, own dates'],
  [/\brevision\b(?!\}\})/i, 'version'],
  [/\bmails\b/i, 'messages'],
  [/\bsomebody\b/i, 'someone'],
  [/\bmend\b/i, 'fix, correct'],
  [/\bphone(-channel)? contract\b/i, 'phone service contract'],
  [/\brequest id\b/i, 'error number'],
  [/\bslot\b(?!\}\}?)/i, 'prompt'],
];

/** Badges, timeline titles and actions are shown alone, so they begin with a capital letter. */
const standAlone =
  /^admin\.(yes|no|audit\.(actions|roles)\.)|^people\.(role|invitations|keys|staff)\.|^account\.(messages|secondFactor)\./;

describe('the words of the pages', () => {
  it('are the same keys in both languages', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
    expect(english.size).toBeGreaterThan(150);
  });

  it('have the same placeholders in both languages', () => {
    const holders = (text: string | undefined) =>
      [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
    for (const [key, text] of english)
      expect({ key, holders: holders(chinese.get(key)) }).toEqual({ key, holders: holders(text) });
  });

  it('are never empty, and Chinese is not left in English', () => {
    for (const text of [...english.values(), ...chinese.values()]) expect(text.trim()).not.toBe('');
    // Placeholders and the product's name are the same in both languages.
    const spoken = (text: string) => /[a-z]/i.test(text.replace(/\{\{\w+\}\}|Lineshift/g, ''));
    const untranslated = [...chinese].filter(([key, text]) => text === english.get(key) && spoken(text));
    expect(untranslated.map(([key]) => key)).toEqual([]);
  });

  it('never dismiss with a bare "Cancel": the way out says what stays', () => {
    const bare = (words: Map<string, string>) =>
      [...words].filter(([, text]) => /^(cancel( it)?|取消)$/i.test(text.trim()));
    expect([...bare(english), ...bare(chinese)]).toEqual([]);
    const dismissals = [...english.keys()].filter((key) => key.endsWith('Keep') || key.endsWith('.keep'));
    expect(dismissals.length).toBeGreaterThan(14);
    for (const key of dismissals) {
      const deed = key.endsWith('.keep') ? key.replace(/keep$/, 'confirm') : key.replace(/Keep$/, '');
      expect({ key, is: english.get(key) }).not.toEqual({ key, is: english.get(deed) });
      expect({ key, is: chinese.get(key) }).not.toEqual({ key, is: chinese.get(deed) });
    }
  });

  it('have plain apostrophes in English: a curly one is as wide as a character in Chinese fonts', () => {
    expect([...english].filter(([, text]) => /[‘’]/.test(text))).toEqual([]);
  });

  it("are Taiwan's own: no words of the mainland, no simplified characters, full-width punctuation", () => {
    const faults = [...chinese].flatMap(([key, text]) => [
      ...Object.keys(mainland)
        .filter((word) => text.includes(word))
        .map((word) => `${key}: ${word} → ${mainland[word]}`),
      ...(/[这们来时说过为会个国对发经开关门车东语请单业务户应设线听权让记录认]/.test(text)
        ? [`${key}: simplified`]
        : []),
      ...(/\p{Script=Han}[,;!?]|[,;!?]\p{Script=Han}/u.test(text) ? [`${key}: half-width punctuation`] : []),
    ]);
    expect(faults).toEqual([]);
  });

  it('call one thing by one name, in pages as in refusals', () => {
    const told = wordSentences.map(({ at, sentence }) => [at, sentence] as const);
    const allChinese = [...chinese, ...told.map(([at, sentence]) => [at, sentence['zh-TW']] as const)];
    const allEnglish = [...english, ...told.map(([at, sentence]) => [at, sentence.en] as const)];
    const faults = [
      ...allChinese.flatMap(([at, text]) =>
        Object.keys(otherNames)
          .filter((word) => text.includes(word))
          .map((word) => `${at}: ${word} → ${otherNames[word]}`),
      ),
      ...allEnglish.flatMap(([at, text]) =>
        otherNamesEnglish
          .filter(([pattern]) => pattern.test(text))
          .map(([pattern, name]) => `${at}: ${pattern.exec(text)?.[0]} → ${name}`),
      ),
    ];
    expect(faults).toEqual([]);
  });

  it('begin with a capital letter where they stand alone', () => {
    const { status = {}, kind = {}, slot = {}, weekday = {} } = vocabulary;
    const words = [status, kind, slot, weekday, timelineWords].flatMap((list) => Object.values(list));
    const badges = [...english].filter(([key]) => standAlone.test(key)).map(([, text]) => text);
    expect(badges.length).toBeGreaterThan(60);
    const small = [...words.map((word) => word.en), ...badges].filter((text) => /^[a-z]/.test(text));
    expect(small).toEqual([]);
  });
});
