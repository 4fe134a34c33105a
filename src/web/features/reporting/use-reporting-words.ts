import { useTranslation } from 'react-i18next';
import type { Language } from '../../lib/language.ts';
import { reportingEn } from './words.en.ts';
import { reportingZhTw } from './words.zh-tw.ts';

const words = { en: reportingEn, 'zh-TW': reportingZhTw };

/** The page's own words and the reader's language; no other page loads them. */
export function useReportingWords() {
  const { i18n } = useTranslation();
  const language = i18n.language as Language;
  return { words: words[language], language };
}
