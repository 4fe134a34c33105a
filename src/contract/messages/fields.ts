import { fill, type Sentence } from './message.ts';
import type { ReaderLanguage } from './say.ts';

/**
 * What is wrong with one field, for faults that bring no sentence along; `{given}` is what their thrower named. Those of shapes
 * have their own.
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
  unknown_upload: {
    en: 'You have no upload with this id.',
    'zh-TW': '沒有這個代碼的上傳檔案。',
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
