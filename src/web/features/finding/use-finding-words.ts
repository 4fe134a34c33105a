import { useTranslation } from 'react-i18next';
import type { Language } from '../../lib/language.ts';
import { findingEn } from './words.en.ts';
import { findingZhTw } from './words.zh-tw.ts';

const words = { en: findingEn, 'zh-TW': findingZhTw };

/** The search's own words in the reader's language. */
export function useFindingWords() {
  const { i18n } = useTranslation();
  return words[i18n.language as Language];
}
