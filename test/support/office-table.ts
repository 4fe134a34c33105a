import type { OfficialYear } from '../../src/domain/calendar/official-year.ts';
import { dateKeyOfDay, dayOfDateKey, weekdayOfDay } from '../../src/domain/calendar/taipei-time.ts';

/** The rows of a year's table as its publisher writes them: date, weekday, day off, name. */
export function officeRows({ year, holidays, makeupSaturdays }: OfficialYear): string[][] {
  const first = dayOfDateKey(`${year}-01-01`) ?? 0;
  const next = dayOfDateKey(`${year + 1}-01-01`) ?? 0;
  return Array.from({ length: next - first }, (_, index) => {
    const day = first + index;
    const date = dateKeyOfDay(day);
    const isOff = date in holidays || (weekdayOfDay(day) > 5 && !makeupSaturdays.includes(date));
    return [
      date.replaceAll('-', ''),
      '一二三四五六日'[weekdayOfDay(day) - 1] as string,
      isOff ? '2' : '0',
      holidays[date] ?? '',
    ];
  });
}

/** As CSV in the publisher's layout. */
export function officeCsv(year: OfficialYear): string {
  return ['西元日期,星期,是否放假,備註', ...officeRows(year).map((row) => row.join(','))].join('\r\n');
}
