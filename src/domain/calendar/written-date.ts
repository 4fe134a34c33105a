import { dayOfDateKey, weekdayOfDay } from './taipei-time.ts';

/** `2027-02-05`, `2027/2/5`, `20270205`, `116/2/5`, `116年2月5日`; full-width figures too. Null for a day that does not exist. */
export function writtenDate(text: string): string | null {
  const clean = text.normalize('NFKC').replace(/\s/g, '');
  const [, year = '', month = '', day = ''] =
    /^(\d{4})(\d{2})(\d{2})$/.exec(clean) ?? /^(\d{2,4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(clean) ?? [];
  if (year === '') return null;
  // Years of the Republic begin in 1912.
  const western = Number(year) < 1911 ? Number(year) + 1911 : Number(year);
  const date = `${western}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return dayOfDateKey(date) === null ? null : date;
}

const weekdayMarks = ['一', '二', '三', '四', '五', '六', '日'];

/** Whether a weekday as written is that of a date: `星期一`, `週一` and `一` are Monday, `天` is Sunday as well. */
export function fitsWeekday(date: string, text: string): boolean {
  const given = text
    .normalize('NFKC')
    .replace(/^(星期|週)/, '')
    .replace('天', '日');
  return weekdayMarks[weekdayOfDay(dayOfDateKey(date) ?? 0) - 1] === given;
}
