import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { consentsEn } from './words.en.ts';
import { consentsZhTw } from './words.zh-tw.ts';

// With its pages, not with every page's words: few people read them.
i18next.addResourceBundle('en', 'consents', consentsEn);
i18next.addResourceBundle('zh-TW', 'consents', consentsZhTw);

/** The words of standing consents, in the reader's language. */
export function useConsentsWords() {
  return useTranslation('consents').t;
}
