import type { Sentence } from './wording.ts';

/** Stands for the name of somebody whose words were deleted from the audit. */
export const removedName: Sentence = { en: 'Name removed', 'zh-TW': '姓名已移除' };
