import type { Language } from '../lib/language.ts';

/** Each language in itself, so that its readers find it. */
export const languageNames: Record<Language, string> = { 'zh-TW': '繁體中文', en: 'English' };
