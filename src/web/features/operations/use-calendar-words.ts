import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { calendarEn } from './calendar-words.en.ts';
import { calendarZhTw } from './calendar-words.zh-tw.ts';

// Both languages: the reader may switch while the page is open.
i18next.addResourceBundle('en', 'calendar', calendarEn);
i18next.addResourceBundle('zh-TW', 'calendar', calendarZhTw);

/** The words of the calendar's pages, `t('own.title')`. They come with these pages, so that no other page loads them. */
export function useCalendarWords() {
  return useTranslation('calendar').t;
}
