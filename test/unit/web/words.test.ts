import { describe, expect, it } from 'vitest';
import { en } from '../../../src/web/words/en.ts';
import { zhTw } from '../../../src/web/words/zh-tw.ts';

function flat(words: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flat(value, `${prefix}${key}.`)],
    ),
  );
}

const english = flat(en);
const chinese = flat(zhTw);

/** Words of the mainland, each with the one Taiwan uses. */
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
    // Placeholders and the product's name are the same everywhere.
    const spoken = (text: string) => /[a-z]/i.test(text.replace(/\{\{\w+\}\}|Lineshift/g, ''));
    const untranslated = [...chinese].filter(([key, text]) => text === english.get(key) && spoken(text));
    expect(untranslated.map(([key]) => key)).toEqual([]);
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
});
