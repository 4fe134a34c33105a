import { useTranslation } from 'react-i18next';
import type { Language } from '../../lib/language.ts';
import { supportEn } from './words.en.ts';
import { supportZhTw } from './words.zh-tw.ts';

const words = { en: supportEn, 'zh-TW': supportZhTw };

/** The words of support's pages in the reader's language. */
export function useSupportWords(): { words: typeof supportEn; language: Language } {
  const { i18n } = useTranslation();
  const language = i18n.language as Language;
  return { words: words[language], language };
}
