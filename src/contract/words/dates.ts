import { dayMs, dayOfDateKey, formatTaipei, weekdayOfDay } from '../../domain/calendar/taipei-time.ts';
import type { Sentence } from './wording.ts';

const weekdaysEnglish = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const weekdaysChinese = ['一', '二', '三', '四', '五', '六', '日'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Formats a date (`YYYY-MM-DD`) for people: `Sat 14 Feb`, `2月14日（六）`. The one style of pages, mails and refusals. */
export function sayDay(date: string, language: keyof Sentence, withYear = false): string {
  const day = dayOfDateKey(date) ?? 0;
  const weekday = weekdayOfDay(day) - 1;
  const calendarDate = new Date(day * dayMs);
  const year = calendarDate.getUTCFullYear();
  const month = calendarDate.getUTCMonth();
  const dayOfMonth = calendarDate.getUTCDate();
  return language === 'en'
    ? `${weekdaysEnglish[weekday]} ${dayOfMonth} ${months[month]}${withYear ? ` ${year}` : ''}`
    : `${withYear ? `${year}年` : ''}${month + 1}月${dayOfMonth}日（${weekdaysChinese[weekday]}）`;
}

/** Formats an instant in Taipei's time, to the minute: `Mon 30 Nov, 18:00`, `11月30日（一）18:00`; optionally with the year. */
export function sayInstant(instant: Date, language: keyof Sentence, withYear = false): string {
  const [date = '', time = ''] = formatTaipei(instant).split('T');
  return `${sayDay(date, language, withYear)}${language === 'en' ? ', ' : ''}${time.slice(0, 5)}`;
}
