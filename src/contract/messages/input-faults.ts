import { fill, type Sentence } from './message.ts';
import type { ReaderLanguage } from './say.ts';

/** As much of a shape's complaint as the sentences need. */
export interface InputFault {
  code: string;
  input?: unknown;
  /** What has a size: `string`, `array`, `number`, `date`… */
  origin?: string;
  minimum?: unknown;
  maximum?: unknown;
  /** `email`, `date`, `datetime`, `uuid`, `regex`… */
  format?: string;
  values?: unknown[];
}

const needed: Sentence = { en: 'This is required.', 'zh-TW': '此欄位必填。' };
const smallest: Record<string, Sentence> = {
  string: { en: 'At least {limit} characters.', 'zh-TW': '至少要 {limit} 個字元。' },
  array: { en: 'At least {limit}.', 'zh-TW': '至少要 {limit} 項。' },
  number: { en: 'Not below {limit}.', 'zh-TW': '不可小於 {limit}。' },
};
const largest: Record<string, Sentence> = {
  string: { en: 'At most {limit} characters.', 'zh-TW': '最多 {limit} 個字元。' },
  array: { en: 'At most {limit}.', 'zh-TW': '最多 {limit} 項。' },
  number: { en: 'Not above {limit}.', 'zh-TW': '不可大於 {limit}。' },
};
const formats: Record<string, Sentence> = {
  email: { en: 'This is not an e-mail address.', 'zh-TW': '電子郵件格式不正確。' },
  date: { en: 'This is not a date (2026-03-04).', 'zh-TW': '日期格式不正確（例：2026-03-04）。' },
  datetime: {
    en: 'This is not a time with its offset (2026-03-04T17:40:00+08:00).',
    'zh-TW': '時間格式不正確，須含時區（例：2026-03-04T17:40:00+08:00）。',
  },
  other: { en: 'This does not have the right form.', 'zh-TW': '格式不正確。' },
};
const choices: Sentence = { en: 'Choose one of: {list}.', 'zh-TW': '請選擇其中之一：{list}。' };

/** A fault of one field as people say it; null where a shape's own sentence has to do. */
export function sayInputFault(fault: InputFault, language: ReaderLanguage): string | null {
  const sentence = sentenceOf(fault);
  if (sentence === null) return null;
  const limit = String(fault.code === 'too_small' ? fault.minimum : fault.maximum);
  return fill(sentence[language], { limit, list: (fault.values ?? []).join(', ') });
}

function sentenceOf(fault: InputFault): Sentence | null {
  const isEmpty = fault.input === undefined || fault.input === null || fault.input === '';
  if (isEmpty && ['invalid_type', 'invalid_format', 'invalid_value', 'too_small'].includes(fault.code)) return needed;
  switch (fault.code) {
    case 'too_small':
      return fault.minimum === 1 && fault.origin !== 'number' ? needed : (smallest[fault.origin ?? ''] ?? null);
    case 'too_big':
      return largest[fault.origin ?? ''] ?? null;
    case 'invalid_format':
      return formats[fault.format ?? ''] ?? (formats.other as Sentence);
    case 'invalid_value':
      return (fault.values ?? []).length > 0 ? choices : null;
    default:
      return null;
  }
}
