import { dateKeyOfDay, dayOfDateKey, weekdayOfDay } from './taipei-time.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Days between the spreadsheets' day 0 and 1 January 1970, and the serial numbers of this century. */
const serialDays = dayOfDateKey('1899-12-30') ?? 0;
const [firstSerial, lastSerial] = [36_526, 73_050];

/** A year below 1911 is one of the Republic's, whose years begin in 1912. */
function dateOf(year: string, month: string, day: string): string | null {
  const western = Number(year) < 1911 ? Number(year) + 1911 : Number(year);
  const date = `${western}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return dayOfDateKey(date) === null ? null : date;
}

/** `5 Feb 2027`, `5-Feb-27`, `February 5, 2027`. */
function englishDate(text: string): string | null {
  const parts =
    /^(?<day>\d{1,2})[- ]?(?<name>[a-z]{3})[a-z]*\.?[- ,]*(?<year>\d{4}|\d{2})$/i.exec(text) ??
    /^(?<name>[a-z]{3})[a-z]*\.? ?(?<day>\d{1,2})(?:st|nd|rd|th)?[, ]+(?<year>\d{4})$/i.exec(text);
  const { day = '', name = '', year = '' } = parts?.groups ?? {};
  const month = months.indexOf(name.toLowerCase()) + 1;
  return month === 0 ? null : dateOf(year.length === 2 ? `20${year}` : year, String(month), day);
}

/** What a spreadsheet adds to a date: midnight, as it shows or stores it. */
const midnight = /[ T](?:上午 ?12|0?0):00(?::00(?:\.0+)?)?(?: ?AM)?$/i;

/**
 * `2027-02-05`, `2027/2/5`, `20270205`, `116/2/5`, `民國116年2月5日`, `1160205`, `5 Feb 2027`, with a weekday that fits behind it, with the
 * midnight of a spreadsheet, or its serial number; full-width figures too. Null for a day that does not exist, and where the order of
 * day and month is open (`5/2/2027`).
 */
export function writtenDate(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(midnight, '')
    .replace(/^民國 ?/, '');
  const [, before = '', weekday = ''] =
    /^(.*?\S) ?\(?((?:星期|週|周)[一二三四五六日天]|(?<=\()[一二三四五六日天])\)?$/.exec(plain) ?? [];
  if (weekday !== '') {
    const date = writtenDate(before);
    return date !== null && fitsWeekday(date, weekday) ? date : null;
  }
  const clean = plain.replace(/\s/g, '');
  const serial = /^\d{5}$/.test(clean) ? Number(clean) : 0;
  if (serial >= firstSerial && serial <= lastSerial) return dateKeyOfDay(serialDays + serial);
  const [, year = '', month = '', day = ''] =
    /^(\d{3,4})(\d{2})(\d{2})$/.exec(clean) ?? /^(\d{2,4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(clean) ?? [];
  return year === '' ? englishDate(plain) : dateOf(year, month, day);
}

/** Days by which an end without a year may lie in the next one: further off it is taken for a slip. */
const overNewYear = 31;

/** `2/11`, `2月11日`, `11` after a first date; whole dates as they are. */
function writtenEnd(text: string, from: string): string | null {
  const whole = writtenDate(text);
  if (whole !== null) return whole;
  const [, month = from.slice(5, 7), day = ''] =
    /^(?:(\d{1,2})[-/.月])?(\d{1,2})日?(?:\([一二三四五六日天]\))?$/.exec(text.trim()) ?? [];
  if (day === '') return null;
  const year = Number(from.slice(0, 4));
  const end = dateOf(String(year), month, day);
  const later = dateOf(String(year + 1), month, day);
  const near = later !== null && (dayOfDateKey(later) ?? 0) - (dayOfDateKey(from) ?? 0) <= overNewYear;
  return end !== null && end < from && near ? later : end;
}

/**
 * One date, or two with `~`, `至`, `到` or a dash between them; the second may leave out what it shares with the first
 * (`2027/2/6~2/11`), and may stand apart as `end`. Null where one of them is no date; the end may lie before the beginning.
 */
export function writtenRange(text: string, end = ''): { from: string; to: string } | null {
  const whole = writtenDate(text);
  if (whole !== null) {
    const to = end === '' ? whole : writtenEnd(end, whole);
    return to === null ? null : { from: whole, to };
  }
  if (end !== '') return null;
  const clean = text.normalize('NFKC');
  for (const between of [/[~至到–—]/, / - /, /-/]) {
    const [first = '', second = '', ...more] = clean.split(between);
    const from = second === '' || more.length > 0 ? null : writtenDate(first);
    const to = from && writtenEnd(second, from);
    if (from && to) return { from, to };
  }
  return null;
}

const weekdayMarks = ['一', '二', '三', '四', '五', '六', '日'];

/** Whether a weekday as written is that of a date: `星期一`, `週一` and `一` are Monday, `天` is Sunday as well. */
export function fitsWeekday(date: string, text: string): boolean {
  const given = text
    .normalize('NFKC')
    .replace(/^(星期|週|周)/, '')
    .replace('天', '日');
  return weekdayMarks[weekdayOfDay(dayOfDateKey(date) ?? 0) - 1] === given;
}
