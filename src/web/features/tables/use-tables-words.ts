import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { tablesEn } from './words.en.ts';
import { tablesZhTw } from './words.zh-tw.ts';

// Both languages: the reader may switch while the page is open.
i18next.addResourceBundle('en', 'tables', tablesEn);
i18next.addResourceBundle('zh-TW', 'tables', tablesZhTw);

/** The words of the import pages, `t('lines.title')`. They come with these pages, so that no other page loads them. */
export function useTablesWords() {
  return useTranslation('tables').t;
}
