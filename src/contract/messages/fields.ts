import { fill, type Sentence } from './message.ts';
import type { ReaderLanguage } from './say.ts';

/**
 * What is wrong with one field, for faults that bring no sentence along; `{given}` is what their thrower named. A shape with a rule
 * of its own names one of these as its message; the other faults of shapes are said by `input-faults.ts`.
 */
export const fieldMessages: Record<string, Sentence> = {
  missing: { en: 'This is missing.', 'zh-TW': '缺少這個欄位。' },
  unknown_field: { en: 'There is no such field.', 'zh-TW': '沒有這個欄位。' },
  unusable_text: {
    en: 'This holds characters that are no text: NUL, or half of a character.',
    'zh-TW': '內含無法儲存的字元（NUL 或不完整的字元）。',
  },
  too_deep: { en: 'This is nested too deeply.', 'zh-TW': '巢狀層數過多。' },
  too_many: { en: 'Send one only.', 'zh-TW': '只能傳送一個。' },
  until_before_from: { en: 'The end must not be before the start.', 'zh-TW': '迄日不可早於起日。' },
  year_out_of_range: { en: 'The year must be between 1970 and 2999.', 'zh-TW': '年份須介於 1970 至 2999。' },
  control_character: { en: 'Remove tabs, line breaks and the like.', 'zh-TW': '請移除定位字元、換行等控制字元。' },
  nothing_provided: { en: 'Give a voice file or an answer.', 'zh-TW': '請提供語音檔或文字回覆。' },
  not_a_clock_time: { en: 'This is not a time of day (09:00).', 'zh-TW': '時間格式不正確（例：09:00）。' },
  not_a_phone_number: {
    en: 'Write the number with its country code (+886223456789).',
    'zh-TW': '請輸入含國碼的號碼（例：+886223456789）。',
  },
  unknown_upload: {
    en: 'You have no upload with this id.',
    'zh-TW': '沒有這個代碼的上傳檔案。',
  },
  unknown_request: {
    en: 'You have no request with this id.',
    'zh-TW': '沒有這個代碼的需求。',
  },
  other_place: {
    en: 'That request is about another line or prompt. Choose the same, or file a request of its own.',
    'zh-TW': '原需求的線路或語音位置不同，請選擇相同的線路與語音位置，或另外提出需求。',
  },
  reopen_note_missing: {
    en: 'Say what is not right, so that our technicians know what to look for.',
    'zh-TW': '請說明哪裡有問題，以便技術人員處理。',
  },
  step_left_out: { en: 'The step {given} is not signed off.', 'zh-TW': '步驟 {given} 尚未確認。' },
  unknown_step: {
    en: 'The checklist has no step {given}. Read the job again.',
    'zh-TW': '檢核表中沒有步驟 {given}，請重新讀取工作。',
  },
};

/** A field's fault for its reader. */
export function presentFieldFault<Fault extends { code: string; message: string }>(
  fault: Fault,
  language: ReaderLanguage,
): Fault {
  const sentence = fieldMessages[fault.code];
  return sentence ? { ...fault, message: fill(sentence[language], { given: fault.message }) } : fault;
}
