import i18next from 'i18next';
import { exerciseEn } from './exercise-words.en.ts';
import { exerciseZhTw } from './exercise-words.zh-tw.ts';

// With the pages of exercises, beside the other words of the emergency desk.
i18next.addResourceBundle('en', 'emergency', { exercise: exerciseEn });
i18next.addResourceBundle('zh-TW', 'emergency', { exercise: exerciseZhTw });
