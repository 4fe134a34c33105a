import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { repairEn } from './words.en.ts';
import { repairZhTw } from './words.zh-tw.ts';

// With the parts that show repairs, not with every page's words.
i18next.addResourceBundle('en', 'repair', repairEn);
i18next.addResourceBundle('zh-TW', 'repair', repairZhTw);

/** The words of repairs, in the reader's language. */
export function useRepairWords() {
  return useTranslation('repair').t;
}
