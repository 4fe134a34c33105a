import type { ReaderLanguage } from './say.ts';
import { fill, type Sentence } from './wording.ts';

/** The parts of a zod issue that the sentences need. */
export interface InputFault {
  code: string;
  input?: unknown;
  /** The kind of thing whose size is wrong: `string`, `array`, `number`, `date`… */
  origin?: string;
  minimum?: unknown;
  maximum?: unknown;
  /** `email`, `date`, `datetime`, `uuid`, `regex`… */
  format?: string;
  /** The expected type: `string`, `number`, `object`… */
  expected?: unknown;
  values?: unknown[];
  /** The kinds that a body may have. */
  options?: unknown[];
  divisor?: unknown;
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
    en: 'This is not a time with an offset (2026-03-04T17:40:00+08:00).',
    'zh-TW': '時間格式不正確，須含時區（例：2026-03-04T17:40:00+08:00）。',
  },
  uuid: { en: 'This is not an id.', 'zh-TW': '代碼格式不正確。' },
  url: { en: 'This is not a web address.', 'zh-TW': '網址格式不正確。' },
};
const otherFormat: Sentence = { en: 'The format is not valid.', 'zh-TW': '格式不正確。' };
/** An empty form field whose content is chosen, not typed. */
const chosen: Record<string, Sentence> = {
  date: { en: 'Choose a date.', 'zh-TW': '請選擇日期。' },
  datetime: { en: 'Choose a date and a time.', 'zh-TW': '請選擇日期與時間。' },
};
const noSuchDay: Sentence = { en: 'There is no such day in the calendar.', 'zh-TW': '沒有這個日期。' };
const noSuchTime: Sentence = {
  en: 'There is no such time. A day has 00:00:00 to 23:59:59.',
  'zh-TW': '沒有這個時間，一天是 00:00:00 到 23:59:59。',
};
const offsetMissing: Sentence = {
  en: 'Add the offset from UTC, like +08:00 or Z.',
  'zh-TW': '請加上時差，例如 +08:00 或 Z。',
};
const types: Record<string, Sentence> = {
  string: { en: 'This must be text.', 'zh-TW': '此欄位須為文字。' },
  number: { en: 'This must be a number.', 'zh-TW': '此欄位須為數字。' },
  int: { en: 'This must be a whole number.', 'zh-TW': '此欄位須為整數。' },
  boolean: { en: 'This must be true or false.', 'zh-TW': '此欄位須為 true 或 false。' },
  array: { en: 'This must be a list.', 'zh-TW': '此欄位須為清單。' },
  object: { en: 'This must be an object with fields.', 'zh-TW': '此欄位須為含欄位的物件。' },
};
const choices: Sentence = { en: 'Choose one of: {list}.', 'zh-TW': '請選擇其中之一：{list}。' };
const multiple: Sentence = { en: 'This must be a multiple of {limit}.', 'zh-TW': '須為 {limit} 的倍數。' };
const noName: Sentence = { en: 'This name cannot be used here.', 'zh-TW': '這裡不能使用這個名稱。' };
const other: Sentence = { en: 'This value cannot be used here.', 'zh-TW': '這裡不能使用這個值。' };

/** Every sentence about an invalid field, for the tests. */
export const inputSentences: readonly Sentence[] = [
  ...[smallest, largest, formats, chosen, types].flatMap((sentences) => Object.values(sentences)),
  ...[needed, otherFormat, noSuchDay, noSuchTime, offsetMissing, choices, multiple, noName, other],
];

/** Words one zod issue for people. */
export function sayInputFault(fault: InputFault, language: ReaderLanguage): string {
  const limits: Record<string, unknown> = { too_small: fault.minimum, not_multiple_of: fault.divisor };
  const limit = String(limits[fault.code] ?? fault.maximum);
  const list = [fault.values, fault.options].find((values) => values && values.length > 0) ?? [];
  return fill(sentenceOf(fault)[language], { limit, list: list.join(', ') });
}

function sentenceOf(fault: InputFault): Sentence {
  const isEmpty = fault.input === undefined || fault.input === null || fault.input === '';
  const mayBeEmpty = ['invalid_type', 'invalid_format', 'invalid_value', 'too_small', 'invalid_union'];
  if (isEmpty && mayBeEmpty.includes(fault.code)) return chosen[fault.format ?? ''] ?? needed;
  switch (fault.code) {
    case 'too_small':
      return fault.minimum === 1 && isOfParts(fault) ? needed : ofOrigin(smallest, fault);
    case 'too_big':
      return ofOrigin(largest, fault);
    case 'invalid_type':
      return types[fault.expected === 'record' ? 'object' : String(fault.expected)] ?? other;
    case 'invalid_format':
      return formatSentence(fault);
    case 'invalid_value':
    case 'invalid_union':
      return (fault.values ?? fault.options ?? []).length > 0 ? choices : other;
    case 'not_multiple_of':
      return multiple;
    case 'invalid_key':
      return noName;
    default:
      return other;
  }
}

function isOfParts({ origin }: InputFault): boolean {
  return origin === 'string' || origin === 'array';
}

function ofOrigin(sentences: Record<string, Sentence>, { origin = '' }: InputFault): Sentence {
  return sentences[origin] ?? (origin === 'int' ? sentences.number : undefined) ?? other;
}

/** For dates and times: what exactly is wrong, where that can be told. */
function formatSentence({ format = '', input }: InputFault): Sentence {
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?)?$/i.exec(String(input));
  const [, date, time, offset] = parts ?? [];
  if (date !== undefined && (format === 'date' ? time === undefined : format === 'datetime')) {
    if (!isDay(date)) return noSuchDay;
    if (time !== undefined && !/^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?$/.test(time)) return noSuchTime;
    if (time !== undefined && offset === undefined) return offsetMissing;
  }
  return formats[format] ?? otherFormat;
}

function isDay(date: string): boolean {
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
}
