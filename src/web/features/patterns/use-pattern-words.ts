import { useTranslation } from 'react-i18next';
import type { Language } from '../../lib/language.ts';
import { patternsEn } from './words.en.ts';
import { patternsZhTw } from './words.zh-tw.ts';

const words = { en: patternsEn, 'zh-TW': patternsZhTw };

/** The pattern page's own words in the reader's language. They are not among the pages' words, so that no other page loads them. */
export function usePatternWords() {
  const { i18n } = useTranslation();
  return words[i18n.language as Language];
}
