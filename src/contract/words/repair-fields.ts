import type { Sentence } from './wording.ts';

/** Faults of the steps of a repair. */
export const repairFieldWords: Record<string, Sentence> = {
  unknown_prompt: {
    en: 'Choose a voice file of your own that the check accepted, as it was sent.',
    'zh-TW': '請選擇檢查合格、未經修整的自有語音檔。',
  },
  repair_step_twice: { en: 'Name each repair once.', 'zh-TW': '每項修整只能指定一次。' },
  too_many_joined: { en: 'Join at most four files.', 'zh-TW': '最多接上四個檔案。' },
};
