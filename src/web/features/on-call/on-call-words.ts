import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { onCallEn } from './words.en.ts';
import { onCallZhTw } from './words.zh-tw.ts';

// With the page, not with every page's words: few people read them.
i18next.addResourceBundle('en', 'onCall', onCallEn);
i18next.addResourceBundle('zh-TW', 'onCall', onCallZhTw);

/** The words of the on-call list, in the reader's language. */
export function useOnCallWords() {
  return useTranslation('onCall').t;
}

/** The place in words: who is notified first, second, third. */
export function usePlaceWord(): (order: number) => string {
  const t = useOnCallWords();
  const named = ['first', 'second', 'third'] as const;
  return (order) => {
    const name = named[order - 1];
    return name ? t(`place.${name}`) : t('place.other', { order });
  };
}
