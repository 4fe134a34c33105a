import i18next from 'i18next';
import { useEmergencyWords } from './emergency-words.ts';
import { stepEn } from './step-words.en.ts';
import { stepZhTw } from './step-words.zh-tw.ts';

// With what takes steps, not with the situation: it only reads.
i18next.addResourceBundle('en', 'emergency', stepEn, true);
i18next.addResourceBundle('zh-TW', 'emergency', stepZhTw, true);

/** The words of the emergency desk with those of its steps, in the reader's language. */
export function useStepWords() {
  return useEmergencyWords();
}
