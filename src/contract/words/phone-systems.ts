import type { Sentence, Wordings } from './wording.ts';

export const phoneSystemWords: Wordings = {
  phone_system_name_taken: {
    title: { en: 'The name is in use', 'zh-TW': '名稱已在使用中' },
    detail: {
      en: 'Another phone system is called {name}. Choose another name.',
      'zh-TW': '已有名為「{name}」的電話系統，請改用其他名稱。',
    },
    next: { label: { en: 'See the phone systems', 'zh-TW': '查看電話系統' }, href: '/api/v1/phone-systems' },
  },
  phone_system_settings_invalid: {
    title: { en: 'The settings do not fit this kind of phone system', 'zh-TW': '設定不符合這種電話系統' },
    detail: {
      en: 'Each setting that is missing, unknown or unusable is named below. Correct them and send again.',
      'zh-TW': '缺少、不明或無法使用的設定都已逐一列出，請修正後再送出。',
    },
    next: { label: { en: 'Read the API guide', 'zh-TW': '查看 API 說明' }, href: '/api/docs' },
  },
};

/** Faults of single settings, by the driver's code; `value_unusable` for all others. */
export const settingWords: Record<string, Sentence> & { value_unusable: Sentence } = {
  unknown_key: {
    en: 'This is not a setting of this kind of phone system.',
    'zh-TW': '這種電話系統沒有這項設定。',
  },
  invalid_type: { en: 'The setting is missing or of the wrong type.', 'zh-TW': '缺少這項設定，或型別不正確。' },
  too_small: { en: 'The value is too small.', 'zh-TW': '數值過小。' },
  too_big: { en: 'The value is too large.', 'zh-TW': '數值過大。' },
  not_an_absolute_path: {
    en: 'Give an absolute path, as /srv/pbx.',
    'zh-TW': '請輸入絕對路徑（例：/srv/pbx）。',
  },
  invalid_value: { en: 'Choose one of: {detail}.', 'zh-TW': '請選擇其中之一：{detail}。' },
  unknown_kind: { en: 'Choose one of: {detail}.', 'zh-TW': '請選擇其中之一：{detail}。' },
  value_unusable: { en: 'This value cannot be used.', 'zh-TW': '無法使用這個值。' },
};
