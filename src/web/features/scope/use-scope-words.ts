import { useTranslation } from 'react-i18next';
import type { Language } from '../../lib/language.ts';
import { scopeEn } from './words.en.ts';
import { scopeZhTw } from './words.zh-tw.ts';

const words = { en: scopeEn, 'zh-TW': scopeZhTw };

/** The words of the scope table in the reader's language, and that language. */
export function useScopeWords() {
  const { i18n } = useTranslation();
  const language = i18n.language as Language;
  return { words: words[language], language };
}
