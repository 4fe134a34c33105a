import type { DayTableFaultCode } from '../../domain/line/day-table.ts';
import type { EventFaultCode } from '../../domain/line/days-of-events.ts';
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

/** Why an event of a calendar, or a part of it, is left out; `{name}` is the event's. */
export const eventFaultWords: Record<EventFaultCode, Sentence> = {
  date_unreadable: {
    en: '“{name}” has no date that exists ({given}). Correct it in your calendar.',
    'zh-TW': '「{name}」沒有正確的日期（{given}），請在行事曆中修正。',
  },
  range_reversed: {
    en: '“{name}” ends before it begins. Correct it in your calendar.',
    'zh-TW': '「{name}」的結束時間早於開始時間，請在行事曆中修正。',
  },
  name_missing: {
    en: 'The event on {given} has no name. Give it one in your calendar.',
    'zh-TW': '{given} 的活動沒有名稱，請在行事曆中填寫。',
  },
  hours_unreadable: {
    en: '“{name}” has hours that cannot be read: {given}.',
    'zh-TW': '無法讀取「{name}」的營業時間：{given}。',
  },
  no_end: {
    en: '“{name}” has no end, so it closes nothing. Give it an end, or make it an all-day event.',
    'zh-TW': '「{name}」沒有結束時間，因此不會休業。請設定結束時間，或改為全天活動。',
  },
  day_past: { en: '“{name}” on {given} has passed.', 'zh-TW': '「{name}」（{given}）已經過了。' },
  day_beyond: {
    en: '“{name}” is left out from {given} on: only this year and the next are read.',
    'zh-TW': '「{name}」自 {given} 起不匯入，只讀取今年與明年的日期。',
  },
  no_day_ahead: {
    en: '“{name}” does not occur again before the end of next year.',
    'zh-TW': '「{name}」到明年底以前不會再出現。',
  },
  day_twice: {
    en: '“{name}” gives {given} other hours than another event of the file.',
    'zh-TW': '「{name}」在 {given} 的營業時間與檔案中的另一個活動不同。',
  },
  hours_many: {
    en: '{given} would be closed more than 12 times by “{name}”. Join its events in your calendar.',
    'zh-TW': '「{name}」使 {given} 的休業時段超過 12 段，請在行事曆中合併。',
  },
};

/** The title of a day with hours of its own in a calendar that is exported. */
export const openDaysSentence: Sentence = { en: '{name} (open {hours})', 'zh-TW': '{name}（營業 {hours}）' };
