import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../lib/clock.ts';
import { useFormats } from '../../lib/formats.ts';
import { areaName } from '../../lib/place-names.ts';
import { emergencyEn } from './words.en.ts';
import { emergencyZhTw } from './words.zh-tw.ts';

// With the pages, not with every page's words: few people read them.
i18next.addResourceBundle('en', 'emergency', emergencyEn);
i18next.addResourceBundle('zh-TW', 'emergency', emergencyZhTw);

/** The words of the emergency desk, in the reader's language. */
export function useEmergencyWords() {
  return useTranslation('emergency').t;
}

/** Names where and when lines are closed. */
export function usePlaceAndTime() {
  const t = useEmergencyWords();
  const { moment } = useFormats();
  const now = useNow(30_000);
  const momentOf = (at: string) => moment(at, now);
  return {
    momentOf,
    areaOf: (area: { county: string; district: string | null } | null) => (area ? areaName(area) : t('wholeCountry')),
    windowOf: ({ from, until }: { from: string; until: string }) =>
      t('window', { from: momentOf(from), until: momentOf(until) }),
  };
}
