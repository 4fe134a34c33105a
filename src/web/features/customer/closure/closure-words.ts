import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { closureEn } from './words.en.ts';
import { closureZhTw } from './words.zh-tw.ts';

// With its pages, not with every page's words: few people read them.
i18next.addResourceBundle('en', 'closure', closureEn);
i18next.addResourceBundle('zh-TW', 'closure', closureZhTw);

/** The words of a customer's own closures, in the reader's language. */
export function useClosureWords() {
  return useTranslation('closure').t;
}
