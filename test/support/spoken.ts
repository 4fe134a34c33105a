import { createInstance } from 'i18next';
import { vocabulary } from '../../src/contract/words/vocabulary.ts';
import { en, zhTw } from './page-words.ts';

export type Language = 'zh-TW' | 'en';

const words = createInstance({
  resources: { en: { translation: en }, 'zh-TW': { translation: zhTw } },
  fallbackLng: false,
  interpolation: { escapeValue: false },
});
await words.init();

/** What the pages say in a language, by key: a story is told once and told in both. @throws Error for a key without words. */
export function speaker(language: Language) {
  const t = words.getFixedT(language);
  return {
    say(key: string, values: Record<string, string> = {}): string {
      if (!words.exists(key, { lng: language })) throw new Error(`no words for ${key}`);
      return String(t(key as never, values as never));
    },
    /** A word of the domain: `word('status', 'completed')`. */
    word(list: 'status' | 'kind' | 'weekday' | 'slot', code: string): string {
      const found = vocabulary[list]?.[code]?.[language];
      if (found === undefined) throw new Error(`no word for ${list} ${code}`);
      return found;
    },
  };
}
