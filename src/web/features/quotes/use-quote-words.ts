import { useTranslation } from 'react-i18next';
import type { Sentence } from '../../../contract/words/wording.ts';
import type { Language } from '../../lib/language.ts';
import { quotesEn } from './words.en.ts';
import { quotesZhTw } from './words.zh-tw.ts';

const words = { en: quotesEn, 'zh-TW': quotesZhTw };

/** The words of quotes in the reader's language, loaded with their pages, and the one of a sentence in both. */
export function useQuoteWords() {
  const { i18n } = useTranslation();
  const language = i18n.language as Language;
  return { words: words[language], said: (sentence: Sentence | undefined) => sentence?.[language] ?? '', language };
}
