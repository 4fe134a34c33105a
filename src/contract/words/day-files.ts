import type { DayTableFaultCode } from '../../domain/line/day-table.ts';
import type { Sentence } from './wording.ts';

/** Why a row of a file of days is left out; `{given}` is its cell. */
export const dayTableFaultWords: Record<DayTableFaultCode, Sentence> = {
  date_unreadable: {
    en: '“{given}” is no date. Write it like 2027-02-05.',
    'zh-TW': '「{given}」不是日期，請寫成 2027-02-05 的格式。',
  },
  range_reversed: {
    en: 'The last day, {given}, is before the first.',
    'zh-TW': '結束日期 {given} 早於開始日期。',
  },
  range_long: {
    en: 'The range to {given} is longer than 400 days.',
    'zh-TW': '到 {given} 的期間超過 400 天。',
  },
  hours_unreadable: {
    en: '“{given}” are no hours. Write 09:00-12:00, several with commas, or nothing for closed.',
    'zh-TW': '「{given}」不是營業時間，請寫成 09:00-12:00（多段以逗號分隔），不營業請留空。',
  },
  name_missing: { en: 'The day has no name.', 'zh-TW': '沒有填寫名稱。' },
  formula_in_cell: {
    en: '“{given}” begins like a formula of a spreadsheet. Write it as plain text.',
    'zh-TW': '「{given}」是試算表公式，請改成一般文字。',
  },
  weekday_wrong: {
    en: 'The day is not a “{given}”: the date or the weekday is wrong.',
    'zh-TW': '這一天不是星期「{given}」，日期或星期有誤。',
  },
  day_twice: {
    en: '{given} stands in the file twice, with different content.',
    'zh-TW': '{given} 在檔案中出現兩次，內容不同。',
  },
  day_past: { en: '{given} has passed.', 'zh-TW': '{given} 已經過了。' },
};
