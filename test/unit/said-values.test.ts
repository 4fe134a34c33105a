import { describe, expect, it } from 'vitest';
import { parsePhoneSystemSettings } from '../../src/connectors/phone-systems/phone-system-settings.ts';
import { say } from '../../src/contract/words/say.ts';
import type { Deps } from '../../src/deps.ts';
import { parseSettings } from '../../src/features/phone-systems/phone-system-input.ts';
import { presentFinding } from '../../src/features/prompts/prompts.presenter.ts';
import type { AppError } from '../../src/shared/app-error.ts';

describe('a value in a sentence', () => {
  it.each([
    [0.4, '0.4 seconds', '0.4 秒'],
    [1, '1 second', '1 秒'],
    [75, '75 seconds', '75 秒'],
    [119.7, '2 minutes', '2 分鐘'],
    [200, '3 minutes 20 seconds', '3 分 20 秒'],
    [600, '10 minutes', '10 分鐘'],
  ])('that is a duration of %d s is said in minutes where people do', (seconds, english, chinese) => {
    const sentence = { en: '{seconds}', 'zh-TW': '{seconds}' };
    expect([say(sentence, 'en', { seconds }), say(sentence, 'zh-TW', { seconds })]).toEqual([english, chinese]);
  });

  it('says the limit of a voice file as people do', () => {
    const finding = { code: 'too_long', severity: 'error', params: { limitSeconds: 600 } } as const;
    expect(presentFinding(finding, 'zh-TW').message).toBe('語音檔超過 10 分鐘。');
    expect(presentFinding(finding, 'en').message).toBe('The voice file is longer than 10 minutes.');
  });

  it('that is a phone number is written as people here write it', () => {
    const sentence = { en: '{number}', 'zh-TW': '{number}' };
    expect(say(sentence, 'en', { number: '+886255501001' })).toBe('02-5550-1001');
    expect(say(sentence, 'en', { number: 'R-7K3M-Q2XD' })).toBe('R-7K3M-Q2XD');
  });
});

describe('what is wrong with a setting of a phone system', () => {
  const deps = { parsePhoneSystemSettings } as Deps;
  it.each([
    ['manual', { rendition: 'mp3' }, '請選擇其中之一：wav8k, wav16k, ulaw8k, alaw8k, g722。'],
    ['manual', { speed: 1 }, '這種電話系統沒有這項設定。'],
    ['directory', { folder: 'pbx' }, '請輸入絕對路徑（例：/srv/pbx）。'],
    ['directory', { folder: '/srv', keepOldPromptsMinutes: 1.5 }, '缺少這項設定，或型別不正確。'],
    ['directory', { folder: '/srv', keepOldPromptsMinutes: 1e9 }, '數值過大。'],
    ['fax', {}, '請選擇其中之一：directory, manual。'],
  ])('is said in the language of the reader: %s %j', (kind, settings, sentence) => {
    let said: string[] = [];
    try {
      parseSettings(deps, { kind, settings }, 'zh-TW');
    } catch (error) {
      said = (error as AppError).errors.map(({ message }) => message);
    }
    expect(said).toEqual([sentence]);
  });
});
