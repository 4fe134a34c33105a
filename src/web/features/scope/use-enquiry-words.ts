import { useTranslation } from 'react-i18next';
import type { Sentence } from '../../../contract/words/wording.ts';
import type { Language } from '../../lib/language.ts';
import { enquiriesEn } from './enquiry-words.en.ts';
import { enquiriesZhTw } from './enquiry-words.zh-tw.ts';

const words = { en: enquiriesEn, 'zh-TW': enquiriesZhTw };

/** The words of questions in the reader's language, and the one of a sentence in both. */
export function useEnquiryWords() {
  const { i18n } = useTranslation();
  const language = i18n.language as Language;
  return { words: words[language], said: (sentence: Sentence) => sentence[language], language };
}
