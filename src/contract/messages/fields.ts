import type { Sentence } from './message.ts';
import type { ReaderLanguage } from './say.ts';

/** What is wrong with one field, where its code alone says it; the faults of shapes come with their own sentence. */
export const fieldMessages: Record<string, Sentence> = {
  missing: { en: 'This is missing.', 'zh-TW': '缺少這個欄位。' },
  unknown_field: { en: 'There is no such field.', 'zh-TW': '沒有這個欄位。' },
  too_many: { en: 'Send one only.', 'zh-TW': '只能傳送一個。' },
  unknown_upload: {
    en: 'You have no upload with this id.',
    'zh-TW': '沒有這個代碼的上傳檔案。',
  },
};

/** A field's fault for its reader. */
export function presentFieldFault<Fault extends { code: string; message: string }>(
  fault: Fault,
  language: ReaderLanguage,
): Fault {
  const sentence = fieldMessages[fault.code];
  return sentence ? { ...fault, message: sentence[language] } : fault;
}
