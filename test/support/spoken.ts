import { createInstance } from 'i18next';
import { vocabulary } from '../../src/contract/words/vocabulary.ts';
import { alarmsEn } from '../../src/web/alarms/alarms-words.en.ts';
import { alarmsZhTw } from '../../src/web/alarms/alarms-words.zh-tw.ts';
import { mailChoiceEn } from '../../src/web/features/account/mail-choice-words.en.ts';
import { mailChoiceZhTw } from '../../src/web/features/account/mail-choice-words.zh-tw.ts';
import { consentEn } from '../../src/web/features/consent/words.en.ts';
import { consentZhTw } from '../../src/web/features/consent/words.zh-tw.ts';
import { consentsEn } from '../../src/web/features/customer/consents/words.en.ts';
import { consentsZhTw } from '../../src/web/features/customer/consents/words.zh-tw.ts';
import { exerciseEn } from '../../src/web/features/emergency/exercise-words.en.ts';
import { exerciseZhTw } from '../../src/web/features/emergency/exercise-words.zh-tw.ts';
import { stepEn } from '../../src/web/features/emergency/step-words.en.ts';
import { stepZhTw } from '../../src/web/features/emergency/step-words.zh-tw.ts';
import { emergencyEn } from '../../src/web/features/emergency/words.en.ts';
import { emergencyZhTw } from '../../src/web/features/emergency/words.zh-tw.ts';
import { onCallEn } from '../../src/web/features/on-call/words.en.ts';
import { onCallZhTw } from '../../src/web/features/on-call/words.zh-tw.ts';
import { handLinesEn } from '../../src/web/features/technician/emergency-words.en.ts';
import { handLinesZhTw } from '../../src/web/features/technician/emergency-words.zh-tw.ts';
import { en, zhTw } from './page-words.ts';

export type Language = 'zh-TW' | 'en';

const words = createInstance({
  resources: {
    en: {
      translation: en,
      handLines: handLinesEn,
      consent: consentEn,
      consents: consentsEn,
      emergency: { ...emergencyEn, ...stepEn, exercise: exerciseEn },
      onCall: onCallEn,
      alarms: alarmsEn,
      mailChoice: mailChoiceEn,
    },
    'zh-TW': {
      translation: zhTw,
      handLines: handLinesZhTw,
      consent: consentZhTw,
      consents: consentsZhTw,
      emergency: { ...emergencyZhTw, ...stepZhTw, exercise: exerciseZhTw },
      onCall: onCallZhTw,
      alarms: alarmsZhTw,
      mailChoice: mailChoiceZhTw,
    },
  },
  fallbackLng: false,
  interpolation: { escapeValue: false },
});
await words.init();

/** The pages' words in a language, by key (`onCall:`, `mailChoice:` and the like for words that come with their page), so that one story runs in both languages. @throws Error for a key without words. */
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
