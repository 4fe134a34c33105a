import { useTranslation } from 'react-i18next';
import type { Sentence } from '../../contract/words/wording.ts';
import type { Language } from '../lib/language.ts';
import { webhooksEn } from './words.en.ts';
import { webhooksZhTw } from './words.zh-tw.ts';

const words = { en: webhooksEn, 'zh-TW': webhooksZhTw };

/** The words of webhooks in the reader's language, and the one of a sentence in both. */
export function useWebhookWords() {
  const { i18n } = useTranslation();
  const language = i18n.language as Language;
  return { words: words[language], said: (sentence: Sentence) => sentence[language] };
}
